package dev.candor.kit.wording;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A language that pages for people are written in.
public enum Language {
    EN("English", ", "),
    DE("Deutsch", ", "),
    FR("Français", ", "),
    ES("Español", ", "),
    ZH("中文", "、"),
    AR("العربية", "، ");

    private final String ownName;
    private final String comma;

    Language(String ownName, String comma) {
        this.ownName = ownName;
        this.comma = comma;
    }

    /// Its BCP 47 tag.
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What its speakers call it.
    public String ownName() {
        return ownName;
    }

    /// The value of HTML's `dir`.
    public String direction() {
        return this == AR ? "rtl" : "ltr";
    }

    /// What stands between the items of a list.
    public String comma() {
        return comma;
    }

    Locale locale() {
        return Locale.of(tag());
    }

    /// The language of a tag such as `de-AT`; none when nothing is written in it.
    public static Optional<Language> of(@Nullable String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        var primary = tag.strip().split("[-_]", 2)[0].toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(it -> it.name().equals(primary)).findFirst();
    }

    /// The best for a reader.
    ///
    /// @param acceptLanguage the header of that name (RFC 9110, 12.5.4); nonsense counts as none
    /// @return English when the reader names none of ours
    public static Language preferred(@Nullable String acceptLanguage) {
        return ranges(acceptLanguage).stream()
                .flatMap(range -> of(range.getRange()).stream())
                .findFirst()
                .orElse(EN);
    }

    private static List<Locale.LanguageRange> ranges(@Nullable String header) {
        try {
            return header == null || header.isBlank()
                    ? List.of()
                    : Locale.LanguageRange.parse(header).stream()
                            .filter(range -> range.getWeight() > 0)
                            .toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
