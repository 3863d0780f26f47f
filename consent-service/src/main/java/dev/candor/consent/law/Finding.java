package dev.candor.consent.law;

import dev.candor.kit.problem.Declined;

/// A rule that fired: what it found, where, and on whose authority.
///
/// @param profile code and version
/// @param fatal whether the grant is refused; otherwise it is at risk
public record Finding(
        String rule, String profile, String source, String pointer, String detail, boolean fatal) {
    /// The refusal that names it all.
    public Declined refusal() {
        return new Declined(LawProblem.RULE_OF_LAW, detail)
                .at(pointer)
                .with("rule", rule)
                .with("profile", profile)
                .with("source", source);
    }
}
