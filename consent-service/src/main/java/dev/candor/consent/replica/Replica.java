package dev.candor.consent.replica;

import dev.candor.consent.scope.Likeness;
import dev.candor.consent.subject.Deed;
import dev.candor.consent.subject.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A likeness that was made.
///
/// @param sources SHA-256 of what it was made from, lower-case hexadecimal
/// @param tool what made it, a model or a product with its version
/// @param custodian who keeps it
/// @param since when its status began
/// @param proof what proves its destruction; there when it is destroyed, and only then
record Replica(
        ReplicaId id,
        SubjectId subject,
        ReplicaKind kind,
        Set<Likeness> modalities,
        List<String> sources,
        String tool,
        String custodian,
        Status status,
        Instant since,
        @Nullable Deed proof,
        Instant createdAt) {
    Replica {
        modalities = Set.copyOf(modalities);
        sources = List.copyOf(sources);
        if ((status == Status.DESTROYED) != (proof != null)) {
            throw new IllegalArgumentException("A destroyed replica has a proof, no other has one");
        }
    }

    /// The same replica in its next status.
    Replica become(Status next, @Nullable Deed evidence, Instant at) {
        if (!status.leadsTo(next)) {
            throw new IllegalArgumentException("%s does not follow %s".formatted(next, status));
        }
        return new Replica(
                id,
                subject,
                kind,
                modalities,
                sources,
                tool,
                custodian,
                next,
                at,
                evidence,
                createdAt);
    }
}
