package dev.candor.consent.ledger;

import dev.candor.kit.identity.Organization;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "ledger_entry")
@IdClass(LedgerEntryRow.Place.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class LedgerEntryRow {
    @Id String organization;
    @Id long seq;

    @Enumerated(EnumType.STRING)
    LedgerKind kind;

    String body;

    @Column(name = "leaf_hash")
    String leafHash;

    Instant at;

    @Column(name = "grant_id")
    @Nullable UUID grantId;

    @Nullable String salt;

    static LedgerEntryRow of(Organization organization, LedgerEntry entry) {
        var row = new LedgerEntryRow();
        row.organization = organization.slug();
        row.seq = entry.seq();
        row.kind = entry.kind();
        row.body = entry.leaf().body();
        row.leafHash = entry.leaf().hash();
        row.at = entry.at();
        row.grantId = entry.grantId();
        row.salt = entry.leaf().salt();
        return row;
    }

    record Place(String organization, long seq) {}
}
