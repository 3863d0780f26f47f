package dev.candor.label.rendering.video;

import dev.candor.label.rendering.image.Box;
import dev.candor.label.rendering.video.VideoFacts.Container;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What ffmpeg is told to do with a film: its pictures are coded anew with the label over them;
/// sound, text, chapters and tags are copied, later by as much as an opening goes before.
///
/// @param label that is laid over the film, and when
/// @param opening that goes before it, if one does
/// @param starts seconds at which a decoder can start: the film gets key frames there
record FilmCoding(
        VideoFacts facts,
        Still label,
        Windows windows,
        Optional<Opening> opening,
        List<Double> starts) {
    private static final List<String> FILES_ALONE = List.of("-protocol_whitelist", "file,pipe");

    FilmCoding {
        starts = List.copyOf(starts);
    }

    /// A picture and where it lies in a frame.
    record Still(Path png, Box box) {}

    /// A picture on black that goes before the film.
    record Opening(Still card, double seconds) {}

    List<String> arguments(Path source, Path target) {
        var arguments = new ArrayList<>(List.of("-y", "-nostdin", "-hide_banner"));
        arguments.addAll(List.of("-loglevel", "error", "-progress", "pipe:1", "-nostats"));
        if (facts.alpha() && facts.container() == Container.WEBM) {
            arguments.addAll(List.of("-c:v", "libvpx-vp9")); // the built-in decoder drops alpha
        }
        read(arguments, source);
        read(arguments, label.png());
        opening.ifPresent(
                it -> {
                    read(arguments, it.card().png());
                    arguments.addAll(List.of("-itsoffset", seconds(it.seconds())));
                    read(arguments, source);
                });
        arguments.addAll(List.of("-filter_complex", filter(), "-map", "[v]"));
        var rest = opening.isPresent() ? 3 : 0;
        arguments.addAll(List.of("-map", rest + ":a?", "-map", rest + ":s?"));
        arguments.addAll(List.of("-map_metadata", "0", "-map_chapters", String.valueOf(rest)));
        arguments.addAll(List.of("-c:a", "copy", "-c:s", "copy", "-fps_mode", "passthrough"));
        arguments.addAll(pictures());
        arguments.addAll(List.of("-force_key_frames", seconds(starts)));
        arguments.addAll(List.of("-f", facts.container().muxer(), "file:" + target));
        return arguments;
    }

    private static void read(List<String> arguments, Path file) {
        arguments.addAll(FILES_ALONE);
        arguments.addAll(List.of("-i", "file:" + file));
    }

    private String filter() {
        var filters = new ArrayList<String>();
        var film = "0:v:0";
        if (opening.isPresent()) {
            var first = opening.get();
            filters.add(
                    "[%s]tpad=start_duration=%s:start_mode=add:color=black[late]"
                            .formatted(film, seconds(first.seconds())));
            filters.add(
                    over(
                            "late",
                            2,
                            first.card(),
                            "lt(t,%s)".formatted(seconds(first.seconds())),
                            "opened"));
            film = "opened";
        }
        filters.add(over(film, 1, label, windows.enabled(), "v"));
        return String.join(";", filters);
    }

    private String over(String film, int input, Still still, String when, String result) {
        return "[%s][%d:v:0]overlay=x=%d:y=%d:format=%s:eof_action=repeat:enable='%s'[%s]"
                .formatted(film, input, still.box().x(), still.box().y(), samples(), when, result);
    }

    /// Samples that the film is laid over and coded in, alpha apart: its own, where the coder has
    /// them. ffmpeg would choose RGB, which costs time and colours.
    private String samples() {
        return facts.deep() && facts.container() != Container.WEBM ? "yuv420p10" : "yuv420";
    }

    private static String seconds(List<Double> seconds) {
        return seconds.stream().map(FilmCoding::seconds).collect(Collectors.joining(","));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    private List<String> pictures() {
        return switch (facts.container()) {
            case WEBM ->
                    List.of(
                            "-c:v",
                            "libvpx-vp9",
                            "-crf",
                            "24",
                            "-b:v",
                            "0",
                            "-deadline",
                            "good",
                            "-cpu-used",
                            "4",
                            "-row-mt",
                            "1",
                            "-pix_fmt",
                            facts.alpha() ? "yuva420p" : "yuv420p");
            case MP4, QUICKTIME, MATROSKA -> {
                var coding =
                        new ArrayList<>(
                                List.of(
                                        "-c:v",
                                        "libx264",
                                        "-preset",
                                        "veryfast",
                                        "-crf",
                                        "18",
                                        "-pix_fmt",
                                        facts.deep() ? "yuv420p10le" : "yuv420p"));
                if (facts.interlaced()) {
                    coding.addAll(List.of("-flags", "+ildct+ilme"));
                }
                if (facts.container() != Container.MATROSKA) {
                    coding.addAll(List.of("-movflags", "+faststart+use_metadata_tags"));
                }
                yield coding;
            }
        };
    }
}
