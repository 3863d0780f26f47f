package dev.candor.consent.approval;

import dev.candor.consent.subject.Quorum;
import dev.candor.consent.subject.SubjectId;
import java.util.Set;
import java.util.UUID;

/// Whose word counts for a person.
sealed interface Voices {
    /// An adult's own, or of anybody who speaks for them: one is enough.
    record Own(SubjectId subject) implements Voices {}

    /// Of those who speak for a child or an estate, as many as the quorum asks.
    ///
    /// @param entitled ids of representatives
    record Others(Set<UUID> entitled, Quorum quorum) implements Voices {
        public Others {
            entitled = Set.copyOf(entitled);
        }
    }

    /// Whether these who agreed are enough.
    default boolean areEnough(Set<UUID> agreed) {
        return switch (this) {
            case Own _ -> !agreed.isEmpty();
            case Others(var entitled, var quorum) ->
                    quorum.isMetBy(
                            (int) agreed.stream().filter(entitled::contains).count(),
                            entitled.size());
        };
    }
}
