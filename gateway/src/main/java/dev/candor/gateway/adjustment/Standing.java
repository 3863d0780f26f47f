package dev.candor.gateway.adjustment;

import dev.candor.gateway.adjustment.Adjustment.Kind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;

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
        var all = EnumSet.noneOf(Kind.class);
        var lately = new HashMap<String, Kind>(); // by ground: each grant is resumed by itself
        for (var adjustment : adjustments) {
            if (adjustment.isMade()) {
                all.add(adjustment.kind());
                lately.put(String.valueOf(adjustment.ground()), adjustment.kind());
            }
        }
        if (all.contains(Kind.RETRACTION)) {
            return RETRACTED;
        }
        if (all.contains(Kind.CONSENT_ENDED)) {
            return CONSENT_ENDED;
        }
        if (lately.containsValue(Kind.CONSENT_SUSPENDED)) {
            return CONSENT_SUSPENDED;
        }
        return all.contains(Kind.CORRECTION) ? CORRECTED : PUBLISHED;
    }
}
