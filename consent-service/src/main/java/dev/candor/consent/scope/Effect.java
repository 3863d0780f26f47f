package dev.candor.consent.scope;

/// What a scope line says about the uses it describes. Where both speak, PROHIBIT wins.
public enum Effect {
    PERMIT,
    PROHIBIT
}
