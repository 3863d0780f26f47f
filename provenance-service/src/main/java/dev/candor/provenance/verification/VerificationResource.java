package dev.candor.provenance.verification;

import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Roles;
import dev.candor.provenance.media.Intake;
import dev.candor.provenance.media.Media;
import dev.candor.provenance.media.SpooledAsset;
import dev.candor.provenance.media.SpooledMedia;
import dev.candor.provenance.media.Upload;
import dev.candor.provenance.media.Workbench;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
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

/// Verification over HTTP.
@Path("/v1/verifications")
@Produces(MediaType.APPLICATION_JSON)
class VerificationResource {
    private final Verify verify;
    private final Intake intake;
    private final SpooledMedia spooled;
    private final Workbench workbench;
    private final Actors actors;

    VerificationResource(
            Verify verify,
            Intake intake,
            SpooledMedia spooled,
            Workbench workbench,
            Actors actors) {
        this.verify = verify;
        this.intake = intake;
        this.spooled = spooled;
        this.workbench = workbench;
        this.actors = actors;
    }

    @POST
    @Consumes({"image/*", MediaType.APPLICATION_OCTET_STREAM, MediaType.MULTIPART_FORM_DATA})
    @PermitAll
    public Uni<VerificationView> verify(@Context RoutingContext exchange) {
        return intake.receive(exchange, Set.of()).map(Upload::asset).chain(this::verified);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.GATEWAY)
    public Uni<VerificationView> verifySpooled(@Valid @NotNull SpooledAsset request) {
        return spooled.open(actors.current(), request.spool()).chain(this::verified);
    }

    private Uni<VerificationView> verified(Media media) {
        return workbench.run(() -> VerificationView.of(verify.verify(media), media));
    }
}
