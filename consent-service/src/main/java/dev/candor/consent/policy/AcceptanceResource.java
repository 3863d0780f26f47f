package dev.candor.consent.policy;

import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

@Tag(name = "Policy acceptances", description = "Who goes by which policy")
@Path("/v1/policy-acceptances")
class AcceptanceResource {
    private final AcceptPolicy acceptPolicy;
    private final Acceptances acceptances;
    private final Actors actors;

    AcceptanceResource(AcceptPolicy acceptPolicy, Acceptances acceptances, Actors actors) {
        this.acceptPolicy = acceptPolicy;
        this.acceptances = acceptances;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.POLICY_READ)
    @Operation(
            summary = "Accept a version of a policy",
            description =
                    "For yourself: your account goes by it from now on. Once is enough; again"
                        + " answers the same. A check by an account that has not accepted what asks"
                        + " for it is not ALLOW.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AcceptanceRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "first-version",
                                            value = PolicyExamples.ACCEPTANCE)))
    @APIResponse(
            responseCode = "201",
            description = "Accepted",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AcceptanceView.class),
                            examples =
                                    @ExampleObject(
                                            name = "accepted",
                                            value = PolicyExamples.ACCEPTED)))
    @APIResponse(
            responseCode = "404",
            description = "`unknown-policy`: no such policy, or no such version of it")
    @APIResponse(
            responseCode = "409",
            description =
                    "`policy-ended`: this version is over; or `idempotency-in-flight`: a request"
                            + " with this Idempotency-Key is still being answered")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<AcceptanceView>> accept(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull AcceptanceRequest request) {
        return acceptPolicy
                .accept(actors.current(), key, request)
                .map(view -> RestResponse.status(RestResponse.Status.CREATED, view));
    }

    @GET
    @RolesAllowed(Scopes.POLICY_READ)
    @Operation(
            summary = "List acceptances",
            description =
                    "Your own; for policy editors, consent officers, auditors and administrators"
                            + " everybody's. Oldest first.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyExamples.AcceptancePage.class),
                            examples =
                                    @ExampleObject(
                                            name = "page",
                                            value = PolicyExamples.ACCEPTED_PAGE)))
    public Uni<Page<AcceptanceView>> list(@Valid @BeanParam PageRequest page) {
        return acceptances.list(actors.current(), page);
    }
}
