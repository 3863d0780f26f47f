package dev.candor.consent.grant;

import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.subject.Capacity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "consent_event")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ConsentEventRow {
    @Id UUID id;
    String organization;

    @Column(name = "grant_id")
    UUID grantId;

    int version;

    @Enumerated(EnumType.STRING)
    LedgerKind kind;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_state")
    @Nullable GrantState fromState;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_state")
    GrantState toState;

    Instant at;

    @Column(name = "actor_id")
    String actorId;

    @Enumerated(EnumType.STRING)
    Capacity capacity;

    @Enumerated(EnumType.STRING)
    @Nullable Method method;

    @Nullable String language;

    @Column(name = "notice_id")
    UUID noticeId;

    @Column(name = "evidence_types")
    String[] evidenceTypes = {};

    @Column(name = "evidence_sha256")
    String[] evidenceSha256 = {};

    @Nullable String reason;
    String salt;

    @Column(name = "ledger_seq")
    long ledgerSeq;

    static ConsentEventRow of(Change change, long ledgerSeq) {
        var row = new ConsentEventRow();
        row.id = change.id();
        row.organization = change.actor().organization().slug();
        row.grantId = change.to().id().value();
        row.version = change.to().version();
        row.kind = change.event().kind();
        row.fromState = change.from();
        row.toState = change.to().state();
        row.at = change.to().since();
        row.actorId = change.actor().id();
        row.capacity = change.capacity();
        row.noticeId = change.to().terms().notice().value();
        row.salt = change.salt();
        row.ledgerSeq = ledgerSeq;
        switch (change.event()) {
            case ConsentEvent.Requested _ -> {}
            case ConsentEvent.Expressed(var expression) -> row.fill(expression);
            case ConsentEvent.Withdrawn(var reason) -> row.reason = reason;
        }
        return row;
    }

    private void fill(Expression expression) {
        method = expression.method();
        language = expression.language();
        evidenceTypes = column(expression, Evidence::type);
        evidenceSha256 = column(expression, Evidence::sha256);
    }

    private static String[] column(Expression expression, Function<Evidence, String> member) {
        return expression.evidence().stream().map(member).toArray(String[]::new);
    }
}
