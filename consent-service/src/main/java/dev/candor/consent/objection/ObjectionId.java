package dev.candor.consent.objection;

import java.util.UUID;

/// Names one standing objection.
public record ObjectionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
