package dev.candor.label.profile;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Where media is shown: a country (ISO 3166-1 alpha-2), a part of one (ISO 3166-2, such as
/// `US-CA`), the European Union, or everywhere.
public record Market(String code) {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> WIDER = Set.of("EU", "WORLD");
    private static final Pattern PART = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");

    /// The language most people there read, where one is plain.
    private static final Map<String, String> LANGUAGES =
            Map.ofEntries(
                    Map.entry("AT", "de"),
                    Map.entry("BG", "bg"),
                    Map.entry("BR", "pt"),
                    Map.entry("CN", "zh-Hans"),
                    Map.entry("CZ", "cs"),
                    Map.entry("DE", "de"),
                    Map.entry("DK", "da"),
                    Map.entry("EE", "et"),
                    Map.entry("ES", "es"),
                    Map.entry("FI", "fi"),
                    Map.entry("FR", "fr"),
                    Map.entry("GR", "el"),
                    Map.entry("HR", "hr"),
                    Map.entry("HU", "hu"),
                    Map.entry("ID", "id"),
                    Map.entry("IL", "he"),
                    Map.entry("IN", "hi"),
                    Map.entry("IR", "fa"),
                    Map.entry("IT", "it"),
                    Map.entry("JP", "ja"),
                    Map.entry("KR", "ko"),
                    Map.entry("LT", "lt"),
                    Map.entry("LV", "lv"),
                    Map.entry("NL", "nl"),
                    Map.entry("NO", "nb"),
                    Map.entry("PL", "pl"),
                    Map.entry("PT", "pt"),
                    Map.entry("RO", "ro"),
                    Map.entry("SE", "sv"),
                    Map.entry("SI", "sl"),
                    Map.entry("SK", "sk"),
                    Map.entry("TR", "tr"),
                    Map.entry("TW", "zh-Hant"),
                    Map.entry("UA", "uk"),
                    Map.entry("VN", "vi"));

    public Market {
        if (!exists(code)) {
            throw new IllegalArgumentException("No such market: " + code);
        }
    }

    /// The market of a code, if there is one. Codes are written in capitals.
    public static Optional<Market> of(String code) {
        return exists(code) ? Optional.of(new Market(code)) : Optional.empty();
    }

    private static boolean exists(String code) {
        return COUNTRIES.contains(code)
                || WIDER.contains(code)
                || (PART.matcher(code).matches() && COUNTRIES.contains(code.substring(0, 2)));
    }

    /// Whether rules of `area` hold here: those of the place itself, of the country around it,
    /// and, for a whole country, those of its parts, since it cannot be shown there and not in
    /// them.
    public boolean isUnder(String area) {
        return area.equals(code) || code.startsWith(area + "-") || area.startsWith(code + "-");
    }

    /// The language most people there read; empty where several or none of ours is.
    public Optional<String> language() {
        return Optional.ofNullable(LANGUAGES.get(code));
    }
}
