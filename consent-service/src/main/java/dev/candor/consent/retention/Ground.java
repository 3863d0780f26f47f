package dev.candor.consent.retention;

/// On what ground a person is erased (GDPR Art. 17(1)). A constant's name is contract.
enum Ground {
    NO_LONGER_NEEDED,
    CONSENT_WITHDRAWN,
    OBJECTION,
    UNLAWFUL,
    LEGAL_DUTY
}
