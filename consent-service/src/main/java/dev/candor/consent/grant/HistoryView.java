package dev.candor.consent.grant;

import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.subject.Capacity;
import dev.candor.consent.vault.Accounts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What was done to a grant, oldest first.
record HistoryView(List<Event> items) {
    static HistoryView of(List<Told> told, Accounts accounts) {
        return new HistoryView(told.stream().map(one -> Event.of(one, accounts)).toList());
    }

    /// An event with what of it was sealed.
    record Told(ConsentEventRow row, ConsentEventRow.Opened opened) {
        String actor() {
            return opened.actor();
        }
    }

    /// Who captured a yes for the organization, and the hash of what they attest.
    record CapturedView(String by, Instant at, String attestationSha256) {}

    /// One change.
    ///
    /// @param since when the state it led to began, where that is not `at`
    /// @param lifted the suspensions that ended with it
    record Event(
            UUID id,
            LedgerKind kind,
            int version,
            @Nullable GrantState from,
            GrantState to,
            Instant at,
            String actorId,
            Capacity capacity,
            UUID noticeId,
            @Nullable Method method,
            @Nullable String language,
            List<Evidence> evidence,
            @Nullable String reason,
            @Nullable Instant since,
            @Nullable UUID suspension,
            @Nullable List<UUID> lifted,
            @Nullable UUID supersededBy,
            @Nullable UUID representativeId,
            @Nullable UUID challengeId,
            ExpressionRequest.@Nullable SignatureView signature,
            @Nullable CapturedView capture,
            long ledgerSeq) {
        static Event of(Told told, Accounts accounts) {
            var row = told.row();
            var opened = told.opened();
            return new Event(
                    row.id,
                    row.kind,
                    row.version,
                    row.fromState,
                    row.toState,
                    row.at,
                    accounts.of(opened.actor()),
                    row.capacity,
                    row.noticeId,
                    row.method,
                    row.language,
                    evidence(row),
                    opened.reason(),
                    row.effectiveAt,
                    row.suspensionId,
                    row.lifted.length == 0 ? null : List.of(row.lifted),
                    row.supersededBy,
                    row.representativeId,
                    row.challengeId,
                    signature(row, opened),
                    capture(row, opened.capturedBy()),
                    row.ledgerSeq);
        }

        private static ExpressionRequest.@Nullable SignatureView signature(
                ConsentEventRow row, ConsentEventRow.Opened opened) {
            return opened.signatureProvider() == null
                            || opened.signatureReference() == null
                            || row.signedAt == null
                    ? null
                    : new ExpressionRequest.SignatureView(
                            opened.signatureProvider(), opened.signatureReference(), row.signedAt);
        }

        private static @Nullable CapturedView capture(ConsentEventRow row, @Nullable String by) {
            return by == null || row.capturedAt == null || row.attestationSha256 == null
                    ? null
                    : new CapturedView(by, row.capturedAt, row.attestationSha256);
        }

        private static List<Evidence> evidence(ConsentEventRow row) {
            return IntStream.range(0, row.evidenceTypes.length)
                    .mapToObj(i -> new Evidence(row.evidenceTypes[i], row.evidenceSha256[i]))
                    .toList();
        }
    }
}
