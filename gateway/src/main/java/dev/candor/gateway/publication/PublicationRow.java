package dev.candor.gateway.publication;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of the table: what is asked for by column, and the whole as JSON beside it.
@Entity
@Table(name = "publication")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class PublicationRow {
    @Id UUID id;

    String organization;

    @Column(name = "actor_id")
    String actorId;

    String title;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "retained_until")
    Instant retainedUntil;

    /// The publication as JSON.
    String document;

    /// The verification report as JSON, as provenance-service gave it.
    String report;

    /// Whether a visible label is in the asset.
    boolean labelled;

    /// Of the idempotency key it was published under, if any.
    @Nullable String slot;
}
