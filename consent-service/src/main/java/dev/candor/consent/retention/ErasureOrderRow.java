package dev.candor.consent.retention;

import dev.candor.consent.ledger.LedgerEntry;
import dev.candor.transparency.StoredRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "erasure_order")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ErasureOrderRow {
    @Id UUID id;
    String organization;

    @Enumerated(EnumType.STRING)
    Erasable kind;

    /// Whose key goes: the party, or the name that an account is written down under.
    UUID target;

    @Enumerated(EnumType.STRING)
    Ground ground;

    @Column(name = "ordered_by")
    String orderedBy;

    @Column(name = "ordered_at")
    Instant orderedAt;

    @Column(name = "ledger_seq")
    long ledgerSeq;

    /// The same, written with its entry.
    ErasureOrderRow of(LedgerEntry entry) {
        ledgerSeq = entry.seq();
        return this;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("erasure_order")
                .with("id", id)
                .with("kind", kind)
                .with("target", target)
                .with("ground", ground)
                .with("ordered_by", orderedBy)
                .with("ordered_at", orderedAt);
    }
}
