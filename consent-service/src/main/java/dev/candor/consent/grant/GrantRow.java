package dev.candor.consent.grant;

import dev.candor.consent.notice.NoticeId;
import dev.candor.consent.subject.SubjectId;
import dev.candor.kit.identity.Organization;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Entity
@Table(name = "consent_grant")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class GrantRow {
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

    static GrantRow of(Organization organization, Grant grant, long ledgerSeq) {
        var terms = grant.terms();
        var row = new GrantRow();
        row.id = grant.id().value();
        row.organization = organization.slug();
        row.subjectId = terms.subject().value();
        row.noticeId = terms.notice().value();
        row.licensee = terms.licensee();
        row.requestedAt = terms.requestedAt();
        row.moveTo(grant, ledgerSeq);
        return row;
    }

    final void moveTo(Grant grant, long seq) {
        state = grant.state();
        version = grant.version();
        since = grant.since();
        ledgerSeq = seq;
    }

    Grant toGrant(List<ScopeLineRow> lines) {
        var terms =
                new GrantTerms(
                        new GrantId(id),
                        new SubjectId(subjectId),
                        new NoticeId(noticeId),
                        licensee,
                        lines.stream().map(ScopeLineRow::toScopeLine).toList(),
                        requestedAt);
        return switch (state) {
            case REQUESTED -> new Grant.Requested(terms, version, since);
            case ACTIVE -> new Grant.Active(terms, version, since);
            case WITHDRAWN -> new Grant.Withdrawn(terms, version, since);
        };
    }
}
