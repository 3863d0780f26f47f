package dev.candor.gateway.portal.overview;

import dev.candor.gateway.publication.Publications.Week;
import dev.candor.kit.wording.Words;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How much was published in the last weeks, and how much of it with a label, as bars. The same
/// figures stand in a table beside it.
///
/// @param bars oldest first
/// @param labelled of all, how many carry a visible label
record WeekChart(List<Bar> bars, long labelled, long all, Words w) {
    static final int WEEKS = 8;

    private static final int HEIGHT = 100;
    private static final int STEP = 40;

    /// One week.
    ///
    /// @param x where its bar begins
    /// @param height of the bar, at most [#HEIGHT]
    /// @param dark of the height, what stands for labels
    record Bar(String week, long labelled, long all, int x, int height, int dark) {
        public int top() {
            return HEIGHT - height;
        }

        public int darkTop() {
            return HEIGHT - dark;
        }
    }

    /// The Monday from which weeks are told.
    static LocalDate begins(Instant now) {
        return now.atZone(ZoneOffset.UTC)
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(WEEKS - 1);
    }

    /// @param begins the first week
    /// @param published weeks in which there was something
    static WeekChart of(LocalDate begins, List<Week> published, Words w) {
        var byDay = published.stream().collect(Collectors.toMap(Week::begins, Function.identity()));
        var weeks =
                IntStream.range(0, WEEKS)
                        .mapToObj(begins::plusWeeks)
                        .map(day -> byDay.getOrDefault(day, new Week(day, 0, 0)))
                        .toList();
        var most = Math.max(1, weeks.stream().mapToLong(Week::all).max().orElse(0));
        return new WeekChart(
                IntStream.range(0, WEEKS).mapToObj(i -> bar(weeks.get(i), i, most, w)).toList(),
                weeks.stream().mapToLong(Week::labelled).sum(),
                weeks.stream().mapToLong(Week::all).sum(),
                w);
    }

    private static Bar bar(Week week, int index, long most, Words w) {
        return new Bar(
                w.day(week.begins().atStartOfDay(ZoneOffset.UTC).toInstant()),
                week.labelled(),
                week.all(),
                index * STEP,
                share(week.all(), most),
                share(week.labelled(), most));
    }

    /// What there is shows, however little.
    private static int share(long part, long most) {
        return part == 0 ? 0 : (int) Math.max(2, Math.round((double) HEIGHT * part / most));
    }

    /// The chart in a sentence.
    public String sentence() {
        return w.say("overview.rate", labelled, all);
    }

    public boolean isEmpty() {
        return all == 0;
    }
}
