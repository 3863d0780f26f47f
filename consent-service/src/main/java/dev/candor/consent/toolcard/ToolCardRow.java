package dev.candor.consent.toolcard;

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
}
