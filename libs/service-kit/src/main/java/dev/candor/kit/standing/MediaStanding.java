package dev.candor.kit.standing;

/// How the publication of media stands (PAI, practice 14).
public enum MediaStanding {
    PUBLISHED,
    /// A consent that it needs does not hold for the time being.
    CONSENT_SUSPENDED,
    /// A consent that it needs was withdrawn, revoked or found invalid, or has run out.
    CONSENT_ENDED,
    /// Its publisher has taken it back.
    RETRACTED
}
