package dev.candor.consent.check;

import static dev.candor.consent.check.Registers.SAM;
import static dev.candor.consent.check.Registers.holding;
import static dev.candor.consent.grant.Scopes.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.consent.check.Memory.Recalled;
import dev.candor.kit.identity.Organization;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final Organization DEMO = new Organization("demo");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Asked ASKED =
            new Asked(DEMO, "asker", List.of(SAM), Set.of(), Set.of(), NOON, null);

    private final Memory memory = new Memory();

    @Test
    void whatWasReadIsRecalledWithItsAge() {
        // given
        open();

        // when
        memory.keep(ASKED, snapshot(7), memory.ticket());

        // then
        assertThat(memory.recall(ASKED, NOON.plusMillis(200), SECOND))
                .contains(new Recalled(snapshot(7), Duration.ofMillis(200)));
        assertThat(memory.recall(ASKED, NOON.plusMillis(1001), SECOND)).isEmpty();
    }

    @Test
    void newsOfALargerLedgerMakeItOld() { // invariant 10
        // given
        open();
        memory.keep(ASKED, snapshot(7), memory.ticket());

        // when
        memory.grown(DEMO, 8);

        // then
        assertThat(memory.recall(ASKED, NOON, SECOND)).isEmpty();
        memory.keep(ASKED, snapshot(7), memory.ticket());
        assertThat(memory.recall(ASKED, NOON, SECOND)).as("read before the news").isEmpty();
        memory.grown(new Organization("other"), 99);
        memory.keep(ASKED, snapshot(8), memory.ticket());
        assertThat(memory.recall(ASKED, NOON, SECOND)).isPresent();
    }

    @Test
    void withoutNewsNothingIsRecalled() {
        // given
        open();
        var ticket = memory.ticket();
        memory.keep(ASKED, snapshot(7), ticket);

        // when
        memory.close();

        // then
        assertThat(memory.recall(ASKED, NOON, SECOND)).isEmpty();
        memory.keep(ASKED, snapshot(7), ticket);
        open();
        memory.keep(ASKED, snapshot(7), ticket);
        assertThat(memory.recall(ASKED, NOON, SECOND)).as("read before it was lost").isEmpty();
    }

    private void open() {
        memory.open();
        memory.heard(NOON);
    }

    private static Snapshot snapshot(long size) {
        return new Snapshot(Map.of(SAM, holding()), Policies.NONE, size);
    }
}
