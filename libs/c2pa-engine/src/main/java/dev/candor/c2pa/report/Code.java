package dev.candor.c2pa.report;

/// What a check found, in the words of the specification that asks for the check.
public sealed interface Code permits StatusCode, IdentityCode {
    /// The code as the specification spells it.
    String code();

    /// Whether the code says success, information or failure.
    Kind kind();

    /// What a code means for what it is about.
    enum Kind {
        /// The check passed.
        SUCCESS,
        /// Worth knowing; changes no verdict.
        INFORMATIONAL,
        /// The check did not pass.
        FAILURE
    }
}
