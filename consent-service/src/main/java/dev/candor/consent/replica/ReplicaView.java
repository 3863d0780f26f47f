package dev.candor.consent.replica;

import dev.candor.consent.scope.Likeness;
import dev.candor.consent.subject.Deed;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A replica as answers carry it.
record ReplicaView(
        UUID id,
        UUID subjectId,
        ReplicaKind kind,
        List<Likeness> modalities,
        List<String> sources,
        String tool,
        String custodian,
        Status status,
        Instant since,
        @Nullable Deed proof,
        Instant createdAt) {
    static ReplicaView of(Replica replica) {
        return new ReplicaView(
                replica.id().value(),
                replica.subject().value(),
                replica.kind(),
                List.copyOf(new TreeSet<>(replica.modalities())),
                replica.sources(),
                replica.tool(),
                replica.custodian(),
                replica.status(),
                replica.since(),
                replica.proof(),
                replica.createdAt());
    }
}
