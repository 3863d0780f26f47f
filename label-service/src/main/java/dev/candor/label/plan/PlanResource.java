package dev.candor.label.plan;

import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What to show, where.
@Path("/v1/plans")
@Tag(name = "Plans")
class PlanResource {
    private final MakePlan makePlan;
    private final Plans plans;
    private final Actors actors;

    PlanResource(MakePlan makePlan, Plans plans, Actors actors) {
        this.makePlan = makePlan;
        this.plans = plans;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.LABEL_DECIDE)
    @Operation(
            summary = "Plan a label",
            description =
                    "Says what has to be shown on a piece of media in the markets it goes to, and"
                        + " which profile asks for it. Several markets: the strictest wins, choice"
                        + " by choice; where no single file suits them, each gets a variant. A"
                        + " variant lists every instruction: what to draw, say, write and embed.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PlanRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "twoMarkets",
                                            value = PlanExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "The plan; Location names it",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PlanView.class),
                            examples =
                                    @ExampleObject(name = "twoMarkets", value = PlanExamples.VIEW)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`label-not-prominent`: reporting on harmful content and advocacy need a"
                        + " prominent label, a note and a source; `not-publishable`: the verdict"
                        + " forbids it; or `idempotency-in-flight`: a request with this"
                        + " Idempotency-Key is still being answered")
    @APIResponse(
            responseCode = "422",
            description =
                    "`unknown-verdict`, `unknown-market`, `unknown-modality`: errors names it;"
                        + " `label-does-not-fit`: `minimumWidth` says how wide the picture has to"
                        + " be; `label-must-be-in-the-picture`: `profiles` do not take a label on"
                        + " the player; `incompatible-profiles`: no position suits all profiles of"
                        + " one market; or `idempotency-key-reused`: this Idempotency-Key was used"
                        + " with another request")
    public Uni<RestResponse<PlanView>> make(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull PlanRequest request) {
        return makePlan.make(actors.current(), key, request)
                .map(
                        view ->
                                RestResponse.ResponseBuilder.<PlanView>created(
                                                URI.create("/v1/plans/" + view.id()))
                                        .entity(view)
                                        .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.LABEL_READ)
    @Operation(
            summary = "Read a plan",
            description =
                    "What each market needs, which rules say so, and the label that"
                            + " satisfies all of them.")
    @APIResponse(
            responseCode = "200",
            description = "The plan",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PlanView.class),
                            examples =
                                    @ExampleObject(name = "twoMarkets", value = PlanExamples.VIEW)))
    @APIResponse(responseCode = "404", description = "`unknown-plan`: no such plan")
    public Uni<PlanView> get(@RestPath UUID id) {
        return plans.require(actors.current().organization(), new PlanId(id)).map(PlanView::of);
    }
}
