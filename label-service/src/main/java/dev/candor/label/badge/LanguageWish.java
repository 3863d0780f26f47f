package dev.candor.label.badge;

import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Vocabulary;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The language of an answer: `?lang=`, else the best of Accept-Language, else English.
final class LanguageWish {
    private LanguageWish() {}

    static Language of(@Nullable String lang, HttpHeaders headers, Vocabulary vocabulary) {
        var accepted = headers.getAcceptableLanguages().stream().map(Locale::toLanguageTag);
        return Stream.concat(Stream.ofNullable(lang), accepted)
                .map(vocabulary::find)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(vocabulary::fallback);
    }
}
