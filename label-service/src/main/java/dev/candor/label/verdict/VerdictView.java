package dev.candor.label.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.candor.label.vocabulary.Certainty;
import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.LabelClass;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Outline;
import dev.candor.label.vocabulary.Vocabulary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A verdict as answers carry it.
///
/// @param source who or what says so, for audiences
/// @param rule row of the decision table
/// @param words the label by language; empty where no label is asked for
@RegisterForReflection
record VerdictView(
        UUID id,
        int version,
        @JsonProperty("class") LabelClass labelClass,
        Certainty certainty,
        CredentialState credentialState,
        Source source,
        List<Note> notes,
        boolean material,
        Materiality materialRule,
        int rule,
        @Nullable String digitalSourceType,
        List<String> basis,
        Map<String, String> words,
        String sentence,
        String decidedBy,
        @Nullable String reason,
        Instant createdAt) {

    static VerdictView of(Verdict verdict, Vocabulary vocabulary) {
        return new VerdictView(
                verdict.id().value(),
                verdict.version(),
                verdict.labelClass(),
                verdict.certainty(),
                verdict.credentialState(),
                verdict.source(),
                verdict.notes(),
                verdict.materiality().material(),
                verdict.materiality(),
                verdict.rule().row(),
                verdict.leadingType().map(DigitalSourceType::code).orElse(null),
                verdict.basis(),
                words(verdict, vocabulary),
                verdict.sentence(),
                verdict.decidedBy(),
                verdict.reason(),
                verdict.createdAt());
    }

    private static Map<String, String> words(Verdict verdict, Vocabulary vocabulary) {
        var words = new LinkedHashMap<String, String>();
        verdict.labelPhrase()
                .ifPresent(
                        phrase -> {
                            for (Language language : vocabulary.languages()) {
                                language.outline(phrase)
                                        .map(Outline::text)
                                        .ifPresent(text -> words.put(language.tag(), text));
                            }
                        });
        return words;
    }
}
