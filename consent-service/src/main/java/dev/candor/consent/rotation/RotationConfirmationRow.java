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
@Table(name = "rotation_confirmation")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class RotationConfirmationRow {
    @Id
    @Column(name = "order_id")
    UUID orderId;

    String organization;

    /// The key that was made.
    String kid;

    @Column(name = "confirmed_by")
    String confirmedBy;

    @Column(name = "confirmed_at")
    Instant confirmedAt;

    @Column(name = "ledger_seq")
    long ledgerSeq;

    /// The same, written with its entry.
    RotationConfirmationRow of(LedgerEntry entry) {
        ledgerSeq = entry.seq();
        return this;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("rotation_confirmation")
                .with("order_id", orderId)
                .with("kid", kid)
                .with("confirmed_by", confirmedBy)
                .with("confirmed_at", confirmedAt);
    }
}
