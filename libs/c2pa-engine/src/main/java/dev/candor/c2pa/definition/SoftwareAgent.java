package dev.candor.c2pa.definition;

import org.jspecify.annotations.Nullable;

/// Software or hardware that did something (`generator-info-map` of C2PA 2.4, 10.2.3.2).
///
/// @param name what people know it by
/// @param version its version; null if not said
/// @param operatingSystem what it ran on; null if not said
public record SoftwareAgent(
        String name, @Nullable String version, @Nullable String operatingSystem) {
    public SoftwareAgent {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A software agent has a name");
        }
    }

    /// Of which only the name is known.
    public static SoftwareAgent named(String name) {
        return new SoftwareAgent(name, null, null);
    }
}
