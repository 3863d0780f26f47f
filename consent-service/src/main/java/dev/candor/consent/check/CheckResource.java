package dev.candor.consent.check;

import dev.candor.consent.scope.Codes;
import dev.candor.consent.subject.SubjectId;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Tag(name = "Checks", description = "May these people be shown so?")
@Path("/v1/consent-checks")
class CheckResource {
    private final CheckConsent checkConsent;
    private final KeepCheck keepCheck;
    private final ConsumeUse consumeUse;
    private final Actors actors;

    CheckResource(
            CheckConsent checkConsent, KeepCheck keepCheck, ConsumeUse consumeUse, Actors actors) {
        this.checkConsent = checkConsent;
        this.keepCheck = keepCheck;
        this.consumeUse = consumeUse;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.CONSENT_CHECK)
    @Operation(
            summary = "Ask whether a use is allowed",
            description =
                    "ALLOW only when every person allows. What the question does not say it asks"
                        + " for in full: without likeness all of a person, without technique any,"
                        + " without licensee everybody, and so on; a line that is narrowed there"
                        + " does not answer. By rank: a policy's prohibition (policy_prohibited,"
                        + " policy_not_accepted, policy_approval_refused) or sexual content of a"
                        + " child (sexual_content_of_minor); a standing objection"
                        + " (objection_standing); a prohibition in a grant (prohibited); a"
                        + " permission (permitted); an exemption (exempt, answered ALLOW_EXEMPT);"
                        + " what waits for somebody (use_approval_required, exemption_pending,"
                        + " policy_approval_required, answered REVIEW). Otherwise DENY with what"
                        + " the nearest line misses: grant_not_active, quorum_not_met,"
                        + " grant_refused, grant_lapsed, grant_suspended, grant_withdrawn,"
                        + " grant_revoked, grant_invalidated, grant_superseded,"
                        + " grant_not_yet_valid, grant_expired, uses_exhausted, ended_at_majority,"
                        + " ended_by_death, action_not_in_scope, modality_not_in_scope,"
                        + " likeness_not_in_scope, technique_not_in_scope, purpose_not_in_scope,"
                        + " project_not_in_scope, territory_not_in_scope, channel_not_in_scope,"
                        + " language_not_in_scope, content_not_stated, content_not_permitted,"
                        + " licensee_not_named, licensee_mismatch, sublicense_not_in_scope,"
                        + " use_rejected; UNKNOWN with subject_unknown or no_grant. No status but"
                        + " 200 is an ALLOW. With at the clock is set, not the register; with asOf"
                        + " both. With record or consume question and answer are kept, and an"
                        + " Idempotency-Key makes a use count once.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CheckRequest.class),
                            examples = {
                                @ExampleObject(
                                        name = "distribution",
                                        value = CheckExamples.REQUEST),
                                @ExampleObject(name = "in full", value = CheckExamples.EXACT)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "The answer, whatever it is",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CheckView.class),
                            examples = {
                                @ExampleObject(name = "allow", value = CheckExamples.ALLOW),
                                @ExampleObject(name = "deny", value = CheckExamples.DENY),
                                @ExampleObject(name = "review", value = CheckExamples.REVIEW),
                                @ExampleObject(name = "exempt", value = CheckExamples.EXEMPT)
                            }))
    @APIResponse(
            responseCode = "409",
            description =
                    "`use-contended`: with consume, the grant changed meanwhile; ask again; or"
                            + " `idempotency-in-flight`")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<CheckView> check(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull CheckRequest request) {
        var actor = actors.current();
        if (request.consumes()) {
            return consumeUse.consume(actor, key, request);
        }
        return request.records()
                ? keepCheck.keep(actor, key, request)
                : checkConsent.check(actor, request);
    }

    @POST
    @Path("/batch")
    @RolesAllowed(Scopes.CONSENT_CHECK)
    @Operation(
            summary = "Ask many questions at once",
            description =
                    "Up to 1,000, answered in their order and of one moment. A question that is"
                            + " wrong is named by its place, and none is answered.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BatchRequest.class),
                            examples = @ExampleObject(name = "two", value = CheckExamples.BATCH)))
    @APIResponse(
            responseCode = "200",
            description = "The answers",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BatchView.class),
                            examples = @ExampleObject(name = "two", value = CheckExamples.ANSWERS)))
    public Uni<BatchView> batch(@Valid @NotNull BatchRequest batch) {
        return checkConsent.check(actors.current(), batch);
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(
            summary = "List who asked about a person",
            description =
                    "The checks that were kept, oldest first, for the person, for who speaks for"
                            + " them and for the organization's staff: what was asked, and what the"
                            + " person's own grants said.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CheckExamples.AskedPage.class),
                            examples = @ExampleObject(name = "page", value = CheckExamples.ASKED)))
    @APIResponse(responseCode = "404", description = "`unknown-subject`: no such person")
    public Uni<Page<AskedView>> about(
            @RestQuery @Pattern(regexp = Codes.UUID, message = Codes.NOT_A_UUID)
                    @Nullable String subject,
            @Valid @BeanParam PageRequest page) {
        return keepCheck.about(actors.current(), required(subject), page);
    }

    private static SubjectId required(@Nullable String subject) {
        if (subject == null) {
            throw new Declined(CommonProblem.INVALID_REQUEST, "Name the person.").at("?subject");
        }
        return new SubjectId(UUID.fromString(subject));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(
            summary = "Read a check that was kept",
            description = "What was asked and what was answered, then.")
    @APIResponse(
            responseCode = "200",
            description = "The check",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = KeptView.class),
                            examples = @ExampleObject(name = "kept", value = CheckExamples.KEPT)))
    @APIResponse(responseCode = "404", description = "`unknown-check`: none of this id was kept")
    public Uni<KeptView> get(@RestPath UUID id) {
        return keepCheck.find(actors.current(), id);
    }

    @POST
    @Path("/{id}/consumption")
    @RolesAllowed(Scopes.CONSENT_CHECK)
    @Operation(
            summary = "Use what a kept check allowed",
            description =
                    "The question is asked again now; when it is still allowed a use is counted,"
                            + " once for each check. The last use of a limited line ends it, and"
                            + " the last line its grant.")
    @APIResponse(
            responseCode = "200",
            description = "The answer of now; consumed says whether a use was counted",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CheckView.class),
                            examples =
                                    @ExampleObject(
                                            name = "consumed",
                                            value = CheckExamples.CONSUMED)))
    @APIResponse(responseCode = "404", description = "`unknown-check`: none of this id was kept")
    @APIResponse(
            responseCode = "409",
            description =
                    "`check-consumed`: a use was counted for it before; `use-contended`: the grant"
                            + " changed meanwhile, ask again; or `idempotency-in-flight`")
    public Uni<CheckView> consume(
            @RestPath UUID id, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return consumeUse.consume(actors.current(), key, id);
    }
}
