package dev.candor.consent.grant;

import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.representative.RepresentativeId;
import dev.candor.consent.scope.ScopeLineView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A grant as answers carry it.
///
/// @param dpv the state in the words of the Data Privacy Vocabulary
/// @param ledgerSeq the ledger entry that tells of the present state
/// @param endsAt when the last permission ends by the clock
/// @param legalProfiles those that held when it was asked for, by code and version
/// @param enforceability AT_RISK where one of them doubts it
/// @param voices the representatives who said yes, while the word of more is needed
/// @param suspensions what is suspended now
/// @param possible what can be done to it now, by the last segment of its path
record GrantView(
        UUID id,
        UUID subjectId,
        UUID noticeId,
        String licensee,
        GrantState state,
        String dpv,
        int version,
        Instant since,
        Instant requestedAt,
        long ledgerSeq,
        List<ScopeLineView> scope,
        @Nullable Instant answerBy,
        @Nullable Instant endsAt,
        @Nullable List<String> jurisdictions,
        @Nullable List<String> profiles,
        @Nullable String lawfulBasis,
        @Nullable String retention,
        @Nullable List<String> recipients,
        @Nullable CounselOrUnion counselOrUnion,
        @Nullable UUID agreementId,
        @Nullable UUID renews,
        @Nullable Boolean writtenEvidence,
        @Nullable List<String> legalProfiles,
        @Nullable Enforceability enforceability,
        @Nullable List<UUID> voices,
        @Nullable List<SuspensionView> suspensions,
        List<String> possible) {
    /// Whether a legal profile doubts that the grant can be enforced.
    enum Enforceability {
        AT_RISK
    }

    /// A suspension as answers carry it. Without `scope` the whole grant is suspended.
    record SuspensionView(UUID id, SuspensionCause cause, @Nullable SuspensionScope scope) {
        static SuspensionView of(Suspension suspension) {
            return new SuspensionView(
                    suspension.id(), suspension.cause(), SuspensionScope.of(suspension));
        }
    }

    static GrantView of(Recorded recorded) {
        var grant = recorded.grant();
        var terms = grant.terms();
        var said = terms.particulars();
        return new GrantView(
                grant.id().value(),
                terms.subject().value(),
                terms.notice().value(),
                terms.licensee(),
                grant.state(),
                grant.dpvTerm(),
                grant.version(),
                grant.since(),
                terms.requestedAt(),
                recorded.ledgerSeq(),
                terms.scope().stream().map(ScopeLineView::of).toList(),
                said.answerBy(),
                terms.endsAt().orElse(null),
                presentIfAny(said.jurisdictions()),
                presentIfAny(said.profiles()),
                said.lawfulBasis(),
                said.retention(),
                presentIfAny(said.recipients()),
                said.counselOrUnion(),
                said.agreement(),
                said.renews() == null ? null : said.renews().value(),
                said.writtenEvidence() ? Boolean.TRUE : null,
                presentIfAny(said.applied()),
                said.atRisk() ? Enforceability.AT_RISK : null,
                voices(grant),
                suspensions(grant),
                Act.possible(grant));
    }

    private static @Nullable List<UUID> voices(Grant grant) {
        return grant instanceof Grant.Answerable asked
                ? presentIfAny(
                        asked.voices().stream().map(RepresentativeId::value).sorted().toList())
                : null;
    }

    private static @Nullable List<SuspensionView> suspensions(Grant grant) {
        return grant instanceof Grant.InForce held
                ? presentIfAny(held.suspensions().stream().map(SuspensionView::of).toList())
                : null;
    }

    private static <T> @Nullable List<T> presentIfAny(List<T> values) {
        return values.isEmpty() ? null : values;
    }
}
