package dev.candor.consent.representative;

import java.util.UUID;

/// Names one representative of one person.
public record RepresentativeId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
