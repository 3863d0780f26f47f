package dev.candor.label.rendering.video;

import java.util.List;
import java.util.stream.Stream;

/// When a written film is looked at, in seconds from its start.
///
/// @param opening in its opening; none where it has none
/// @param label where the label is due: the first frame, one and nearly two seconds in, and the
///     start and end of windows, as many as are looked at
record Moments(List<Double> opening, List<Double> label) {
    private static final int MOST = 12;

    /// Before a moment: what is looked at is coded as most frames are, by what changed.
    private static final double EARLIER = 0.1;

    Moments {
        opening = List.copyOf(opening);
        label = List.copyOf(label);
    }

    /// @param seconds the film runs, with its opening
    /// @param first seconds of the opening, or 0
    static Moments of(Windows windows, double seconds, double first) {
        return new Moments(
                first > 0 ? List.of(0.0, first / 2, first - 0.15) : List.of(),
                within(windows.spans(seconds)));
    }

    private static List<Double> within(List<Windows.Span> spans) {
        var first = spans.getFirst();
        return Stream.concat(
                        Stream.of(0.0, 1.0, 1.9).filter(at -> at < first.to() - 0.1),
                        Stream.concat(spans.stream(), thirds(first).stream())
                                .flatMap(
                                        span ->
                                                Stream.of(
                                                        span.from(),
                                                        Math.max(span.from(), span.to() - 0.25))))
                .distinct()
                .limit(MOST)
                .sorted()
                .toList();
    }

    private static List<Windows.Span> thirds(Windows.Span span) {
        var third = (span.to() - span.from()) / 3;
        return third < 2
                ? List.of()
                : List.of(new Windows.Span(span.from() + third, span.from() + 2 * third));
    }

    /// Where a decoder starts to come to each of them soon.
    List<Double> starts() {
        return Stream.concat(opening.stream(), label.stream())
                .map(second -> Math.max(0, second - EARLIER))
                .distinct()
                .sorted()
                .toList();
    }
}
