package dev.candor.consent.toolcard;

import dev.candor.transparency.StoredRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "tool_card")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ToolCardRow {
    @Id UUID id;
    String organization;
    String code;
    int version;
    String body;
    String digest;

    @Column(name = "published_at")
    Instant publishedAt;

    @Column(name = "ledger_seq")
    long ledgerSeq;

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("tool_card")
                .with("id", id)
                .with("code", code)
                .with("version", version)
                .with("body", body)
                .with("digest", digest)
                .with("published_at", publishedAt);
    }
}
