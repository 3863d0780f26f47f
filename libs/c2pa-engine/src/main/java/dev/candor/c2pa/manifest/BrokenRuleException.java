package dev.candor.c2pa.manifest;

import dev.candor.c2pa.report.Rule;

/// An assertion is not made as a sentence of the specification asks, and which sentence that is.
public final class BrokenRuleException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Rule rule;
    private final String reason;

    /// @param reason what is wrong, for people: the end of a sentence
    public BrokenRuleException(Rule rule, String reason) {
        super(reason, null, false, false);
        this.rule = rule;
        this.reason = reason;
    }

    public Rule rule() {
        return rule;
    }

    public String reason() {
        return reason;
    }
}
