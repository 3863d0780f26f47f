package dev.candor.consent.policy;

import dev.candor.consent.page.PlainPage;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.PublicOrganization;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Tag(name = "Policies", description = "What an organization rules, for everybody to read")
@Path("/v1/policies")
class PolicyResource {
    private final PublishPolicy publishPolicy;
    private final RetirePolicy retirePolicy;
    private final Policies policies;
    private final PublicOrganization publicOrganization;
    private final Actors actors;
    private final Clock clock;

    PolicyResource(
            PublishPolicy publishPolicy,
            RetirePolicy retirePolicy,
            Policies policies,
            PublicOrganization publicOrganization,
            Actors actors,
            Clock clock) {
        this.publishPolicy = publishPolicy;
        this.retirePolicy = retirePolicy;
        this.policies = policies;
        this.publicOrganization = publicOrganization;
        this.actors = actors;
        this.clock = clock;
    }

    @POST
    @RolesAllowed(Scopes.POLICY_WRITE)
    @Operation(
            summary = "Publish a policy",
            description =
                    "Its first version, which never changes; from effectiveFrom on its rules bind"
                            + " every check. A condition that a rule does not name speaks of every"
                            + " use.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "newsroom",
                                            value = PolicyExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "Published; Location names it",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyView.class),
                            examples =
                                    @ExampleObject(
                                            name = "published",
                                            value = PolicyExamples.VIEW)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`policy-code-taken`: another policy has this code; or `idempotency-in-flight`:"
                            + " a request with this Idempotency-Key is still being answered")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<PolicyView>> publish(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull PolicyRequest request) {
        return publishPolicy.publish(actors.current(), key, request).map(PolicyResource::created);
    }

    @POST
    @Path("/{id}/versions")
    @RolesAllowed(Scopes.POLICY_WRITE)
    @Operation(
            summary = "Publish the next version",
            description =
                    "It ends the version before it at the moment it begins. Acceptances and"
                            + " approvals are of one version and do not pass on.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = VersionRequest.class),
                            examples = @ExampleObject(name = "next", value = PolicyExamples.NEXT)))
    @APIResponse(
            responseCode = "201",
            description = "Published; Location names the policy",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyView.class),
                            examples =
                                    @ExampleObject(
                                            name = "published",
                                            value = PolicyExamples.VIEW)))
    @APIResponse(responseCode = "404", description = "`unknown-policy`: no such policy")
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(
            responseCode = "422",
            description =
                    "`not-after-previous`: the version before it takes effect later; or"
                        + " `idempotency-key-reused`: this Idempotency-Key was used with another"
                        + " request")
    public Uni<RestResponse<PolicyView>> publishNext(
            @RestPath String id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull VersionRequest request) {
        return publishPolicy
                .publishNext(actors.current(), key, PolicyRef.of(id), request)
                .map(PolicyResource::created);
    }

    @POST
    @Path("/{id}/retirement")
    @RolesAllowed(Scopes.POLICY_WRITE)
    @Operation(
            summary = "End a policy",
            description =
                    "Now, or at a time ahead. What it ruled before stays readable; nothing can be"
                            + " decided by it later.")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RetirementRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "end-of-year",
                                            value = PolicyExamples.RETIREMENT)))
    @APIResponse(
            responseCode = "200",
            description = "It ends then",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyView.class),
                            examples =
                                    @ExampleObject(name = "retired", value = PolicyExamples.VIEW)))
    @APIResponse(responseCode = "404", description = "`unknown-policy`: no such policy")
    @APIResponse(
            responseCode = "409",
            description =
                    "`policy-ended`: it ends by then as it is; or `idempotency-in-flight`: a"
                            + " request with this Idempotency-Key is still being answered")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<PolicyView> retire(
            @RestPath String id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @Nullable RetirementRequest request) {
        return retirePolicy.retire(
                actors.current(),
                key,
                PolicyRef.of(id),
                Objects.requireNonNullElse(request, RetirementRequest.NOW));
    }

    @GET
    @PermitAll
    @Operation(
            summary = "List the policies in force",
            description = "Of the organization that the address names. No token is needed.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyExamples.PolicyPage.class),
                            examples = @ExampleObject(name = "page", value = PolicyExamples.PAGE)))
    @APIResponse(
            responseCode = "404",
            description = "`unknown-organization`: it shows nothing here")
    public Uni<Page<PolicyView>> list(
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization,
            @Valid @BeanParam PageRequest page) {
        var now = clock.instant();
        return policies.inForce(publicOrganization.named(organization), now, page)
                .map(found -> found.map(version -> PolicyView.of(version, now)));
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Read a policy",
            description =
                    "By its id or its code: what is in force, else what comes next, else what came"
                        + " last. With version that one; with at what was in force then. In all its"
                        + " languages as JSON, or by Accept as a page in the best one. No token is"
                        + " needed.")
    @APIResponse(
            responseCode = "200",
            description = "The policy",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = PolicyView.class),
                        examples = @ExampleObject(name = "policy", value = PolicyExamples.VIEW)),
                @Content(
                        mediaType = MediaType.TEXT_HTML,
                        schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "304", description = "Not changed")
    @APIResponse(
            responseCode = "404",
            description =
                    "`unknown-policy`: no such policy, or no such version of it; or"
                            + " `unknown-organization`")
    public Uni<RestResponse<PolicyView>> get(
            @RestPath String id,
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization,
            @RestQuery @Min(1) @Nullable Integer version,
            @RestQuery @Nullable String at,
            @Context Request conditions) {
        var now = clock.instant();
        return find(id, organization, version, moment(at, now))
                .map(
                        found ->
                                unlessUnchanged(
                                        tag(found, now, ""),
                                        conditions,
                                        () ->
                                                ResponseBuilder.ok(
                                                        PolicyView.of(found, now),
                                                        MediaType.APPLICATION_JSON)));
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Produces(MediaType.TEXT_HTML + ";qs=0.5")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> page(
            @RestPath String id,
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization,
            @RestQuery @Min(1) @Nullable Integer version,
            @RestQuery @Nullable String at,
            @RestQuery @Nullable String lang,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            @Context Request conditions,
            @Context UriInfo uri) {
        var now = clock.instant();
        var wish = LanguageWish.of(lang, accepted);
        return find(id, organization, version, moment(at, now))
                .map(found -> html(found, wish, now, found.textFor(wish).text(), uri, conditions));
    }

    @GET
    @Path("/{id}/plain")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Read a policy in plain words",
            description =
                    "In one language: that of lang, else the best of Accept-Language, else the one"
                        + " it was written in, and then fallback is true. As JSON, or by Accept as"
                        + " a page. No token is needed.")
    @APIResponse(
            responseCode = "200",
            description = "The plain words; Content-Language names their language",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = PlainView.class),
                        examples = @ExampleObject(name = "german", value = PolicyExamples.PLAIN)),
                @Content(
                        mediaType = MediaType.TEXT_HTML,
                        schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "304", description = "Not changed")
    @APIResponse(
            responseCode = "404",
            description =
                    "`unknown-policy`: no such policy, or no such version of it; or"
                            + " `unknown-organization`")
    public Uni<RestResponse<PlainView>> plain(
            @RestPath String id,
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization,
            @RestQuery @Min(1) @Nullable Integer version,
            @RestQuery @Nullable String at,
            @RestQuery @Nullable String lang,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            @Context Request conditions) {
        var now = clock.instant();
        var wish = LanguageWish.of(lang, accepted);
        return find(id, organization, version, moment(at, now))
                .map(
                        found ->
                                plain(
                                        PlainView.of(found, wish, now),
                                        tag(
                                                found,
                                                now,
                                                "-"
                                                        + found.textFor(wish).language()
                                                        + mark(found, wish)),
                                        conditions));
    }

    @GET
    @Path("/{id}/plain")
    @PermitAll
    @Produces(MediaType.TEXT_HTML + ";qs=0.5")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> plainPage(
            @RestPath String id,
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization,
            @RestQuery @Min(1) @Nullable Integer version,
            @RestQuery @Nullable String at,
            @RestQuery @Nullable String lang,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            @Context Request conditions,
            @Context UriInfo uri) {
        var now = clock.instant();
        var wish = LanguageWish.of(lang, accepted);
        return find(id, organization, version, moment(at, now))
                .map(found -> html(found, wish, now, found.textFor(wish).plain(), uri, conditions));
    }

    @GET
    @Path("/{id}/versions")
    @PermitAll
    @Operation(
            summary = "Read every version of a policy",
            description = "First one first. No token is needed.")
    @APIResponse(
            responseCode = "200",
            description = "The versions",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PolicyHistoryView.class),
                            examples =
                                    @ExampleObject(
                                            name = "versions",
                                            value = PolicyExamples.HISTORY)))
    @APIResponse(
            responseCode = "404",
            description = "`unknown-policy`: no such policy; or `unknown-organization`")
    public Uni<PolicyHistoryView> versions(
            @RestPath String id,
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization) {
        return policies.history(publicOrganization.named(organization), PolicyRef.of(id))
                .map(versions -> PolicyHistoryView.of(versions, clock.instant()));
    }

    @GET
    @Path("/{id}/rules/{rule}")
    @PermitAll
    @Operation(
            summary = "Cite a rule",
            description =
                    "As it was in force at a time, now unless it says otherwise. A rule that was"
                            + " not in force then cannot be cited. No token is needed.")
    @APIResponse(
            responseCode = "200",
            description = "The rule and the version it stands in",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CitationView.class),
                            examples =
                                    @ExampleObject(name = "rule", value = PolicyExamples.CITATION)))
    @APIResponse(
            responseCode = "404",
            description =
                    "`rule-not-in-force`: not in force then, or never; or `unknown-policy`,"
                            + " `unknown-organization`")
    public Uni<CitationView> cite(
            @RestPath String id,
            @Parameter(description = "Code of the rule") @RestPath String rule,
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization,
            @RestQuery @Nullable String at) {
        var moment = moment(at, clock.instant());
        return policies.require(publicOrganization.named(organization), PolicyRef.of(id), moment)
                .map(version -> cited(version, rule, moment));
    }

    static CitationView cited(PolicyVersion version, String rule, Instant at) {
        return version.rule(rule)
                .filter(found -> version.effective().contains(at))
                .map(found -> CitationView.of(version, found))
                .orElseThrow(
                        () ->
                                new Declined(
                                        PolicyProblem.RULE_NOT_IN_FORCE,
                                        "No version that was in force at "
                                                + at
                                                + " has such a rule."));
    }

    private Uni<PolicyVersion> find(
            String id, @Nullable String organization, @Nullable Integer version, Instant at) {
        var owner = publicOrganization.named(organization);
        return version == null
                ? policies.require(owner, PolicyRef.of(id), at)
                : policies.requireVersion(owner, PolicyRef.of(id), version);
    }

    private static Instant moment(@Nullable String at, Instant now) {
        try {
            return at == null ? now : Instant.parse(at);
        } catch (DateTimeException e) {
            throw new Declined(
                            CommonProblem.INVALID_REQUEST,
                            "at is an instant of RFC 3339, such as 2026-07-01T00:00:00Z.")
                    .at("?at");
        }
    }

    private static RestResponse<PolicyView> created(PolicyView view) {
        return ResponseBuilder.<PolicyView>created(URI.create("/v1/policies/" + view.id()))
                .entity(view)
                .build();
    }

    private static RestResponse<PlainView> plain(
            PlainView view, EntityTag tag, Request conditions) {
        return unlessUnchanged(
                tag,
                conditions,
                () ->
                        ResponseBuilder.ok(view, MediaType.APPLICATION_JSON)
                                .header(HttpHeaders.CONTENT_LANGUAGE, view.language()));
    }

    private static RestResponse<String> html(
            PolicyVersion version,
            LanguageWish wish,
            Instant now,
            String body,
            UriInfo uri,
            Request conditions) {
        var view = PlainView.of(version, wish, now);
        var tag = tag(version, now, "-" + view.language() + mark(version, wish) + "-html");
        return unlessUnchanged(
                tag,
                conditions,
                () ->
                        ResponseBuilder.ok(
                                        PolicyHtml.page(
                                                view, body, uri.getRequestUri().getRawPath()),
                                        MediaType.TEXT_HTML + ";charset=UTF-8")
                                .header(HttpHeaders.CONTENT_LANGUAGE, view.language())
                                .header("Content-Security-Policy", PlainPage.CONTENT_SECURITY)
                                .header("X-Content-Type-Options", "nosniff"));
    }

    private static <T> RestResponse<T> unlessUnchanged(
            EntityTag tag, Request conditions, Supplier<ResponseBuilder<T>> answer) {
        var unchanged = conditions.evaluatePreconditions(tag) != null;
        return (unchanged ? ResponseBuilder.<T>notModified(tag) : answer.get().tag(tag))
                .header(HttpHeaders.VARY, "Accept, Accept-Language")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .build();
    }

    /// What of an answer can change: which version it is, where that stands, and when it ends.
    private static EntityTag tag(PolicyVersion version, Instant now, String form) {
        var until = version.effective().until();
        return new EntityTag(
                version.digest().substring(0, 16)
                        + "-"
                        + version.effective().at(now)
                        + "-"
                        + (until == null ? "" : until.getEpochSecond())
                        + form);
    }

    private static String mark(PolicyVersion version, LanguageWish wish) {
        return wish.isMetBy(version.languages()) ? "" : "-fallback";
    }
}
