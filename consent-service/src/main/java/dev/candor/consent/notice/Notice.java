package dev.candor.consent.notice;

import dev.candor.kit.digest.Digests;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One published version of a notice: the exact words, in one language or in several.
///
/// @param version counts the versions of this title in this language, from 1
/// @param language BCP 47, of `text`
/// @param translations the same words in other languages
/// @param effectiveFrom first moment at which people may be asked with it; none: when published
/// @param effectiveUntil first moment at which they may not any more
/// @param profile the legal profile it was written for
public record Notice(
        NoticeId id,
        int version,
        String title,
        String language,
        String text,
        Presentation presentation,
        Instant publishedAt,
        List<Translation> translations,
        @Nullable Instant effectiveFrom,
        @Nullable Instant effectiveUntil,
        @Nullable String profile) {
    private static final int LONG_WORD = 7;

    public Notice {
        translations = List.copyOf(translations);
    }

    /// The notice in another language.
    public record Translation(String language, String title, String text) {}

    /// SHA-256 over the text in UTF-8, lower-case hexadecimal.
    public String textSha256() {
        return Digests.sha256Hex(text);
    }

    /// Whether the notice is in `tag`'s language; letter case does not matter (RFC 5646, 2.1.1).
    public boolean isIn(String tag) {
        return languages().stream().anyMatch(tag::equalsIgnoreCase);
    }

    /// Every language it is in, the one it was written in first.
    public List<String> languages() {
        return Stream.concat(Stream.of(language), translations.stream().map(Translation::language))
                .toList();
    }

    /// Its exact words in `tag`'s language.
    public Optional<String> textIn(String tag) {
        return language.equalsIgnoreCase(tag)
                ? Optional.of(text)
                : translations.stream()
                        .filter(other -> other.language().equalsIgnoreCase(tag))
                        .map(Translation::text)
                        .findFirst();
    }

    /// Whether people may be asked with it at `at`.
    public boolean isEffective(Instant at) {
        return !at.isBefore(effectiveFrom == null ? publishedAt : effectiveFrom)
                && (effectiveUntil == null || at.isBefore(effectiveUntil));
    }

    /// How hard the text is to read (Björnsson's LIX: words a sentence, plus the share of words
    /// of seven letters and more in percent). Under 30 is easy, over 50 hard.
    public int readability() {
        var words = text.split("[^\\p{L}\\p{N}'’-]+", -1);
        var count = Stream.of(words).filter(word -> !word.isEmpty()).count();
        var longer = Stream.of(words).filter(word -> word.length() >= LONG_WORD).count();
        var sentences = Stream.of(text.split("[.!?:;]+", -1)).filter(s -> !s.isBlank()).count();
        return count == 0
                ? 0
                : Math.toIntExact(count / Math.max(1, sentences) + 100 * longer / count);
    }
}
