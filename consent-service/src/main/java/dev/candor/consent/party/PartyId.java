package dev.candor.consent.party;

import java.util.UUID;

/// Names one party.
public record PartyId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
