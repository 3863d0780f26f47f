package dev.candor.consent.exemption;

/// On what ground a use needs no consent.
public enum Basis {
    ARTISTIC,
    SATIRE,
    PARODY,
    NEWS,
    RESEARCH,
    EXPRESSIVE,
    LEGAL_DUTY
}
