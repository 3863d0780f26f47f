package dev.candor.consent.scope;

import java.util.Collection;
import java.util.Set;

/// Where: a country (ISO 3166-1 alpha-2), `EU` for its 27 member states, or `WORLD`.
public record Territory(String code) implements Comparable<Territory> {
    private static final String WORLD = "WORLD";
    private static final String EUROPEAN_UNION = "EU";
    private static final Set<String> MEMBER_STATES =
            Set.of(
                    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR",
                    "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI",
                    "SK");

    /// Whether every place of `asked` lies in one of `granted`: what a permission has to do.
    public static boolean cover(Collection<Territory> granted, Collection<Territory> asked) {
        return asked.stream().allMatch(place -> place.isCoveredBy(granted));
    }

    /// Whether some place of `asked` lies in one of `named`: enough for a prohibition.
    public static boolean touch(Collection<Territory> named, Collection<Territory> asked) {
        return asked.stream().anyMatch(place -> named.stream().anyMatch(place::overlaps));
    }

    private boolean isCoveredBy(Collection<Territory> granted) {
        return granted.stream().anyMatch(this::liesIn)
                || code.equals(EUROPEAN_UNION)
                        && MEMBER_STATES.stream()
                                .allMatch(state -> granted.contains(new Territory(state)));
    }

    private boolean liesIn(Territory wider) {
        return wider.code.equals(WORLD)
                || wider.code.equals(code)
                || wider.code.equals(EUROPEAN_UNION) && MEMBER_STATES.contains(code);
    }

    private boolean overlaps(Territory other) {
        return liesIn(other) || other.liesIn(this);
    }

    @Override
    public int compareTo(Territory other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
