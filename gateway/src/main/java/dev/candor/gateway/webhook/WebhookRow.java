package dev.candor.gateway.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/// A row of the table. Only what changed is written: deliveries write beside people.
@Entity
@DynamicUpdate
@Table(name = "webhook")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class WebhookRow {
    @Id UUID id;

    String organization;

    String url;

    /// As [EventFilter#stored()].
    String types;

    String description;

    @Enumerated(EnumType.STRING)
    WebhookState state;

    /// Why it is disabled.
    @Nullable String because;

    /// Sealed.
    byte[] secret;

    /// Sealed; signs beside its successor until `formerUntil`.
    @Column(name = "former_secret")
    byte @Nullable [] formerSecret;

    @Column(name = "former_until")
    @Nullable Instant formerUntil;

    /// First failure after which nothing arrived any more.
    @Column(name = "failing_since")
    @Nullable Instant failingSince;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;
}
