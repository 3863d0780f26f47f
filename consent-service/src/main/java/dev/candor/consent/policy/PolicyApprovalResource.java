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
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Tag(name = "Policy approvals", description = "Uses that a rule leaves to a role to decide")
@Path("/v1/policy-approvals")
class PolicyApprovalResource {
    private final ApproveUse approveUse;
    private final PolicyApprovals approvals;
    private final Actors actors;

    PolicyApprovalResource(ApproveUse approveUse, PolicyApprovals approvals, Actors actors) {
        this.approveUse = approveUse;
        this.approvals = approvals;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.POLICY_APPROVE)
    @Operation(
            summary = "Decide on a use",
            description =
                    "By somebody in the role that the rule names, of the version in force. The"
                        + " latest decision on a use counts; a new version of the policy asks anew."
                        + " Consent is another matter: both have to be there.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyApprovalRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "script",
                                            value = PolicyExamples.APPROVAL)))
    @APIResponse(
            responseCode = "201",
            description = "Decided",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyApprovalView.class),
                            examples =
                                    @ExampleObject(
                                            name = "approved",
                                            value = PolicyExamples.APPROVED)))
    @APIResponse(
            responseCode = "404",
            description =
                    "`unknown-policy`: no such policy; or `unknown-rule`: the version in force has"
                            + " no such rule")
    @APIResponse(
            responseCode = "409",
            description =
                    "`policy-not-in-force`: no version of it is; or `idempotency-in-flight`: a"
                            + " request with this Idempotency-Key is still being answered")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<PolicyApprovalView>> decide(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull PolicyApprovalRequest request) {
        return approveUse
                .decide(actors.current(), key, request)
                .map(view -> RestResponse.status(RestResponse.Status.CREATED, view));
    }

    @GET
    @RolesAllowed(Scopes.POLICY_READ)
    @Operation(
            summary = "List decisions",
            description = "Oldest first; with use those on one script or asset.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema =
                                    @Schema(
                                            implementation =
                                                    PolicyExamples.PolicyApprovalPage.class),
                            examples =
                                    @ExampleObject(
                                            name = "page",
                                            value = PolicyExamples.APPROVED_PAGE)))
    public Uni<Page<PolicyApprovalView>> list(
            @Parameter(description = "SHA-256 that names the use")
                    @RestQuery
                    @Pattern(
                            regexp = "[0-9a-f]{64}",
                            message = "not 64 lower-case hexadecimal digits of a SHA-256")
                    @Nullable String use,
            @Valid @BeanParam PageRequest page) {
        return approvals.list(actors.current().organization(), use, page);
    }
}
