package dev.candor.consent.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "policy_document")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class PolicyDocumentRow {
    @Id UUID id;
    String organization;
    String code;

    @Column(name = "created_at")
    Instant createdAt;
}
