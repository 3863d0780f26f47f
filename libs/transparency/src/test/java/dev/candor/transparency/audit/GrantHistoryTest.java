package dev.candor.transparency.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.transparency.audit.GrantHistory.Event;
import dev.candor.transparency.audit.GrantHistory.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Invariant 13: states are re-derivable from events.
class GrantHistoryTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final List<Event> LIFE =
            List.of(
                    told(1, "GRANT_DRAFTED", null, "DRAFT", 4),
                    told(2, "GRANT_REQUESTED", "DRAFT", "REQUESTED", 5),
                    told(3, "GRANT_EXPRESSED", "REQUESTED", "REQUESTED", 6),
                    told(4, "GRANT_EXPRESSED", "REQUESTED", "ACTIVE", 9));
    private static final State ROW = new State("ACTIVE", 4, NOON, 9);

    @Test
    void aLifeAsItWasIsFoundSo() {
        assertThat(found(LIFE, ROW)).isEmpty();
        assertThat(
                        found(
                                List.of(told(1, "GRANT_REQUESTED", null, "REQUESTED", 1)),
                                new State("REQUESTED", 1, NOON, 1)))
                .isEmpty();
    }

    @Test
    void whatWasChangedAfterwardsIsFound() {
        assertThat(found(LIFE, new State("SUSPENDED", 4, NOON, 9)))
                .singleElement()
                .returns(9L, Finding::seq)
                .extracting(Finding::what)
                .asString()
                .contains("is SUSPENDED", "consent_grant", "make it ACTIVE");
        assertThat(found(LIFE, new State("ACTIVE", 4, NOON, 8))).hasSize(1);
        assertThat(found(LIFE, new State("ACTIVE", 4, NOON.plusNanos(1000), 9)))
                .singleElement()
                .extracting(Finding::what)
                .asString()
                .contains("consent_grant.since");
        assertThat(found(List.of(), ROW)).hasSize(1);
        for (var left = 0; left < LIFE.size(); left++) {
            var shorter = new ArrayList<>(LIFE);
            shorter.remove(left);
            assertThat(found(shorter, ROW)).as("without " + left).isNotEmpty();
        }
    }

    @Test
    void whatNeverHappensIsFound() {
        // given
        var revived = new ArrayList<>(LIFE);
        revived.set(3, told(4, "GRANT_RESUMED", "REQUESTED", "ACTIVE", 9));
        var swapped = new ArrayList<>(LIFE);
        swapped.set(3, told(4, "GRANT_EXPRESSED", "REQUESTED", "ACTIVE", 6));

        // then
        assertThat(found(revived, ROW))
                .singleElement()
                .extracting(Finding::what)
                .asString()
                .contains("consent_event.to_state");
        assertThat(found(swapped, new State("ACTIVE", 4, NOON, 6))).hasSize(1);
    }

    private static List<Finding> found(List<Event> events, State row) {
        var findings = new Findings();
        var history = new GrantHistory("g", row, findings);
        events.forEach(history::tell);
        history.end();
        return findings.all();
    }

    private static Event told(
            int version, String kind, @Nullable String from, String to, long seq) {
        return new Event(kind, from, new State(to, version, NOON, seq));
    }
}
