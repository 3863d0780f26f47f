package dev.candor.label.rendering.video;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a player shows over a film as text, and when (WebVTT, W3C).
///
/// @param cues in order
record TextTrack(List<Cue> cues) {
    private static final Pattern TIMES =
            Pattern.compile(
                    "(?:(\\d+):)?(\\d\\d):(\\d\\d\\.\\d{3}) -->"
                            + " (?:(\\d+):)?(\\d\\d):(\\d\\d\\.\\d{3}).*");

    TextTrack {
        cues = List.copyOf(cues);
    }

    /// @param from in seconds
    /// @param to in seconds
    record Cue(double from, double to, String text) {}

    static TextTrack of(String text, Windows windows, double seconds) {
        return new TextTrack(
                apart(windows.spans(seconds)).stream()
                        .map(span -> new Cue(span.from(), span.to(), text))
                        .toList());
    }

    /// In order; spans that meet are one, or a player would say it twice.
    private static List<Windows.Span> apart(List<Windows.Span> spans) {
        var apart = new ArrayList<Windows.Span>();
        for (var span : spans.stream().sorted(Comparator.comparing(Windows.Span::from)).toList()) {
            if (!apart.isEmpty() && apart.getLast().to() >= span.from()) {
                var before = apart.removeLast();
                apart.add(new Windows.Span(before.from(), Math.max(before.to(), span.to())));
            } else {
                apart.add(span);
            }
        }
        return apart;
    }

    /// Reads what [#toWebVtt()] and ffmpeg write; blocks that are no cues are passed by.
    static TextTrack read(List<String> lines) {
        var cues = new ArrayList<Cue>();
        for (int at = 0; at < lines.size(); at++) {
            var times = TIMES.matcher(lines.get(at));
            if (times.matches()) {
                var words = new ArrayList<String>();
                while (at + 1 < lines.size() && !lines.get(at + 1).isEmpty()) {
                    words.add(lines.get(++at));
                }
                cues.add(
                        new Cue(
                                seconds(times.group(1), times.group(2), times.group(3)),
                                seconds(times.group(4), times.group(5), times.group(6)),
                                unescaped(String.join("\n", words))));
            }
        }
        return new TextTrack(cues);
    }

    /// In the corner at the top, on the side where lines end: there it hides no other captions.
    String toWebVtt() {
        var text = new StringBuilder("WEBVTT\n");
        for (Cue cue : cues) {
            text.append('\n')
                    .append(time(cue.from()))
                    .append(" --> ")
                    .append(time(cue.to()))
                    .append(" line:0 align:end\n")
                    .append(escaped(cue.text()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String time(double seconds) {
        var millis = Math.round(seconds * 1000);
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                millis % 1000);
    }

    private static double seconds(@Nullable String hours, String minutes, String seconds) {
        return (hours == null ? 0 : Long.parseLong(hours) * 3600)
                + Long.parseLong(minutes) * 60
                + Double.parseDouble(seconds);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
