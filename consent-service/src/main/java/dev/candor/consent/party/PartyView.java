package dev.candor.consent.party;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A party as answers carry it.
record PartyView(
        UUID id,
        String name,
        PartyType type,
        List<PartyRole> roles,
        String address,
        String contact,
        @Nullable String email,
        @Nullable String url,
        @Nullable String phone,
        Instant createdAt) {
    static PartyView of(Party party) {
        return new PartyView(
                party.id().value(),
                party.name(),
                party.type(),
                List.copyOf(party.sortedRoles()),
                party.address(),
                party.contact(),
                party.email(),
                party.url(),
                party.phone(),
                party.createdAt());
    }
}
