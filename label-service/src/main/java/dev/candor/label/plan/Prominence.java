package dev.candor.label.plan;

/// How much a publisher wants a label to be noticed. It never goes below what a profile asks for.
public enum Prominence {
    FOOTNOTE,
    STANDARD,
    PROMINENT
}
