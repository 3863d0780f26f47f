package dev.candor.consent.grant;

/// What a scope line says about the uses it describes. Where both speak, PROHIBIT wins.
public enum Effect {
    PERMIT,
    PROHIBIT
}
