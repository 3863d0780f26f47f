package dev.candor.consent.subject;

/// In what capacity somebody acts for a subject. Kept with every event.
public enum Capacity {
    /// The person themselves, by their linked account.
    SUBJECT,
    /// An account that is linked as speaking for the person.
    REPRESENTATIVE,
    /// Staff or a system of the organization, on the person's behalf.
    ORGANIZATION,
    /// Nobody: a time was over.
    CLOCK
}
