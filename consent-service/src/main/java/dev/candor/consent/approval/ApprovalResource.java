package dev.candor.consent.approval;

import dev.candor.consent.grant.GrantId;
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

@Tag(name = "Approvals", description = "Single uses that a person approves one by one")
@Path("/v1/grants/{grant}/approvals")
class ApprovalResource {
    private final RequestApproval requestApproval;
    private final DecideUse decideUse;
    private final FindApprovals findApprovals;
    private final Actors actors;

    ApprovalResource(
            RequestApproval requestApproval,
            DecideUse decideUse,
            FindApprovals findApprovals,
            Actors actors) {
        this.requestApproval = requestApproval;
        this.decideUse = decideUse;
        this.findApprovals = findApprovals;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.CONSENT_CHECK)
    @Operation(
            summary = "Put a use to a person",
            description =
                    "For a grant with a line whose approval is PER_USE. Until it is approved, a"
                            + " check of this use answers REVIEW.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ApprovalRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "script",
                                            value = ApprovalExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "Asked",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ApprovalView.class),
                            examples =
                                    @ExampleObject(
                                            name = "requested",
                                            value = ApprovalExamples.REQUESTED)))
    @APIResponse(responseCode = "404", description = "`unknown-grant`: no such grant")
    @APIResponse(
            responseCode = "409",
            description =
                    "`use-asked-about`: asked about and not rejected; or `idempotency-in-flight`")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<ApprovalView>> request(
            @RestPath UUID grant,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull ApprovalRequest request) {
        return requestApproval
                .request(actors.current(), key, new GrantId(grant), request)
                .map(view -> RestResponse.status(RestResponse.Status.CREATED, view));
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(
            summary = "List the uses that were put to a person",
            description = "Of one grant, oldest first, with what was said to each.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ApprovalExamples.ApprovalPage.class),
                            examples =
                                    @ExampleObject(name = "page", value = ApprovalExamples.PAGE)))
    @APIResponse(responseCode = "404", description = "`unknown-grant`: no such grant")
    public Uni<Page<ApprovalView>> list(@RestPath UUID grant, @Valid @BeanParam PageRequest page) {
        return findApprovals
                .of(actors.current(), new GrantId(grant), page)
                .map(found -> found.map(ApprovalView::of));
    }

    @POST
    @Path("/{id}/decision")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Approve or reject a use",
            description =
                    "By the person, who speaks for them, or staff who write it down and name the"
                        + " representative whose word it is. For a child and an estate as many have"
                        + " to agree as the quorum asks. One no rejects it, also later.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = VerdictRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "approve",
                                            value = ApprovalExamples.VERDICT)))
    @APIResponse(
            responseCode = "200",
            description = "What has become of it",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ApprovalView.class),
                            examples =
                                    @ExampleObject(
                                            name = "approved",
                                            value = ApprovalExamples.APPROVED)))
    @APIResponse(responseCode = "404", description = "`unknown-grant` or `unknown-approval`")
    @APIResponse(
            responseCode = "409",
            description = "`use-decided`, `another-voice-needed` or `idempotency-in-flight`")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<ApprovalView> decide(
            @RestPath UUID grant,
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull VerdictRequest request) {
        return decideUse.decide(
                actors.current(), key, new GrantId(grant), new ApprovalId(id), request);
    }
}
