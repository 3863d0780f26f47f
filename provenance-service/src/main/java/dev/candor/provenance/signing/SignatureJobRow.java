package dev.candor.provenance.signing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "signature")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class SignatureJobRow {
    /// A constant's name is contract and never changes.
    enum State {
        QUEUED,
        SIGNING,
        SIGNED,
        FAILED
    }

    @Id UUID id;
    String organization;

    @Column(name = "actor_id")
    String actorId;

    @Column(name = "actor_name")
    String actorName;

    @Enumerated(EnumType.STRING)
    State state;

    /// What the manifest is to say, in JSON.
    String request;

    /// The media by their names in the spool, in JSON.
    String media;

    long size;
    long written;
    int attempts;
    @Nullable UUID worker;

    @Column(name = "lease_until")
    @Nullable Instant leaseUntil;

    /// What was signed, in JSON.
    @Nullable String answer;

    /// Why nothing was, in JSON.
    @Nullable String problem;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "finished_at")
    @Nullable Instant finishedAt;

    @Column(name = "expires_at")
    @Nullable Instant expiresAt;
}
