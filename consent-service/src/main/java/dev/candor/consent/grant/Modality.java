package dev.candor.consent.grant;

/// The kind of media a likeness appears in.
public enum Modality {
    IMAGE,
    VIDEO,
    AUDIO,
    TEXT,
    DOCUMENT
}
