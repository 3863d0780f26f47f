package dev.candor.gateway.portal;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a person was told before they answered: the members the portal reads.
@RegisterForReflection
record NoticeView(
        int version,
        String title,
        String language,
        String text,
        @Nullable List<Translation> translations) {
    /// The same in one language.
    record Translation(String language, String title, String text) {}

    /// The notice in the language of the page when the person is recorded to read it, else in the
    /// first they read, else as it was written.
    ///
    /// @param page language of the page
    /// @param reads what is recorded of the person
    Translation in(String page, List<String> reads) {
        var all =
                Stream.concat(
                                Stream.of(new Translation(language, title, text)),
                                Objects.requireNonNullElse(translations, List.<Translation>of())
                                        .stream())
                        .toList();
        return Stream.concat(
                        reads.stream().filter(tag -> primary(tag).equals(page)), reads.stream())
                .flatMap(tag -> all.stream().filter(it -> it.language().equalsIgnoreCase(tag)))
                .findFirst()
                .orElse(all.getFirst());
    }

    private static String primary(String tag) {
        return tag.split("-", 2)[0];
    }
}
