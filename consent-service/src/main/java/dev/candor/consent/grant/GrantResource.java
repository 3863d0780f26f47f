package dev.candor.consent.grant;

import dev.candor.consent.scope.Codes;
import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.SubjectId;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import java.net.URI;
import java.util.Objects;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Tag(name = "Grants", description = "What a person permits and prohibits")
@Path("/v1/grants")
class GrantResource {
    private final RequestGrant requestGrant;
    private final ExpressGrant expressGrant;
    private final WithdrawGrant withdrawGrant;
    private final FindGrants findGrants;
    private final Actors actors;

    GrantResource(
            RequestGrant requestGrant,
            ExpressGrant expressGrant,
            WithdrawGrant withdrawGrant,
            FindGrants findGrants,
            Actors actors) {
        this.requestGrant = requestGrant;
        this.expressGrant = expressGrant;
        this.withdrawGrant = withdrawGrant;
        this.findGrants = findGrants;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Ask a person",
            description =
                    "Line by line, on the strength of one notice. Nothing is permitted until the"
                        + " person expresses it: only ACTIVE can permit, and only in the period of"
                        + " a line. With draft it is written down and not asked yet. What a line"
                        + " does not narrow (likeness, techniques, projects, languages) is meant in"
                        + " full. After answerBy the request has LAPSED, after its last permission"
                        + " a grant has EXPIRED, by the clock alone. possible names what can be"
                        + " done next.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = GrantRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "campaign",
                                            value = GrantExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "Asked; Location names the grant",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = GrantView.class),
                            examples =
                                    @ExampleObject(
                                            name = "requested",
                                            value = GrantExamples.REQUESTED)))
    @APIResponse(
            responseCode = "404",
            description = "`unknown-subject`, `unknown-notice` or `unknown-agreement`")
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(
            responseCode = "422",
            description =
                    "`rule-of-law`: a legal profile does not allow it, and rule, profile and source"
                        + " say which; `unknown-profile`, `notice-not-effective`,"
                        + " `line-not-in-agreement`: the agreement it names permits less; or"
                        + " `idempotency-key-reused`: this Idempotency-Key was used with another"
                        + " request")
    public Uni<RestResponse<GrantView>> request(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull GrantRequest request) {
        return requestGrant.request(actors.current(), key, request).map(GrantResource::created);
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(
            summary = "List the grants you reach",
            description = "Of one subject, or of everybody you reach.")
    @APIResponse(
            responseCode = "200",
            description = "One page, oldest first; Link has the next",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = GrantExamples.GrantPage.class),
                            examples = @ExampleObject(name = "page", value = GrantExamples.PAGE)))
    @APIResponse(responseCode = "404", description = "`unknown-subject`: no such subject")
    public Uni<Page<GrantView>> list(
            @RestQuery @Pattern(regexp = Codes.UUID, message = Codes.NOT_A_UUID)
                    @Nullable String subject,
            @Valid @BeanParam PageRequest page) {
        var only = subject == null ? null : new SubjectId(UUID.fromString(subject));
        return findGrants.list(actors.current(), only, page).map(found -> found.map(GrantView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(
            summary = "Read a grant",
            description = "With If-None-Match: 304 while it has not changed.")
    @APIResponse(
            responseCode = "200",
            description = "The grant; ETag is its version",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = GrantView.class),
                            examples =
                                    @ExampleObject(name = "active", value = GrantExamples.ACTIVE)))
    @APIResponse(responseCode = "304", description = "Not changed")
    @APIResponse(responseCode = "404", description = "`unknown-grant`: no such grant")
    public Uni<RestResponse<GrantView>> get(@RestPath UUID id, @Context Request conditions) {
        return findGrants
                .require(actors.current(), Errand.READ, new GrantId(id))
                .map(GrantView::of)
                .map(view -> unlessUnchanged(view, conditions));
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(
            summary = "Read what was done to a grant",
            description = "Every change, oldest first, each with its ledger entry.")
    @APIResponse(
            responseCode = "200",
            description = "The changes",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HistoryView.class),
                            examples =
                                    @ExampleObject(
                                            name = "history",
                                            value = GrantExamples.HISTORY)))
    @APIResponse(responseCode = "404", description = "`unknown-grant`: no such grant")
    public Uni<HistoryView> history(@RestPath UUID id) {
        return findGrants.history(actors.current(), new GrantId(id));
    }

    @POST
    @Path("/{id}/expression")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Say yes",
            description =
                    "Once, to a grant that is asked for, naming how and in which language the"
                        + " notice was read. By the person, who speaks for them, or staff on their"
                        + " behalf. Of a minor guardians say it, of the dead their estate; where"
                        + " the word of several is needed the grant stays REQUESTED, and voices has"
                        + " who said it. A phrase answers a challenge; a partner that captured it"
                        + " shows that it used the notice's own text.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ExpressionRequest.class),
                            examples = {
                                @ExampleObject(name = "signed", value = GrantExamples.EXPRESSION),
                                @ExampleObject(name = "spoken", value = GrantExamples.SPOKEN),
                                @ExampleObject(name = "captured", value = GrantExamples.CAPTURED)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "Active as of this answer",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = GrantView.class),
                            examples =
                                    @ExampleObject(name = "active", value = GrantExamples.ACTIVE)))
    @APIResponse(responseCode = "404", description = "`unknown-grant`: no such grant")
    @APIResponse(
            responseCode = "409",
            description =
                    "`not-expressible`: it waits for no answer; `already-expressed`; or"
                        + " `idempotency-in-flight`: a request with this Idempotency-Key is still"
                        + " being answered")
    @APIResponse(
            responseCode = "422",
            description =
                    "`notice-not-effective`, `language-not-of-notice`, `language-not-of-subject`,"
                        + " `representative-required`, `written-evidence-required`,"
                        + " `court-approval-required`, `challenge-required`, `challenge-unknown`,"
                        + " `challenge-wrong`, `challenge-foreign`, `challenge-late`,"
                        + " `challenge-used`, `attestation-required`, `notice-text-mismatch` or"
                        + " `idempotency-key-reused`")
    public Uni<RestResponse<GrantView>> express(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull ExpressionRequest request) {
        return expressGrant
                .express(actors.current(), key, new GrantId(id), request)
                .map(GrantResource::ok);
    }

    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Take a grant back",
            description =
                    "In any state that is not final, without a reason, in force as soon as it is"
                            + " answered. The body may be left out.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WithdrawalRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "reason",
                                            value = GrantExamples.WITHDRAWAL)))
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn as of this answer",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = GrantView.class),
                            examples =
                                    @ExampleObject(
                                            name = "withdrawn",
                                            value = GrantExamples.WITHDRAWN)))
    @APIResponse(responseCode = "404", description = "`unknown-grant`: no such grant")
    @APIResponse(
            responseCode = "409",
            description =
                    "`not-withdrawable`: it is at its end, and stays so; or"
                        + " `idempotency-in-flight`: a request with this Idempotency-Key is still"
                        + " being answered")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<GrantView>> withdraw(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @Nullable WithdrawalRequest request) {
        var said = Objects.requireNonNullElse(request, WithdrawalRequest.WITHOUT_REASON);
        return withdrawGrant
                .withdraw(actors.current(), key, new GrantId(id), said)
                .map(GrantResource::ok);
    }

    static RestResponse<GrantView> created(GrantView view) {
        return ResponseBuilder.<GrantView>created(URI.create("/v1/grants/" + view.id()))
                .entity(view)
                .tag(tag(view))
                .build();
    }

    static RestResponse<GrantView> ok(GrantView view) {
        return ResponseBuilder.ok(view).tag(tag(view)).build();
    }

    private static RestResponse<GrantView> unlessUnchanged(GrantView view, Request conditions) {
        return conditions.evaluatePreconditions(tag(view)) == null
                ? ok(view)
                : ResponseBuilder.<GrantView>notModified(tag(view)).build();
    }

    private static EntityTag tag(GrantView view) {
        return new EntityTag(Integer.toString(view.version()));
    }
}
