package dev.candor.consent.replica;

import java.util.UUID;

/// Names one replica.
record ReplicaId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
