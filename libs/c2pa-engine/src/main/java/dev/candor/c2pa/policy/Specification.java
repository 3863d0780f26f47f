package dev.candor.c2pa.policy;

/// An edition of the C2PA specification whose rules an asset is judged by.
///
/// The editions agree on how a store, a claim, its signature and its bindings are checked. They
/// differ in this:
///
/// - A hard binding that was taken out is `assertion.dataHash.redacted` in 2.2, and
///   `assertion.hardBinding.redacted` since 2.3, whatever the kind of binding.
/// - That an ingredient has both a manifest and a `digitalSourceType` makes it malformed since 2.4
///   (VAL-ASSE-0037); 2.2 knows no such field.
/// - Data that lies elsewhere and is not what was meant is `assertion.hashedURI.mismatch` in 2.2
///   (15.10.4.2) and has words of its own since 2.3; external references came with 2.3.
/// - Codes that came after 2.2 belong to things that 2.2 does not know, so nothing that is well by
///   2.2 is refused for them: live video, manifests in text, alternative content representations,
///   and notes on exclusions of boxes.
/// - Both lists of deprecated algorithms are empty (13.1, 13.2.1).
public enum Specification {
    /// May 2025.
    V2_2("2.2"),
    /// April 2026.
    V2_4("2.4");

    private final String number;

    Specification(String number) {
        this.number = number;
    }

    /// The number, such as `2.4`.
    public String number() {
        return number;
    }
}
