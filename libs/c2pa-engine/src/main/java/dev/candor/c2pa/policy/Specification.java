package dev.candor.c2pa.policy;

/// An edition of the C2PA specification.
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
