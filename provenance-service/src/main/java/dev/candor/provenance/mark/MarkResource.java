package dev.candor.provenance.mark;

import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.provenance.media.SpooledMedia;
import dev.candor.provenance.media.Workbench;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Marks over HTTP, for the gateway's publications.
@Path("/v1/marks")
@Produces(MediaType.APPLICATION_JSON)
class MarkResource {
    private final WriteMarks writeMarks;
    private final SpooledMedia spooled;
    private final Workbench workbench;
    private final Actors actors;

    MarkResource(WriteMarks writeMarks, SpooledMedia spooled, Workbench workbench, Actors actors) {
        this.writeMarks = writeMarks;
        this.spooled = spooled;
        this.workbench = workbench;
        this.actors = actors;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PROVENANCE_SIGN)
    @Operation(hidden = true) // what the gateway says to us is no public interface
    public Uni<MarkView> write(@Valid @NotNull MarkRequest request) {
        var actor = actors.current();
        return spooled.open(actor, request.spool())
                .chain(
                        media ->
                                workbench.run(
                                        () ->
                                                writeMarks.write(
                                                        actor.organization(),
                                                        media,
                                                        request.marks())));
    }
}
