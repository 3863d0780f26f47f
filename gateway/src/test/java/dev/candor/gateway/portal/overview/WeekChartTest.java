package dev.candor.gateway.portal.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.gateway.publication.Publications.Week;
import dev.candor.kit.wording.Language;
import dev.candor.kit.wording.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WeekChartTest {
    private static final Words ENGLISH =
            Objects.requireNonNull(
                    Words.read(WeekChartTest.class, "consent", "overview").get(Language.EN));
    private static final LocalDate FIRST = LocalDate.parse("2026-10-05"); // a Monday

    @Test
    void eightWeeksEndWithTheOneThatRuns() {
        assertThat(WeekChart.begins(Instant.parse("2026-11-29T23:59:59Z"))).isEqualTo(FIRST);
        assertThat(WeekChart.begins(Instant.parse("2026-11-30T00:00:00Z")))
                .isEqualTo(FIRST.plusWeeks(1));
    }

    @Test
    void barsStandForAllAndTheirDarkPartForLabels() {
        // when
        var chart =
                WeekChart.of(
                        FIRST,
                        List.of(new Week(FIRST, 1, 4), new Week(FIRST.plusWeeks(7), 8, 8)),
                        ENGLISH);

        // then
        assertThat(chart.bars())
                .extracting(WeekChart.Bar::height)
                .containsExactly(50, 0, 0, 0, 0, 0, 0, 100);
        assertThat(chart.bars())
                .extracting(WeekChart.Bar::dark)
                .containsExactly(13, 0, 0, 0, 0, 0, 0, 100);
        assertThat(chart.sentence()).contains("9 of 12 publications");
    }

    @Test
    void oneAmongThousandsIsSeen() {
        // when
        var chart =
                WeekChart.of(
                        FIRST,
                        List.of(new Week(FIRST, 0, 1), new Week(FIRST.plusWeeks(1), 9000, 9000)),
                        ENGLISH);

        // then
        assertThat(chart.bars().getFirst().height()).isEqualTo(2);
        assertThat(chart.bars().getFirst().dark()).isZero();
    }

    @Test
    void nothingPublishedIsNoChart() {
        assertThat(WeekChart.of(FIRST, List.of(), ENGLISH).isEmpty()).isTrue();
    }
}
