package dev.candor.consent.exemption;

import dev.candor.consent.vault.Vault;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Roles;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
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
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Tag(name = "Exemptions", description = "Uses that need no consent")
@Path("/v1/exemptions")
class ExemptionResource {
    private static final List<String> READERS =
            List.of(Roles.POLICY_EDITOR, Roles.ADMIN, Roles.CONSENT_OFFICER, Roles.AUDITOR);

    private final ClaimExemption claimExemption;
    private final ReviewExemption reviewExemption;
    private final Exemptions exemptions;
    private final ExemptionViews views;
    private final Vault vault;
    private final Actors actors;

    ExemptionResource(
            ClaimExemption claimExemption,
            ReviewExemption reviewExemption,
            Exemptions exemptions,
            ExemptionViews views,
            Vault vault,
            Actors actors) {
        this.claimExemption = claimExemption;
        this.reviewExemption = reviewExemption;
        this.exemptions = exemptions;
        this.views = views;
        this.vault = vault;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.CONSENT_CHECK)
    @Operation(
            summary = "Claim an exemption",
            description =
                    "For one use by its hash. Until it is decided, a check that names the hash"
                        + " answers REVIEW; granted, ALLOW_EXEMPT, and labels stay due. It stands"
                        + " in for consent that is missing, never for an objection or a"
                        + " prohibition, and never for sexual content.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ExemptionRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "satire",
                                            value = ExemptionExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "Claimed; Location names it",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ExemptionView.class),
                            examples =
                                    @ExampleObject(
                                            name = "claimed",
                                            value = ExemptionExamples.CLAIMED)))
    @APIResponse(responseCode = "404", description = "`unknown-subject`: no such subject")
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(
            responseCode = "422",
            description = "`exemption-not-for-sexual-content` or `idempotency-key-reused`")
    public Uni<RestResponse<ExemptionView>> claim(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull ExemptionRequest request) {
        return claimExemption
                .claim(actors.current(), key, request)
                .map(
                        view ->
                                ResponseBuilder.<ExemptionView>created(
                                                URI.create("/v1/exemptions/" + view.id()))
                                        .entity(view)
                                        .build());
    }

    @GET
    @RolesAllowed(Scopes.POLICY_WRITE)
    @Operation(
            summary = "List claims",
            description = "For reviewers: decided or not, oldest first.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema =
                                    @Schema(implementation = ExemptionExamples.ExemptionPage.class),
                            examples =
                                    @ExampleObject(name = "page", value = ExemptionExamples.PAGE)))
    public Uni<Page<ExemptionView>> list(@Valid @BeanParam PageRequest page) {
        var actor = actors.current();
        return exemptions.list(actor.organization(), page).chain(found -> views.of(actor, found));
    }

    @GET
    @Path("/precedents")
    @RolesAllowed(Scopes.POLICY_READ)
    @Operation(
            summary = "Read how claims were decided",
            description = "Granted and rejected, oldest first, without anybody's name.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema =
                                    @Schema(implementation = ExemptionExamples.PrecedentPage.class),
                            examples =
                                    @ExampleObject(
                                            name = "page",
                                            value = ExemptionExamples.PRECEDENTS)))
    public Uni<Page<PrecedentView>> precedents(@Valid @BeanParam PageRequest page) {
        return exemptions
                .decided(actors.current().organization(), page)
                .map(found -> found.map(PrecedentView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.POLICY_READ)
    @Operation(
            summary = "Read a claim",
            description =
                    "By who claimed it, and by those who review and audit; for others it does not"
                            + " exist.")
    @APIResponse(
            responseCode = "200",
            description = "The claim and its reviews",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ExemptionView.class),
                            examples =
                                    @ExampleObject(
                                            name = "granted",
                                            value = ExemptionExamples.GRANTED)))
    @APIResponse(responseCode = "404", description = "`unknown-exemption`: no such exemption")
    public Uni<ExemptionView> get(@RestPath UUID id) {
        var actor = actors.current();
        return exemptions
                .require(actor.organization(), new ExemptionId(id))
                .invoke(found -> mustReach(actor, found))
                .chain(found -> views.of(actor, found));
    }

    @POST
    @Path("/{id}/reviews")
    @RolesAllowed(Scopes.POLICY_WRITE)
    @Operation(
            summary = "Review a claim",
            description =
                    "Two reviewers grant it, neither of them the claimant; it ends at the earlier"
                            + " of their dates. One rejects it, at any time, and that is final."
                            + " Others read the summary as a precedent: name nobody in it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReviewRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "grant",
                                            value = ExemptionExamples.REVIEW)))
    @APIResponse(
            responseCode = "200",
            description = "The claim with this review",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ExemptionView.class),
                            examples =
                                    @ExampleObject(
                                            name = "granted",
                                            value = ExemptionExamples.GRANTED)))
    @APIResponse(responseCode = "404", description = "`unknown-exemption`: no such exemption")
    @APIResponse(
            responseCode = "409",
            description =
                    "`reviewer-is-claimant`, `second-reviewer-needed`, `exemption-decided` or"
                            + " `idempotency-in-flight`")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<ExemptionView> review(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull ReviewRequest request) {
        return reviewExemption.review(actors.current(), key, new ExemptionId(id), request);
    }

    private void mustReach(Actor actor, Exemption found) {
        if (!found.terms().claimant().equals(vault.account(actor))
                && READERS.stream().noneMatch(actor::is)) {
            throw new Declined(
                    ExemptionProblem.UNKNOWN_EXEMPTION,
                    "No exemption " + found.terms().id() + " here.");
        }
    }
}
