package dev.candor.consent.grant;

/// Why a grant permits nothing for now.
public enum SuspensionCause {
    DISPUTE,
    STRIKE,
    COURT,
    SAFETY,
    DEATH_NOTICE,
    MAJORITY_REACHED,
    PAYMENT
}
