package dev.candor.consent.assetlink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.consent.assetlink.StatementView.State;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
    private static final String HASH = "ab".repeat(32);
    private static final Instant JUNE = Instant.parse("2026-06-30T23:59:59Z");

    @Test
    void aFileThatIsNotRecordedIsSaidToBeNoMore() {
        // when
        var statement = StatementView.of(HASH, facts(0, 0, Set.of(), false, Set.of()));

        // then
        assertThat(statement.state()).isEqualTo(State.NOT_RECORDED);
        assertThat(statement.meaning()).contains("does not mean");
        assertThat(statement.consent()).isNull();
    }

    @Test
    void consentIsInForceWhileEverybodysIs() {
        assertThat(StatementView.of(HASH, consented("ACTIVE")).state()).isEqualTo(State.IN_FORCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WITHDRAWN",
                "REVOKED",
                "EXPIRED",
                "EXHAUSTED",
                "INVALIDATED",
                "SUPERSEDED",
                "REQUESTED",
                "A_STATE_OF_TOMORROW"
            })
    void oneWhoseConsentEndedEndsItForTheFile(String state) {
        assertThat(StatementView.of(HASH, consented("ACTIVE", "SUSPENDED", state)).state())
                .isEqualTo(State.ENDED);
    }

    @Test
    void oneWhoseConsentTheClockEndedEndsItToo() {
        assertThat(StatementView.state(facts(1, 1, Set.of("ACTIVE"), true, Set.of())))
                .isEqualTo(State.ENDED);
    }

    @Test
    void oneWhoseConsentIsSuspendedSuspendsIt() {
        assertThat(StatementView.state(consented("ACTIVE", "SUSPENDED")))
                .isEqualTo(State.SUSPENDED);
    }

    @Test
    void withoutGrantsItShowedNobodyOrWasExempt() {
        assertThat(StatementView.state(facts(1, 0, Set.of(), false, Set.of())))
                .isEqualTo(State.NOBODY_SHOWN);
        assertThat(
                        StatementView.state(
                                facts(
                                        1,
                                        0,
                                        Set.of(),
                                        false,
                                        Set.of(
                                                new StatementFacts.Exempted(
                                                        "SATIRE", "standards-office")))))
                .isEqualTo(State.EXEMPT);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, 2026-Q1",
        "2026-03-31T23:59:59Z, 2026-Q1",
        "2026-04-01T00:00:00Z, 2026-Q2",
        "2026-12-31T23:59:59Z, 2026-Q4"
    })
    void daysAreTaggedByTheirQuarterAlone(Instant at, String quarter) {
        assertThat(StatementView.quarter(at)).isEqualTo(quarter);
    }

    @Test
    void aPageSaysWhatTheStatementSays() {
        // when
        var html = StatementHtml.page(StatementView.of(HASH, consented("ACTIVE")));

        // then
        assertThat(html)
                .contains("<html lang=\"en\" dir=\"ltr\">")
                .contains("<dd>e sign</dd>")
                .contains("<dd>2026-Q2</dd>")
                .contains(HASH);
    }

    private static StatementFacts consented(String... states) {
        return facts(1, states.length, Set.of(states), false, Set.of());
    }

    private static StatementFacts facts(
            long links,
            long grants,
            Set<String> states,
            boolean lapsed,
            Set<StatementFacts.Exempted> exemptions) {
        var given = grants > 0;
        return new StatementFacts(
                links,
                grants,
                states,
                lapsed,
                given ? Set.of("E_SIGN") : Set.of(),
                given ? JUNE : null,
                given ? JUNE : null,
                given ? Set.of("DISTRIBUTE") : Set.of(),
                given ? Set.of("IMAGE") : Set.of(),
                given ? Set.of("WORLD") : Set.of(),
                false,
                exemptions,
                7);
    }
}
