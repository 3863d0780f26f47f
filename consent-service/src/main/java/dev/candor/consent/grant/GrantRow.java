package dev.candor.consent.grant;

import dev.candor.consent.notice.NoticeId;
import dev.candor.consent.representative.RepresentativeId;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.vault.Keyring;
import dev.candor.consent.vault.Seal;
import dev.candor.kit.identity.Organization;
import dev.candor.transparency.StoredRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "consent_grant")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class GrantRow {
    private static final String RETENTION = "consent_grant.retention";
    private static final String RECIPIENTS = "consent_grant.recipients";

    @Id UUID id;
    String organization;

    @Column(name = "subject_id")
    UUID subjectId;

    @Column(name = "notice_id")
    UUID noticeId;

    String licensee;

    @Enumerated(EnumType.STRING)
    GrantState state;

    int version;
    Instant since;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "ledger_seq")
    long ledgerSeq;

    @Column(name = "answer_by")
    @Nullable Instant answerBy;

    String[] jurisdictions;
    String[] profiles;

    @Column(name = "lawful_basis")
    @Nullable String lawfulBasis;

    @Nullable String retention;
    String[] recipients;

    @Enumerated(EnumType.STRING)
    @Column(name = "counsel_or_union")
    @Nullable CounselOrUnion counselOrUnion;

    @Column(name = "agreement_id")
    @Nullable UUID agreementId;

    @Nullable UUID renews;

    @Column(name = "ends_at")
    @Nullable Instant endsAt;

    @Column(name = "written_evidence_required")
    boolean writtenEvidenceRequired;

    @Column(name = "applied_profiles")
    String[] appliedProfiles;

    @Column(name = "at_risk")
    boolean atRisk;

    UUID[] voices = {};

    static GrantRow of(Organization organization, Grant grant, long ledgerSeq, Seal seal) {
        var terms = grant.terms();
        var row = new GrantRow();
        row.id = grant.id().value();
        row.organization = organization.slug();
        row.subjectId = terms.subject().value();
        row.noticeId = terms.notice().value();
        row.licensee = terms.licensee();
        row.requestedAt = terms.requestedAt();
        row.endsAt = terms.endsAt().orElse(null);
        row.fill(terms.particulars(), seal);
        row.moveTo(grant, ledgerSeq);
        return row;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("consent_grant")
                .with("id", id)
                .with("subject_id", subjectId)
                .with("notice_id", noticeId)
                .with("licensee", licensee)
                .with("requested_at", requestedAt)
                .with("answer_by", answerBy)
                .with("jurisdictions", jurisdictions)
                .with("profiles", profiles)
                .with("lawful_basis", lawfulBasis)
                .with("retention", retention)
                .with("recipients", recipients)
                .with("counsel_or_union", counselOrUnion)
                .with("agreement_id", agreementId)
                .with("renews", renews)
                .with("ends_at", endsAt)
                .with("written_evidence_required", writtenEvidenceRequired)
                .with("applied_profiles", appliedProfiles)
                .with("at_risk", atRisk);
    }

    final void moveTo(Grant grant, long seq) {
        state = grant.state();
        version = grant.version();
        since = grant.since();
        ledgerSeq = seq;
        voices =
                grant instanceof Grant.Answerable asked
                        ? asked.voices().stream()
                                .map(RepresentativeId::value)
                                .sorted()
                                .toArray(UUID[]::new)
                        : voices;
    }

    Grant toGrant(List<ScopeLineRow> lines, List<SuspensionRow> suspended, Keyring keys) {
        var terms =
                new GrantTerms(
                        new GrantId(id),
                        new SubjectId(subjectId),
                        new NoticeId(noticeId),
                        licensee,
                        lines.stream().map(line -> line.toScopeLine(subjectId, keys)).toList(),
                        requestedAt,
                        particulars(keys));
        var suspensions = suspended.stream().map(SuspensionRow::toSuspension).toList();
        return switch (state) {
            case DRAFT -> new Grant.Draft(terms, version, since);
            case REQUESTED -> new Grant.Requested(terms, version, since, voices());
            case DEFERRED -> new Grant.Deferred(terms, version, since, voices());
            case REFUSED -> new Grant.Refused(terms, version, since);
            case LAPSED -> new Grant.Lapsed(terms, version, since);
            case ACTIVE -> new Grant.Active(terms, version, since, suspensions);
            case SUSPENDED -> new Grant.Suspended(terms, version, since, suspensions);
            case WITHDRAWN -> new Grant.Withdrawn(terms, version, since);
            case REVOKED -> new Grant.Revoked(terms, version, since);
            case EXPIRED -> new Grant.Expired(terms, version, since);
            case EXHAUSTED -> new Grant.Exhausted(terms, version, since);
            case INVALIDATED -> new Grant.Invalidated(terms, version, since);
            case SUPERSEDED -> new Grant.Superseded(terms, version, since);
        };
    }

    private void fill(Particulars said, Seal seal) {
        answerBy = said.answerBy();
        jurisdictions = said.jurisdictions().toArray(String[]::new);
        profiles = said.profiles().toArray(String[]::new);
        lawfulBasis = said.lawfulBasis();
        retention = seal.sealIfAny(RETENTION, said.retention());
        recipients =
                said.recipients().stream()
                        .map(one -> seal.seal(RECIPIENTS, one))
                        .toArray(String[]::new);
        counselOrUnion = said.counselOrUnion();
        agreementId = said.agreement();
        writtenEvidenceRequired = said.writtenEvidence();
        appliedProfiles = said.applied().toArray(String[]::new);
        atRisk = said.atRisk();
        renews = said.renews() == null ? null : said.renews().value();
    }

    private Particulars particulars(Keyring keys) {
        return new Particulars(
                answerBy,
                List.of(jurisdictions),
                List.of(profiles),
                lawfulBasis,
                retention == null ? null : keys.open(subjectId, RETENTION, retention).orElse(null),
                Arrays.stream(recipients)
                        .map(one -> keys.open(subjectId, RECIPIENTS, one).orElse(Keyring.ERASED))
                        .toList(),
                counselOrUnion,
                agreementId,
                renews == null ? null : new GrantId(renews),
                writtenEvidenceRequired,
                List.of(appliedProfiles),
                atRisk);
    }

    private Set<RepresentativeId> voices() {
        return Arrays.stream(voices).map(RepresentativeId::new).collect(Collectors.toSet());
    }
}
