package dev.candor.consent.grant;

import static dev.candor.consent.grant.Scopes.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.consent.grant.Retelling.Kept;
import dev.candor.consent.grant.Retelling.Told;
import dev.candor.consent.ledger.LedgerKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Invariant 13: states are re-derivable from events.
class RetellingTest {
    private static final List<Told> LIFE =
            List.of(
                    told(1, LedgerKind.GRANT_DRAFTED, null, GrantState.DRAFT, 4),
                    told(2, LedgerKind.GRANT_REQUESTED, GrantState.DRAFT, GrantState.REQUESTED, 5),
                    told(
                            3,
                            LedgerKind.GRANT_EXPRESSED,
                            GrantState.REQUESTED,
                            GrantState.REQUESTED,
                            6),
                    told(
                            4,
                            LedgerKind.GRANT_EXPRESSED,
                            GrantState.REQUESTED,
                            GrantState.ACTIVE,
                            9));
    private static final Kept ROW = new Kept(GrantState.ACTIVE, 4, NOON, 9);

    @Test
    void aLifeAsItWasIsFoundSo() {
        assertThat(Retelling.contradictions(LIFE, ROW)).isEmpty();
        assertThat(
                        Retelling.contradictions(
                                List.of(
                                        told(
                                                1,
                                                LedgerKind.GRANT_REQUESTED,
                                                null,
                                                GrantState.REQUESTED,
                                                1)),
                                new Kept(GrantState.REQUESTED, 1, NOON, 1)))
                .isEmpty();
    }

    @Test
    void whatWasChangedAfterwardsIsFound() {
        assertThat(Retelling.contradictions(LIFE, new Kept(GrantState.SUSPENDED, 4, NOON, 9)))
                .hasSize(1);
        assertThat(Retelling.contradictions(LIFE, new Kept(GrantState.ACTIVE, 4, NOON, 8)))
                .hasSize(1);
        assertThat(
                        Retelling.contradictions(
                                LIFE, new Kept(GrantState.ACTIVE, 4, NOON.plusNanos(1000), 9)))
                .hasSize(1);
        assertThat(Retelling.contradictions(List.of(), ROW)).isNotEmpty();
        for (var left = 0; left < LIFE.size(); left++) {
            var shorter = new ArrayList<>(LIFE);
            shorter.remove(left);
            assertThat(Retelling.contradictions(shorter, ROW)).as("without " + left).isNotEmpty();
        }
    }

    @Test
    void whatNeverHappensIsFound() {
        // given
        var revived = new ArrayList<>(LIFE);
        revived.set(
                3, told(4, LedgerKind.GRANT_RESUMED, GrantState.REQUESTED, GrantState.ACTIVE, 9));
        var swapped = new ArrayList<>(LIFE);
        swapped.set(
                3, told(4, LedgerKind.GRANT_EXPRESSED, GrantState.REQUESTED, GrantState.ACTIVE, 6));

        // then
        assertThat(Retelling.contradictions(revived, ROW)).hasSize(1);
        assertThat(Retelling.contradictions(swapped, new Kept(GrantState.ACTIVE, 4, NOON, 6)))
                .hasSize(1);
    }

    private static Told told(
            int version, LedgerKind kind, @Nullable GrantState from, GrantState to, long seq) {
        return new Told(version, kind, from, to, NOON, seq);
    }
}
