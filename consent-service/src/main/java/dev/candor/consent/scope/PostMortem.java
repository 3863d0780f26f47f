package dev.candor.consent.scope;

/// What becomes of a permission when the person dies.
public enum PostMortem {
    END,
    CONTINUE_UNTIL
}
