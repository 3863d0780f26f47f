package dev.candor.consent.grant;

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
