package dev.candor.consent.policy;

import java.util.UUID;

/// Names one policy document, whatever its version.
public record PolicyId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
