package dev.candor.consent.grant;

/// Why a grant, or a part of it, permits nothing for now. A constant's name is contract.
public enum SuspensionCause {
    /// Somebody contests the grant, or how it is used, and it is not settled. No renewal meanwhile.
    DISPUTE,
    /// A union strikes: a replica does no work that the person lays down.
    STRIKE,
    /// A court or an authority ordered it. No renewal meanwhile.
    COURT,
    /// What was made could harm the person, or did.
    SAFETY,
    /// The person is said to have died. Noted of the person, not by hand; lines that continue after
    /// death go on.
    DEATH_NOTICE,
    /// The child for whom others said yes has come of age and is asked anew. Noted of the person.
    MAJORITY_REACHED,
    /// What the licensee owes the person is not paid.
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
