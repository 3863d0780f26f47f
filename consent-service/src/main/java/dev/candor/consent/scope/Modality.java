package dev.candor.consent.scope;

/// The kind of media a likeness appears in.
public enum Modality {
    IMAGE,
    VIDEO,
    AUDIO,
    TEXT,
    DOCUMENT
}
