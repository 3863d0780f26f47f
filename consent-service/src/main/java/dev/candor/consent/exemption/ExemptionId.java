package dev.candor.consent.exemption;

import java.util.UUID;

/// Names one claim to an exemption.
public record ExemptionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
