package dev.candor.label.rendering.video;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// When a label is seen.
public sealed interface Windows {
    int MOST_WINDOWS = 200;

    /// From the first frame to the last.
    record Throughout() implements Windows {}

    /// In windows, and again at every interval.
    ///
    /// @param windows in seconds, at least one
    /// @param hold shortest time the label stays, in seconds
    /// @param interval from one start to the next; infinite where it is not said again
    record Listed(List<Span> windows, double hold, double interval) implements Windows {
        public Listed {
            windows = List.copyOf(windows);
            if (windows.isEmpty() || !(hold > 0) || interval < hold) {
                throw new IllegalArgumentException(
                        "Held for %s, every %s".formatted(hold, interval));
            }
        }
    }

    /// Windows as a plan has them. More than can be told to ffmpeg one by one are all of the film:
    /// more than asked for, never less.
    static Windows of(List<Span> windows, Duration hold, Optional<Duration> interval) {
        return windows.size() > MOST_WINDOWS
                ? new Throughout()
                : new Listed(
                        windows,
                        seconds(hold),
                        interval.map(Windows::seconds).orElse(Double.POSITIVE_INFINITY));
    }

    /// A window in seconds, `from` inclusive.
    record Span(double from, double to) {}

    /// All windows of a film.
    ///
    /// @param seconds it runs
    default List<Span> spans(double seconds) {
        return switch (this) {
            case Throughout _ -> List.of(new Span(0, seconds));
            case Listed(var windows, var hold, var interval) -> {
                var spans = new ArrayList<Span>();
                windows.stream()
                        .filter(span -> span.from() < seconds)
                        .map(span -> new Span(span.from(), Math.min(seconds, span.to())))
                        .forEach(spans::add);
                for (double at = interval; at < seconds; at += interval) {
                    spans.add(new Span(at, Math.min(seconds, at + hold)));
                }
                yield List.copyOf(spans);
            }
        };
    }

    /// As ffmpeg asks it of every frame.
    default String enabled() {
        return switch (this) {
            case Throughout _ -> "1";
            case Listed(var windows, var hold, var interval) ->
                    Stream.concat(
                                    windows.stream()
                                            .map(
                                                    span ->
                                                            format(
                                                                    "between(t,%.3f,%.3f)",
                                                                    span.from(), span.to())),
                                    Double.isInfinite(interval)
                                            ? Stream.of()
                                            : Stream.of(
                                                    format("lt(mod(t,%.3f),%.3f)", interval, hold)))
                            .collect(Collectors.joining("+"));
        };
    }

    private static String format(String pattern, double one, double other) {
        return String.format(Locale.ROOT, pattern, one, other);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
