package dev.candor.consent.representative;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A representative as answers carry it. Accounts stay inside.
///
/// @param hasAccount whether it signs in and acts by itself
/// @param endedAt when it was ended before its time
record RepresentativeView(
        UUID id,
        UUID subjectId,
        RepresentativeKind kind,
        @Nullable UUID partyId,
        boolean hasAccount,
        List<Power> scope,
        List<Evidence> evidence,
        Instant from,
        @Nullable Instant until,
        Instant addedAt,
        @Nullable Instant verifiedAt,
        @Nullable Instant endedAt) {
    static RepresentativeView of(Representative representative) {
        var party = representative.party();
        var verified = representative.verified();
        var ended = representative.ended();
        return new RepresentativeView(
                representative.id().value(),
                representative.subject().value(),
                representative.kind(),
                party == null ? null : party.value(),
                representative.accountId() != null,
                List.copyOf(new TreeSet<>(representative.scope())),
                representative.evidence(),
                representative.from(),
                representative.until(),
                representative.added().at(),
                verified == null ? null : verified.at(),
                ended == null ? null : ended.at());
    }
}
