package dev.candor.label.badge;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.verdict.VerdictId;
import dev.candor.label.verdict.Verdicts;
import dev.candor.label.vocabulary.Certainty;
import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.LabelClass;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Vocabulary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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

    private final Verdicts verdicts;
    private final Vocabulary vocabulary;

    BadgeResource(Verdicts verdicts, Vocabulary vocabulary) {
        this.verdicts = verdicts;
        this.vocabulary = vocabulary;
    }

    /// A badge as JSON.
    ///
    /// @param title what the badge says
    /// @param description the whole verdict in an English sentence
    /// @param language of the title
    @RegisterForReflection
    public record BadgeView(
            UUID verdictId,
            int version,
            @JsonProperty("class") LabelClass labelClass,
            Certainty certainty,
            CredentialState credentialState,
            @Nullable String digitalSourceType,
            String title,
            String description,
            String language,
            Instant decidedAt) {
        static BadgeView of(Verdict verdict, Badge badge) {
            return new BadgeView(
                    verdict.id().value(),
                    verdict.version(),
                    verdict.labelClass(),
                    verdict.certainty(),
                    verdict.credentialState(),
                    verdict.leadingType().map(DigitalSourceType::uri).orElse(null),
                    badge.title(),
                    badge.description(),
                    badge.language().tag(),
                    verdict.createdAt());
        }
    }

    @GET
    @PermitAll
    @Produces(SVG)
    @Operation(
            summary = "The badge of a verdict",
            description =
                    "An accessible SVG picture, or JSON by Accept. The language is that of ?lang=,"
                            + " else the best of Accept-Language, else English.")
    @APIResponse(
            responseCode = "200",
            description = "The badge",
            content = {
                @Content(mediaType = SVG, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = BadgeView.class),
                        examples = @ExampleObject(name = "german", value = BadgeExamples.VIEW))
            })
    @APIResponse(responseCode = "404", description = "`unknown-verdict`: no such verdict")
    public Uni<RestResponse<String>> svg(
            @RestPath UUID verdictId,
            @RestQuery @Nullable String lang,
            @Context HttpHeaders headers) {
        var language = language(lang, headers);
        return verdicts.requirePublic(new VerdictId(verdictId))
                .map(verdict -> Badge.of(verdict, language, vocabulary))
                .map(
                        badge ->
                                told(
                                                ResponseBuilder.ok(
                                                        BadgeSvg.draw(badge),
                                                        SVG + ";charset=UTF-8"),
                                                badge)
                                        .header(
                                                "Content-Security-Policy",
                                                "default-src 'none'; style-src 'unsafe-inline';"
                                                        + " sandbox")
                                        .header("X-Content-Type-Options", "nosniff")
                                        .build());
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON + ";qs=0.5")
    @Operation(hidden = true)
    public Uni<RestResponse<BadgeView>> json(
            @RestPath UUID verdictId,
            @RestQuery @Nullable String lang,
            @Context HttpHeaders headers) {
        var language = language(lang, headers);
        return verdicts.requirePublic(new VerdictId(verdictId))
                .map(
                        verdict -> {
                            var badge = Badge.of(verdict, language, vocabulary);
                            var answer =
                                    ResponseBuilder.ok(
                                            BadgeView.of(verdict, badge),
                                            MediaType.APPLICATION_JSON);
                            return told(answer, badge).build();
                        });
    }

    /// A verdict never changes, but the words and drawings of a badge may.
    private static <T> ResponseBuilder<T> told(ResponseBuilder<T> answer, Badge badge) {
        return answer.header(HttpHeaders.CONTENT_LANGUAGE, badge.language().tag())
                .header(HttpHeaders.VARY, "Accept, Accept-Language")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
    }

    private Language language(@Nullable String lang, HttpHeaders headers) {
        var accepted = headers.getAcceptableLanguages().stream().map(Locale::toLanguageTag);
        return Stream.concat(Stream.ofNullable(lang), accepted)
                .map(vocabulary::find)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(vocabulary::fallback);
    }
}
