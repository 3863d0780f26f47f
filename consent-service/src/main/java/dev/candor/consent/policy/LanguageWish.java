package dev.candor.consent.policy;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which languages a reader wishes, most liked first (RFC 4647, 2.3).
public record LanguageWish(List<LanguageRange> ranges) {
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}");

    public LanguageWish {
        ranges = List.copyOf(ranges);
    }

    /// What `?lang=` says, else what `Accept-Language` says, else no wish. A header that nobody
    /// can read is none (RFC 9110, 12.5.4).
    ///
    /// @throws Declined when `lang` is no language tag
    public static LanguageWish of(@Nullable String lang, @Nullable String acceptLanguage) {
        if (lang != null) {
            if (!TAG.matcher(lang).matches()) {
                throw new Declined(
                                CommonProblem.INVALID_REQUEST, "lang is a language tag of BCP 47.")
                        .at("?lang");
            }
            return new LanguageWish(LanguageRange.parse(lang));
        }
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return new LanguageWish(List.of());
        }
        try {
            return new LanguageWish(LanguageRange.parse(acceptLanguage));
        } catch (IllegalArgumentException e) {
            return new LanguageWish(List.of());
        }
    }

    /// The best of `tags` (lookup, RFC 4647, 3.4); the first of them when none fits.
    public String among(List<String> tags) {
        var best = Locale.lookupTag(ranges, tags);
        if (best == null) {
            return tags.getFirst();
        }
        return tags.stream().filter(best::equalsIgnoreCase).findFirst().orElseThrow();
    }

    /// Whether one of `tags` is what the reader wished; true without a wish.
    public boolean isMetBy(List<String> tags) {
        return ranges.isEmpty() || Locale.lookupTag(ranges, tags) != null;
    }
}
