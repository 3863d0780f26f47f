package dev.candor.consent.check;

import org.jspecify.annotations.Nullable;

/// What a use that is allowed still owes its audience.
///
/// @param label which label, when one is named; with LABEL only
record Duty(Kind kind, @Nullable String label) {
    enum Kind {
        LABEL,
        PROVENANCE,
        ATTRIBUTION
    }

    static Duty label(@Nullable String label) {
        return new Duty(Kind.LABEL, label);
    }
}
