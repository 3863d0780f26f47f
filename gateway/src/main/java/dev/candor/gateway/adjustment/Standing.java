package dev.candor.gateway.adjustment;

import dev.candor.gateway.adjustment.Adjustment.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How a publication stands, by what became of it: the weightiest that holds.
public enum Standing {
    PUBLISHED,
    /// Its label is another one than the one it went out with.
    CORRECTED,
    CONSENT_SUSPENDED,
    CONSENT_ENDED,
    RETRACTED;

    /// @param adjustments of one publication, oldest first
    public static Standing of(List<Adjustment> adjustments) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        adjustments.stream()
                .filter(Adjustment::isMade)
                .forEach(made -> counts.merge(made.kind(), 1, Integer::sum));
        if (counts.containsKey(Kind.RETRACTION)) {
            return RETRACTED;
        }
        if (counts.containsKey(Kind.CONSENT_ENDED)) {
            return CONSENT_ENDED;
        }
        // Of several grants each may be suspended, and resumed, by itself.
        if (counts.getOrDefault(Kind.CONSENT_SUSPENDED, 0)
                > counts.getOrDefault(Kind.CONSENT_RESUMED, 0)) {
            return CONSENT_SUSPENDED;
        }
        return counts.containsKey(Kind.CORRECTION) ? CORRECTED : PUBLISHED;
    }
}
