package dev.candor.provenance.inspection;

import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.provenance.media.Intake;
import dev.candor.provenance.media.Media;
import dev.candor.provenance.media.SpooledAsset;
import dev.candor.provenance.media.SpooledMedia;
import dev.candor.provenance.media.Upload;
import dev.candor.provenance.media.Workbench;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;

/// Inspection over HTTP.
@Path("/v1/inspections")
@Produces(MediaType.APPLICATION_JSON)
class InspectionResource {
    private final Inspect inspect;
    private final Intake intake;
    private final SpooledMedia spooled;
    private final Workbench workbench;
    private final Actors actors;

    InspectionResource(
            Inspect inspect,
            Intake intake,
            SpooledMedia spooled,
            Workbench workbench,
            Actors actors) {
        this.inspect = inspect;
        this.intake = intake;
        this.spooled = spooled;
        this.workbench = workbench;
        this.actors = actors;
    }

    @POST
    @Consumes({"image/*", MediaType.APPLICATION_OCTET_STREAM, MediaType.MULTIPART_FORM_DATA})
    @RolesAllowed(Scopes.PROVENANCE_READ)
    public Uni<InspectionView> inspect(@Context RoutingContext exchange) {
        return intake.receive(exchange, Set.of()).map(Upload::asset).chain(this::inspected);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PROVENANCE_READ)
    public Uni<InspectionView> inspectSpooled(@Valid @NotNull SpooledAsset request) {
        return spooled.open(actors.current(), request.spool()).chain(this::inspected);
    }

    private Uni<InspectionView> inspected(Media media) {
        return workbench.run(() -> InspectionView.of(inspect.inspect(media)));
    }
}
