package dev.candor.consent.scope;

/// What is done with a likeness. None implies another: leave to generate is no leave to distribute.
public enum Action {
    CAPTURE,
    TRAIN,
    GENERATE,
    EDIT,
    DISTRIBUTE,
    INFER,
    MINE
}
