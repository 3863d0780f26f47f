package dev.candor.consent.policy;

import dev.candor.transparency.StoredRow;
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

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("policy_document")
                .with("id", id)
                .with("code", code)
                .with("created_at", createdAt);
    }
}
