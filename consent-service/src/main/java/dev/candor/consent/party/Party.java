package dev.candor.consent.party;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Somebody who takes part (ISO/IEC TS 27560, party fields).
///
/// @param address where letters reach it
/// @param contact whom to ask there
record Party(
        PartyId id,
        String name,
        PartyType type,
        Set<PartyRole> roles,
        String address,
        String contact,
        @Nullable String email,
        @Nullable String url,
        @Nullable String phone,
        Instant createdAt) {
    Party {
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("A party has a role");
        }
    }

    /// The roles in the order of their names' constants.
    TreeSet<PartyRole> sortedRoles() {
        return new TreeSet<>(roles);
    }
}
