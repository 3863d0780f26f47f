package dev.candor.consent.rotation;

import dev.candor.consent.ledger.LedgerEntry;
import dev.candor.transparency.StoredRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "rotation_order")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class RotationOrderRow {
    @Id UUID id;
    String organization;

    /// The key that signed when it was ordered.
    String replaces;

    @Column(name = "ordered_by")
    String orderedBy;

    @Column(name = "ordered_at")
    Instant orderedAt;

    @Column(name = "ledger_seq")
    long ledgerSeq;

    /// The same, written with its entry.
    RotationOrderRow of(LedgerEntry entry) {
        ledgerSeq = entry.seq();
        return this;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("rotation_order")
                .with("id", id)
                .with("replaces", replaces)
                .with("ordered_by", orderedBy)
                .with("ordered_at", orderedAt);
    }
}
