package dev.candor.label.verdict;

/// What media is about: grey edits are material where it matters what was there.
public enum Subject {
    PEOPLE,
    PLACES,
    DOCUMENTS,
    NEWS,
    OTHER
}
