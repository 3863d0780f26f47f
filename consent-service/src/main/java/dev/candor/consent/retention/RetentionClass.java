package dev.candor.consent.retention;

/// Why something has to be kept. A constant's name is contract.
enum RetentionClass {
    /// A consent is in force or suspended, and whoever relies on it has to be able to show it.
    CONSENT_IN_FORCE("GDPR Art. 7(1): while consent is relied on, it has to be shown"),
    /// A consent has ended, and claims about its time may still come.
    PROOF_OF_CONSENT("GDPR Art. 17(3)(e): kept for the defence of legal claims"),
    /// Somebody ordered that nothing goes: a court, an authority, a pending claim.
    LEGAL_HOLD("GDPR Art. 17(3)(b) or (e): kept by order until the hold ends");

    private final String rule;

    RetentionClass(String rule) {
        this.rule = rule;
    }

    /// The rule in words, with its source.
    String rule() {
        return rule;
    }
}
