package dev.candor.label.rendering.video;

import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.image.LabelOrder;
import dev.candor.label.rendering.image.Measurement;
import dev.candor.label.rendering.image.Overlay;
import dev.candor.label.rendering.medium.Following;
import dev.candor.label.rendering.process.Supervisor;
import dev.candor.label.rendering.process.Tool;
import dev.candor.label.rendering.video.VideoFacts.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/// Lays a label over a film and measures the film that came out. Sound, chapters and tags stay;
/// pictures are coded anew. Thread-safe; blocking, for as long as the coding takes.
public final class VideoLabeller {
    private static final int MOST_PROBES = 12;

    private final FilmTools tools;
    private final Semaphore coders;

    /// @param folder for files under work
    /// @param mostPixels of a frame
    /// @param atOnce films under work; further ones wait
    public VideoLabeller(Supervisor supervisor, Path folder, long mostPixels, int atOnce) {
        this.tools = new FilmTools(supervisor, folder, mostPixels);
        this.coders = new Semaphore(atOnce, true);
    }

    /// What came out.
    ///
    /// @param overlay the label, as it was drawn
    /// @param measurement the worst of all frames that were measured
    /// @param probes what was measured, and when
    public record Labelled(
            String mediaType, Overlay overlay, Measurement measurement, List<Probe> probes) {
        public Labelled {
            probes = List.copyOf(probes);
        }
    }

    /// One measured frame.
    ///
    /// @param second into the film
    public record Probe(double second, double contrastRatio, int textHeight) {}

    /// The media type of a film, by its first bytes.
    public static Optional<String> mediaType(Path file) throws IOException {
        return FilmTools.container(file).map(Container::mediaType);
    }

    /// Labels `source` into `target`, which is replaced. After an exception `target` is
    /// worthless.
    public Labelled label(
            Path source, Path target, LabelOrder order, Windows windows, Following following)
            throws IOException, MediaException {
        var workplace = tools.workplace();
        coders.acquireUninterruptibly();
        try {
            var facts = tools.probe(source, workplace);
            var fitted = Overlay.fit(order, facts.width(), facts.height());
            var overlay = facts.alpha() ? fitted.opaque() : fitted;
            var label = workplace.resolve("label.png");
            overlay.write(label);
            code(source, target, facts, overlay, label, windows, following, workplace);
            return measured(target, facts, overlay, windows, order, workplace);
        } finally {
            coders.release();
            FilmTools.remove(workplace);
        }
    }

    private void code(
            Path source,
            Path target,
            VideoFacts facts,
            Overlay overlay,
            Path label,
            Windows windows,
            Following following,
            Path workplace)
            throws IOException, MediaException {
        var arguments = new ArrayList<>(List.of("-y", "-nostdin", "-hide_banner"));
        arguments.addAll(List.of("-loglevel", "error", "-progress", "pipe:1", "-nostats"));
        if (facts.alpha() && facts.container() == Container.WEBM) {
            arguments.addAll(List.of("-c:v", "libvpx-vp9")); // the built-in decoder drops alpha
        }
        arguments.addAll(List.of("-protocol_whitelist", "file,pipe", "-i", "file:" + source));
        arguments.addAll(List.of("-protocol_whitelist", "file,pipe", "-i", "file:" + label));
        arguments.addAll(
                List.of(
                        "-filter_complex",
                        "[0:v:0][1:v:0]overlay=x=%d:y=%d:format=auto:eof_action=repeat:enable='%s'[v]"
                                .formatted(
                                        overlay.box().x(), overlay.box().y(), windows.enabled())));
        arguments.addAll(List.of("-map", "[v]", "-map", "0:a?", "-map", "0:s?"));
        arguments.addAll(List.of("-map_metadata", "0", "-map_chapters", "0"));
        arguments.addAll(List.of("-c:a", "copy", "-c:s", "copy", "-fps_mode", "passthrough"));
        arguments.addAll(coding(facts));
        arguments.addAll(List.of("-f", facts.container().muxer(), "file:" + target));
        tools.run(
                Tool.FFMPEG,
                arguments,
                workplace,
                line -> FilmTools.progress(line, facts.seconds(), following),
                following,
                false);
    }

    private static List<String> coding(VideoFacts facts) {
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

    private Labelled measured(
            Path target,
            VideoFacts facts,
            Overlay overlay,
            Windows windows,
            LabelOrder order,
            Path workplace)
            throws IOException, MediaException {
        var probes = new ArrayList<Probe>();
        Measurement worst = new Measurement(21, Integer.MAX_VALUE, 0);
        for (double second : moments(windows.spans(facts.seconds()))) {
            var frame = frame(target, second, overlay, workplace);
            if (frame.length == 0) {
                continue; // sound that goes on behind the last picture
            }
            var one = overlay.measure(frame);
            probes.add(new Probe(second, one.contrastRatio(), one.textHeight()));
            worst = worst.and(one);
            if (one.contrastRatio() < order.minContrast()
                    || one.textHeight() < overlay.textHeight()) {
                throw new MediaException.NotAsPlanned(
                        String.format(
                                Locale.ROOT,
                                "At %.2f s: contrast %.2f, at least %.2f is due; letters %d px,"
                                        + " %d are due",
                                second,
                                one.contrastRatio(),
                                order.minContrast(),
                                one.textHeight(),
                                overlay.textHeight()));
            }
        }
        if (probes.isEmpty()) {
            throw new MediaException.NotAsPlanned("The written film shows no frame");
        }
        return new Labelled(facts.container().mediaType(), overlay, worst, probes);
    }

    /// The first frame, one and nearly two seconds in, and the start and end of windows, as many
    /// as are probed.
    static List<Double> moments(List<Windows.Span> spans) {
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
                .limit(MOST_PROBES)
                .sorted()
                .toList();
    }

    private static List<Windows.Span> thirds(Windows.Span span) {
        var third = (span.to() - span.from()) / 3;
        return third < 2
                ? List.of()
                : List.of(new Windows.Span(span.from() + third, span.from() + 2 * third));
    }

    /// The pixels under the label; none where the film shows nothing at that time.
    private byte[] frame(Path film, double second, Overlay overlay, Path workplace)
            throws IOException, MediaException {
        var raw = workplace.resolve("frame.rgb");
        var box = overlay.box();
        tools.run(
                Tool.FFMPEG,
                List.of(
                        "-y",
                        "-nostdin",
                        "-hide_banner",
                        "-loglevel",
                        "error",
                        "-protocol_whitelist",
                        "file,pipe",
                        "-ss",
                        String.format(Locale.ROOT, "%.3f", second),
                        "-i",
                        "file:" + film,
                        "-map",
                        "0:v:0",
                        "-frames:v",
                        "1",
                        "-vf",
                        "format=rgb24,crop=%d:%d:%d:%d:exact=1"
                                .formatted(box.width(), box.height(), box.x(), box.y()),
                        "-f",
                        "rawvideo",
                        "file:" + raw),
                workplace,
                _ -> {},
                Following.NOBODY,
                false);
        if (!Files.exists(raw) || Files.size(raw) == 0) {
            Files.deleteIfExists(raw);
            return new byte[0];
        }
        if (Files.size(raw) != 3L * box.width() * box.height()) {
            throw new MediaException.NotAsPlanned(
                    String.format(Locale.ROOT, "A frame of another size at %.2f s", second));
        }
        var rgb = Files.readAllBytes(raw);
        Files.delete(raw);
        return rgb;
    }
}
