package dev.candor.c2pa.definition;

/// The software that makes the claim.
///
/// @param name what people know it by
/// @param version its version
public record ClaimGenerator(String name, String version) {
    public ClaimGenerator {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A claim generator has a name");
        }
    }
}
