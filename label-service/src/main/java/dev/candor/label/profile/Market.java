package dev.candor.label.profile;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Where media is shown: a country (ISO 3166-1 alpha-2), the European Union, or everywhere.
public record Market(String code) {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> WIDER = Set.of("EU", "WORLD");

    public Market {
        if (!COUNTRIES.contains(code) && !WIDER.contains(code)) {
            throw new IllegalArgumentException("No such market: " + code);
        }
    }

    /// The market of a code, if there is one. Codes are written in capitals.
    public static Optional<Market> of(String code) {
        return COUNTRIES.contains(code) || WIDER.contains(code)
                ? Optional.of(new Market(code))
                : Optional.empty();
    }
}
