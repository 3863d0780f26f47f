package dev.candor.label.vocabulary;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Terms and words, for everybody.
@Path("/v1/vocabulary")
@Tag(name = "Vocabulary")
class VocabularyResource {
    private final Vocabulary vocabulary;

    VocabularyResource(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// All terms and words.
    ///
    /// @param token the capital token every label of some markets carries
    /// @param languages words by language, in the order they were added
    public record VocabularyView(
            List<LabelClass> classes,
            List<Certainty> certainties,
            List<CredentialState> credentialStates,
            List<SourceTypeView> digitalSourceTypes,
            String token,
            List<LanguageView> languages) {}

    /// A digital source type.
    ///
    /// @param code short form, as requests carry it
    /// @param uri as media carries it
    /// @param labelClass what the term stands for when nothing else is known
    public record SourceTypeView(String code, String uri, LabelClass labelClass) {}

    /// A language and its words.
    ///
    /// @param review DRAFT until a native speaker has read the words
    public record LanguageView(
            String tag,
            String name,
            Language.Direction direction,
            Language.Review review,
            Map<Phrase, String> words) {}

    @GET
    @PermitAll
    @Operation(
            summary = "Every term and word in use",
            description =
                    "Classes, certainties, the IPTC digital source types, and the label words by"
                            + " language.")
    @APIResponse(
            responseCode = "200",
            description = "Terms and words",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = VocabularyView.class),
                            examples =
                                    @ExampleObject(
                                            name = "part",
                                            value = VocabularyExamples.VOCABULARY)))
    public VocabularyView all() {
        return new VocabularyView(
                List.of(LabelClass.values()),
                List.of(Certainty.values()),
                List.of(CredentialState.values()),
                Arrays.stream(DigitalSourceType.values())
                        .map(type -> new SourceTypeView(type.code(), type.uri(), type.labelClass()))
                        .toList(),
                vocabulary.token().sign().text(),
                views(vocabulary.languages()));
    }

    private static List<LanguageView> views(Collection<Language> languages) {
        return languages.stream()
                .map(
                        language ->
                                new LanguageView(
                                        language.tag(),
                                        language.name(),
                                        language.direction(),
                                        language.review(),
                                        language.words()))
                .toList();
    }
}
