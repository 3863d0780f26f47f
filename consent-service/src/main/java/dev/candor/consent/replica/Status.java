package dev.candor.consent.replica;

import dev.candor.consent.ledger.LedgerKind;
import java.util.List;
import java.util.stream.Stream;

/// Where a replica stands. A constant's name is contract.
enum Status {
    CREATED,
    ACTIVE,
    FROZEN,
    DESTROYED;

    /// Whether `next` may follow. Nothing follows destruction, and nothing becomes new again.
    boolean leadsTo(Status next) {
        return switch (this) {
            case CREATED -> next == ACTIVE || next == FROZEN || next == DESTROYED;
            case ACTIVE -> next == FROZEN || next == DESTROYED;
            case FROZEN -> next == ACTIVE || next == DESTROYED;
            case DESTROYED -> false;
        };
    }

    /// What may follow.
    List<Status> possible() {
        return Stream.of(values()).filter(this::leadsTo).toList();
    }

    /// How the ledger calls the step into this status.
    LedgerKind kind() {
        return switch (this) {
            case CREATED -> LedgerKind.REPLICA_CREATED;
            case ACTIVE -> LedgerKind.REPLICA_ACTIVATED;
            case FROZEN -> LedgerKind.REPLICA_FROZEN;
            case DESTROYED -> LedgerKind.REPLICA_DESTROYED;
        };
    }
}
