package dev.candor.consent.policy;

import java.util.UUID;

/// Names one version of one policy document.
public record PolicyVersionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
