package dev.candor.label.verdict;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The figures the decision table goes by.
@Path("/v1/decision-rules")
@Tag(name = "Verdicts")
class DecisionRulesResource {
    private final ChangeRules changeRules;
    private final Actors actors;

    DecisionRulesResource(ChangeRules changeRules, Actors actors) {
        this.changeRules = changeRules;
        this.actors = actors;
    }

    @GET
    @RolesAllowed(Scopes.LABEL_READ)
    @Operation(
            summary = "The figures in force",
            description = "And how far judging again by them is.")
    @APIResponse(
            responseCode = "200",
            description = "The figures",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RulesView.class),
                            examples =
                                    @ExampleObject(
                                            name = "figures",
                                            value = VerdictExamples.RULES_VIEW)))
    public Uni<RulesView> inForce() {
        return changeRules.inForce(actors.current());
    }

    @POST
    @RolesAllowed(Scopes.PROFILE_ADMIN)
    @Operation(
            summary = "Set the figures of the decision table",
            description =
                    "The next version. Every verdict of the organization is judged again in the"
                            + " background; what comes out otherwise gets a new version and keeps"
                            + " its history. What an editor decided stays.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RulesRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "largerFills",
                                            value = VerdictExamples.RULES)))
    @APIResponse(
            responseCode = "202",
            description = "The figures, in force; the rest is judged again",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RulesView.class),
                            examples =
                                    @ExampleObject(
                                            name = "figures",
                                            value = VerdictExamples.RULES_VIEW)))
    @APIResponse(responseCode = "409", description = "`idempotency-in-flight`")
    @APIResponse(responseCode = "422", description = "`idempotency-key-reused`")
    public Uni<RestResponse<RulesView>> change(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull RulesRequest request) {
        return changeRules
                .change(actors.current(), key, request)
                .map(
                        view ->
                                RestResponse.ResponseBuilder.<RulesView>accepted(view)
                                        .location(URI.create("/v1/decision-rules"))
                                        .build());
    }
}
