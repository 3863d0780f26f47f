package dev.candor.gateway.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of the table.
@Entity
@Table(name = "job")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class JobRow {
    @Id UUID id;
    String kind;
    String organization;

    @Column(name = "actor_id")
    String actorId;

    @Column(name = "actor_name")
    String actorName;

    /// Joined by spaces.
    @Column(name = "actor_roles")
    String actorRoles;

    @Enumerated(EnumType.STRING)
    JobState state;

    /// What is to be done, in JSON.
    String task;

    /// How far it has come, in JSON.
    @Nullable String checkpoint;

    /// The steps that are done, in JSON, as clients see them.
    String trail;

    /// The step it is at.
    String step;

    double progress;
    int attempts;

    /// Counts what clients can see changing.
    long version;

    @Nullable UUID worker;

    @Column(name = "lease_until")
    @Nullable Instant leaseUntil;

    @Column(name = "not_before")
    Instant notBefore;

    /// Path of what came of it.
    @Nullable String result;

    /// Why nothing did, in JSON.
    @Nullable String problem;

    /// Of the idempotency key it was asked for under, if any.
    @Nullable String slot;

    /// Whether what it needed is thrown away.
    boolean cleared;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "finished_at")
    @Nullable Instant finishedAt;
}
