package dev.candor.consent.notice;

import dev.candor.consent.scope.Moment;
import dev.candor.consent.subject.LanguageTag;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A notice to publish.
record NoticeRequest(
        @NotBlank @Size(max = 200) String title,
        @NotNull @LanguageTag String language,
        @NotBlank @Size(max = 100_000) String text,
        @NotNull Presentation presentation,
        @Size(max = 30) @Nullable List<@NotNull @Valid TranslationView> translations,
        @Moment @Nullable Instant effectiveFrom,
        @Moment @Nullable Instant effectiveUntil,
        @Size(max = 40)
                @Pattern(
                        regexp = "[A-Z0-9]+(-[A-Z0-9]+){0,5}",
                        message = "not the name of a legal profile")
                @Nullable String profile) {
    /// The same words in another language.
    record TranslationView(
            @NotNull @LanguageTag String language,
            @NotBlank @Size(max = 200) String title,
            @NotBlank @Size(max = 100_000) String text) {}

    /// @throws Declined when a language is there twice
    List<Notice.Translation> toTranslations() {
        var others = Objects.requireNonNullElse(translations, List.<TranslationView>of());
        var seen = new HashSet<String>();
        seen.add(language.toLowerCase(Locale.ROOT));
        for (var i = 0; i < others.size(); i++) {
            if (!seen.add(others.get(i).language().toLowerCase(Locale.ROOT))) {
                throw refused(
                        "A version has one text in each language.",
                        "/translations/" + i + "/language");
            }
        }
        return others.stream()
                .map(one -> new Notice.Translation(one.language(), one.title(), one.text()))
                .toList();
    }

    /// @throws Declined when it would end before it begins
    void mustBeEffectiveAtSomeTime(Instant published) {
        var from = effectiveFrom == null ? published : effectiveFrom;
        if (effectiveUntil != null && !effectiveUntil.isAfter(from)) {
            throw refused("It ends after it begins.", "/effectiveUntil");
        }
    }

    private static Declined refused(String detail, String pointer) {
        return new Declined(CommonProblem.INVALID_REQUEST, detail).at(pointer);
    }
}
