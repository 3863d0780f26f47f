package dev.candor.label.rendering;

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
@Table(name = "rendering_job")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class RenderingJobRow {
    /// A constant's name is contract and never changes.
    enum State {
        QUEUED,
        RENDERING,
        RENDERED,
        FAILED,
        CANCELLED
    }

    @Id UUID id;
    String organization;

    @Column(name = "actor_id")
    String actorId;

    @Column(name = "actor_name")
    String actorName;

    @Enumerated(EnumType.STRING)
    State state;

    /// What is to be rendered, in JSON.
    String asked;

    double progress;
    int attempts;
    @Nullable UUID worker;

    @Column(name = "lease_until")
    @Nullable Instant leaseUntil;

    @Column(name = "rendering_id")
    @Nullable UUID renderingId;

    /// What goes out, by its name in the spool, in JSON.
    @Nullable String media;

    /// Why nothing does, in JSON.
    @Nullable String problem;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "finished_at")
    @Nullable Instant finishedAt;

    @Column(name = "expires_at")
    @Nullable Instant expiresAt;

    /// Ends it, and with it every claim.
    void end(State last, Instant now) {
        state = last;
        finishedAt = now;
        letGo();
    }

    /// Waits for its turn as if nobody had claimed it.
    void waitOn() {
        state = State.QUEUED;
        attempts--;
        letGo();
    }

    /// Nobody is at work on it any more.
    void letGo() {
        worker = null;
        leaseUntil = null;
    }
}
