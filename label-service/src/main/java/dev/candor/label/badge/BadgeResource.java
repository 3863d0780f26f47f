package dev.candor.label.badge;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.candor.kit.standing.MediaStanding;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.vocabulary.Certainty;
import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.LabelClass;
import dev.candor.label.vocabulary.Language;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Badges, for everybody.
@Path("/v1/badges/{verdictId}")
@Tag(name = "Badges")
class BadgeResource {
    static final String SVG = "image/svg+xml";
    static final String PNG = "image/png";
    static final String LINKED_DATA = "application/ld+json";
    static final String CLOSED =
            "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none';"
                    + " form-action 'none'";

    private static final String POLICY = "Content-Security-Policy";

    private final ShowLabel showLabel;

    BadgeResource(ShowLabel showLabel) {
        this.showLabel = showLabel;
    }

    /// A badge as JSON.
    ///
    /// @param standing how the publication stands
    /// @param standingSince since when; absent while nothing was told
    /// @param standingWords what the badge says of it, first of all; absent where all is well
    /// @param label the rest of what the badge says
    /// @param title all that the badge says
    /// @param description the whole verdict in sentences
    /// @param language of all words
    /// @param direction how its script runs
    /// @param review DRAFT until a native speaker has read the language's words
    /// @param credentialsIcon whether the Content Credentials pin may stand beside it: only for a
    ///     trusted signer
    /// @param credentials what became of the Content Credentials
    /// @param evidence words for the link to everything that is public: version and day
    /// @param token the capital token that stands before words that speak of AI
    /// @param icon path of the official icon that takes its place, where the operator mounted it
    /// @param iconDark the same for dark surfaces
    @RegisterForReflection
    public record BadgeView(
            UUID verdictId,
            int version,
            @JsonProperty("class") LabelClass labelClass,
            Certainty certainty,
            CredentialState credentialState,
            @Nullable String digitalSourceType,
            MediaStanding standing,
            @Nullable Instant standingSince,
            @Nullable String standingWords,
            String label,
            String title,
            String description,
            String language,
            String direction,
            Language.Review review,
            boolean credentialsIcon,
            String credentials,
            String evidence,
            @Nullable String token,
            @Nullable String icon,
            @Nullable String iconDark,
            Instant decidedAt) {
        static BadgeView of(Verdict verdict, Badge badge) {
            return new BadgeView(
                    verdict.id().value(),
                    verdict.version(),
                    verdict.labelClass(),
                    verdict.certainty(),
                    verdict.credentialState(),
                    verdict.leadingType().map(DigitalSourceType::uri).orElse(null),
                    badge.stands().standing(),
                    badge.stands().since(),
                    badge.standing() == null ? null : badge.standing().text(),
                    badge.label(),
                    badge.title(),
                    badge.description(),
                    badge.language().tag(),
                    badge.direction(),
                    badge.language().review(),
                    verdict.credentialState() == CredentialState.VALID_TRUSTED,
                    badge.credentials(),
                    badge.evidence(),
                    badge.token() == null ? null : badge.token().text(),
                    badge.icon() == null ? null : badge.icon().onLight(),
                    badge.icon() == null ? null : badge.icon().onDark(),
                    verdict.createdAt());
        }
    }

    @GET
    @PermitAll
    @Produces(SVG)
    @Operation(
            summary = "The badge of a verdict",
            description =
                    "By Accept: an accessible SVG picture, PNG, a piece of HTML that works without"
                            + " script, JSON-LD, or JSON. The language is that of ?lang=, else the"
                            + " best of Accept-Language, else English. It says first when the"
                            + " publication was retracted, or is no longer consented to. The ETag"
                            + " changes with that and with a correction; send it as"
                            + " If-None-Match.")
    @APIResponse(
            responseCode = "200",
            description = "The badge",
            content = {
                @Content(mediaType = SVG, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = MediaType.TEXT_HTML,
                        schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = LINKED_DATA,
                        schema = @Schema(implementation = BadgeLinkedData.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = BadgeView.class),
                        examples = @ExampleObject(name = "german", value = BadgeExamples.VIEW))
            })
    @APIResponse(responseCode = "304", description = "It is as If-None-Match knows it")
    @APIResponse(responseCode = "404", description = "`unknown-verdict`: no such verdict")
    public Uni<RestResponse<String>> svg(
            @RestPath UUID verdictId,
            @RestQuery @Nullable String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        return showLabel
                .of(verdictId, lang, headers)
                .map(
                        shown ->
                                Told.answer(
                                        request,
                                        shown.verdict(),
                                        shown.badge(),
                                        "svg",
                                        () ->
                                                ResponseBuilder.ok(
                                                                BadgeSvg.draw(shown.badge()),
                                                                SVG + ";charset=UTF-8")
                                                        .header(POLICY, CLOSED + "; sandbox")));
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON + ";qs=0.9")
    @Operation(hidden = true)
    public Uni<RestResponse<BadgeView>> json(
            @RestPath UUID verdictId,
            @RestQuery @Nullable String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        return showLabel
                .of(verdictId, lang, headers)
                .map(
                        shown ->
                                Told.answer(
                                        request,
                                        shown.verdict(),
                                        shown.badge(),
                                        "json",
                                        () ->
                                                ResponseBuilder.ok(
                                                        BadgeView.of(
                                                                shown.verdict(), shown.badge()),
                                                        MediaType.APPLICATION_JSON)));
    }

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML + ";qs=0.8")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> html(
            @RestPath UUID verdictId,
            @RestQuery @Nullable String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        return showLabel
                .of(verdictId, lang, headers)
                .map(
                        shown ->
                                Told.answer(
                                        request,
                                        shown.verdict(),
                                        shown.badge(),
                                        "html",
                                        () ->
                                                ResponseBuilder.ok(
                                                                BadgeHtml.piece(
                                                                        shown.verdict(),
                                                                        shown.badge()),
                                                                MediaType.TEXT_HTML
                                                                        + ";charset=UTF-8")
                                                        .header(POLICY, CLOSED)));
    }

    @GET
    @PermitAll
    @Produces(LINKED_DATA + ";qs=0.7")
    @Operation(hidden = true)
    public Uni<RestResponse<BadgeLinkedData>> linkedData(
            @RestPath UUID verdictId,
            @RestQuery @Nullable String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        return showLabel
                .of(verdictId, lang, headers)
                .map(
                        shown ->
                                Told.answer(
                                        request,
                                        shown.verdict(),
                                        shown.badge(),
                                        "ld",
                                        () ->
                                                ResponseBuilder.ok(
                                                        BadgeLinkedData.of(
                                                                shown.verdict(), shown.badge()),
                                                        LINKED_DATA)));
    }

    @GET
    @PermitAll
    @Produces(PNG + ";qs=0.6")
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> png(
            @RestPath UUID verdictId,
            @RestQuery @Nullable String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        return showLabel
                .of(verdictId, lang, headers)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(
                        shown ->
                                Told.answer(
                                        request,
                                        shown.verdict(),
                                        shown.badge(),
                                        "png",
                                        () ->
                                                ResponseBuilder.ok(
                                                        BadgePng.draw(shown.badge()), PNG)));
    }
}
