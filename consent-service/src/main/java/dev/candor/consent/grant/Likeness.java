package dev.candor.consent.grant;

/// What of a person is used.
public enum Likeness {
    FACE,
    BODY,
    VOICE,
    MOTION,
    NAME,
    SIGNATURE
}
