package dev.candor.consent.notice;

/// How a notice is put before a person.
public enum Presentation {
    SEPARATE_DOCUMENT,
    SEPARATE_SCREEN,
    EMBEDDED
}
