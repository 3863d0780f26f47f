package dev.candor.label.standing;

import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.standing.StandingTold;
import dev.candor.label.verdict.VerdictId;
import dev.candor.label.verdict.Verdicts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// How the publications behind verdicts stand.
@Path("/v1/verdicts/{id}/standing")
@Tag(name = "Verdicts")
class StandingResource {
    private final SetStanding setStanding;
    private final Standings standings;
    private final Verdicts verdicts;
    private final Actors actors;

    StandingResource(
            SetStanding setStanding, Standings standings, Verdicts verdicts, Actors actors) {
        this.setStanding = setStanding;
        this.standings = standings;
        this.verdicts = verdicts;
        this.actors = actors;
    }

    @GET
    @RolesAllowed(Scopes.LABEL_READ)
    @Operation(
            operationId = "getVerdictStanding",
            summary = "How the publication behind a verdict stands",
            description =
                    "Whether it is out, retracted, or no longer consented to, since when, and how"
                            + " it stood before. Its badge says the same.")
    @APIResponse(
            responseCode = "200",
            description = "The standing and its history",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = StandingView.class),
                            examples =
                                    @ExampleObject(name = "ended", value = StandingView.EXAMPLE)))
    @APIResponse(responseCode = "404", description = "`unknown-verdict`: no such verdict")
    public Uni<StandingView> get(@RestPath UUID id) {
        var verdict = new VerdictId(id);
        return verdicts.require(actors.current().organization(), verdict)
                .chain(() -> standings.history(verdict))
                .map(history -> StandingView.of(verdict, history));
    }

    @PUT
    @RolesAllowed(Scopes.LABEL_DECIDE)
    @Operation(hidden = true) // what the gateway says to us is no public interface
    public Uni<StandingView> set(@RestPath UUID id, @Valid @NotNull StandingTold told) {
        var actor = actors.current();
        if (!actor.viaGateway()) {
            throw new Declined(
                    CommonProblem.FORBIDDEN,
                    "The gateway alone says how a publication stands: retract the publication.");
        }
        return setStanding.set(actor.organization(), new VerdictId(id), told);
    }
}
