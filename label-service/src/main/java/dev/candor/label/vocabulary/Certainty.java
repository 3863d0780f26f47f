package dev.candor.label.vocabulary;

/// How a verdict's class is known, from proof to nothing.
public enum Certainty {
    /// Signed credentials of a trusted signer say so.
    VERIFIED,
    /// The file's own information says so: unsigned, or signed by somebody we do not trust.
    ASSERTED,
    /// A person says so.
    DECLARED,
    /// Only a watermark or a detector points there.
    INDICATED,
    /// The evidence contradicts itself.
    DISPUTED,
    /// Nothing supports any class.
    UNCONFIRMED
}
