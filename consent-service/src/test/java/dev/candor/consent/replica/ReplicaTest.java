package dev.candor.consent.replica;

import static dev.candor.consent.replica.Status.ACTIVE;
import static dev.candor.consent.replica.Status.CREATED;
import static dev.candor.consent.replica.Status.DESTROYED;
import static dev.candor.consent.replica.Status.FROZEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.consent.scope.Likeness;
import dev.candor.consent.subject.Deed;
import dev.candor.consent.subject.SubjectId;
import dev.candor.kit.problem.Declined;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplicaTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Deed PROOF = new Deed("destruction-protocol", "ab".repeat(32));
    private static final Map<Status, Set<Status>> POSSIBLE =
            Map.of(
                    CREATED, EnumSet.of(ACTIVE, FROZEN, DESTROYED),
                    ACTIVE, EnumSet.of(FROZEN, DESTROYED),
                    FROZEN, EnumSet.of(ACTIVE, DESTROYED),
                    DESTROYED, EnumSet.noneOf(Status.class));

    @Test
    void everyStatusLeadsWhereTheTableSaysAndNowhereElse() {
        POSSIBLE.forEach(
                (from, possible) -> {
                    for (var to : Status.values()) {
                        assertThat(from.leadsTo(to))
                                .as("%s to %s", from, to)
                                .isEqualTo(possible.contains(to));
                    }
                });
    }

    @Test
    void aWrongStepIsToldWhatIsPossible() {
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> ManageReplicas.next(replica(ACTIVE), CREATED, null, NOON))
                .satisfies(
                        no ->
                                assertThat(no.members())
                                        .containsEntry("from", ACTIVE)
                                        .containsEntry("possible", List.of(FROZEN, DESTROYED)));
    }

    @Test
    void onlyADestroyedReplicaHasAProofAndItAlwaysHasOne() {
        assertThat(replica(FROZEN).become(DESTROYED, PROOF, NOON).proof()).isEqualTo(PROOF);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> replica(FROZEN).become(DESTROYED, null, NOON));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> replica(FROZEN).become(ACTIVE, PROOF, NOON));
    }

    private static Replica replica(Status status) {
        return new Replica(
                new ReplicaId(new UUID(1, 1)),
                new SubjectId(new UUID(2, 2)),
                ReplicaKind.VOICE_CLONE,
                Set.of(Likeness.VOICE),
                List.of("ab".repeat(32)),
                "tool",
                "custodian",
                status,
                NOON,
                null,
                NOON);
    }
}
