package dev.candor.consent.grant;

/// Why a grant permits nothing for now.
public enum SuspensionCause {
    DISPUTE,
    STRIKE,
    COURT,
    SAFETY,
    DEATH_NOTICE,
    MAJORITY_REACHED,
    PAYMENT;

    /// Whether a court or a claim is about the grant itself: until it is settled, nobody gets
    /// around it with another one.
    boolean isContest() {
        return this == DISPUTE || this == COURT;
    }

    /// Whether it comes and goes with what happens to the person.
    boolean followsLife() {
        return this == DEATH_NOTICE || this == MAJORITY_REACHED;
    }
}
