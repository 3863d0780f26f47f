package dev.candor.consent.retention;

import dev.candor.consent.ledger.LedgerEntry;
import dev.candor.transparency.StoredRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "erasure_confirmation")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ErasureConfirmationRow {
    @Id
    @Column(name = "order_id")
    UUID orderId;

    String organization;

    @Column(name = "confirmed_by")
    String confirmedBy;

    @Column(name = "confirmed_at")
    Instant confirmedAt;

    @Column(name = "ledger_seq")
    long ledgerSeq;

    /// The same, written with its entry.
    ErasureConfirmationRow of(LedgerEntry entry) {
        ledgerSeq = entry.seq();
        return this;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("erasure_confirmation")
                .with("order_id", orderId)
                .with("confirmed_by", confirmedBy)
                .with("confirmed_at", confirmedAt);
    }
}
