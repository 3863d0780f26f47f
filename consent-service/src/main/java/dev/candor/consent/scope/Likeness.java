package dev.candor.consent.scope;

/// What of a person is used.
public enum Likeness {
    FACE,
    BODY,
    VOICE,
    MOTION,
    NAME,
    SIGNATURE
}
