package dev.candor.provenance.manifest;

import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.standing.StandingTold;
import dev.candor.provenance.standing.Standings;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// How the publications of signed media stand.
@Path("/v1/manifests/{label}/standing")
@Tag(name = "Manifests")
class StandingResource {
    private final ManifestEntries entries;
    private final Standings standings;
    private final Actors actors;

    StandingResource(ManifestEntries entries, Standings standings, Actors actors) {
        this.entries = entries;
        this.standings = standings;
        this.actors = actors;
    }

    @GET
    @RolesAllowed(Scopes.PROVENANCE_READ)
    @Operation(
            operationId = "getManifestStanding",
            summary = "How the publication of signed media stands",
            description =
                    "Whether it is out, retracted, or no longer consented to, since when, and how"
                            + " it stood before. The signature itself stays what it was.")
    @APIResponse(
            responseCode = "200",
            description = "The standing and its history",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = StandingView.class),
                            examples =
                                    @ExampleObject(name = "ended", value = StandingView.EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "`unknown-manifest`: your organization signed none of this label here")
    public Uni<StandingView> get(
            @Parameter(description = "Label of the manifest, the last part of its JUMBF URI")
                    @RestPath
                    String label) {
        return entries.require(actors.current().organization(), label).chain(() -> view(label));
    }

    @PUT
    @RolesAllowed(Scopes.PROVENANCE_SIGN)
    @Operation(hidden = true) // what the gateway says to us is no public interface
    @WithTransaction
    public Uni<StandingView> set(@RestPath String label, @Valid @NotNull StandingTold told) {
        var actor = actors.current();
        if (!actor.viaGateway()) {
            throw new Declined(
                    CommonProblem.FORBIDDEN,
                    "The gateway alone says how a publication stands: retract the publication.");
        }
        return entries.require(actor.organization(), label)
                .chain(() -> standings.tell(actor.organization(), label, told.toStands()))
                .chain(() -> view(label));
    }

    private Uni<StandingView> view(String label) {
        return standings.history(label).map(history -> StandingView.of(label, history));
    }
}
