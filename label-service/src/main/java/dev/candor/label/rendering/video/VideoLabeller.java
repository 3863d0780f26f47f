package dev.candor.label.rendering.video;

import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.image.Box;
import dev.candor.label.rendering.image.LabelOrder;
import dev.candor.label.rendering.image.Measurement;
import dev.candor.label.rendering.image.Overlay;
import dev.candor.label.rendering.image.TitleCard;
import dev.candor.label.rendering.medium.Following;
import dev.candor.label.rendering.process.Supervisor;
import dev.candor.label.rendering.process.Tool;
import dev.candor.label.rendering.video.FilmCoding.Still;
import dev.candor.label.rendering.video.VideoFacts.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    /// How much shorter than asked for, in seconds, an opening may be measured: films end with
    /// their last frame or their last sound.
    public static final double LENGTH_EXACT = 0.25;

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
    /// @param opening what goes before the film, if it was asked for
    public record Labelled(
            String mediaType,
            Overlay overlay,
            Measurement measurement,
            List<Probe> probes,
            Optional<Opened> opening) {
        public Labelled {
            probes = List.copyOf(probes);
        }
    }

    /// One measured frame.
    ///
    /// @param second into the film
    public record Probe(double second, double contrastRatio, int textHeight) {}

    /// An opening that was measured.
    ///
    /// @param seconds by which the film became longer
    /// @param measurement the worst of its frames
    public record Opened(double seconds, Measurement measurement) {}

    /// The media type of a film, by its first bytes.
    public static Optional<String> mediaType(Path file) throws IOException {
        return FilmTools.container(file).map(Container::mediaType);
    }

    /// Labels `source` into `target`, which is replaced. After an exception `target` is
    /// worthless.
    ///
    /// @param opening how long a still that says the same goes before the film, if one does; the
    ///     label is then on all of it, the still included: what is asked for, or more
    public Labelled label(
            Path source,
            Path target,
            LabelOrder order,
            Windows windows,
            Optional<Duration> opening,
            Following following)
            throws IOException, MediaException {
        var workplace = tools.workplace();
        coders.acquireUninterruptibly();
        try {
            var facts = tools.probe(source, workplace);
            var fitted = Overlay.fit(order, facts.width(), facts.height());
            var overlay = facts.alpha() ? fitted.opaque() : fitted;
            var label = new Still(workplace.resolve("label.png"), overlay.box());
            overlay.write(label.png());
            var card = card(order, overlay, facts, opening);
            var first = opening.map(hold -> hold.toMillis() / 1000.0).orElse(0.0);
            var coding =
                    new FilmCoding(
                            facts,
                            label,
                            opening.isPresent() ? new Windows.Throughout() : windows,
                            card.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(opening(card.get(), first, workplace)));
            code(coding, source, target, following, workplace);
            var film = new Written(target, facts, first, workplace);
            return measured(
                    film,
                    overlay,
                    coding.windows(),
                    order,
                    card.isEmpty()
                            ? Optional.empty()
                            : Optional.of(opened(film, card.get(), order)));
        } finally {
            coders.release();
            FilmTools.remove(workplace);
        }
    }

    /// Letters as high as those of the label, at least.
    private static Optional<TitleCard> card(
            LabelOrder order, Overlay overlay, VideoFacts facts, Optional<Duration> opening)
            throws MediaException.TooSmall {
        return opening.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        TitleCard.fit(
                                order.faces().getFirst(),
                                overlay.textHeight(),
                                facts.width(),
                                facts.height()));
    }

    private static FilmCoding.Opening opening(TitleCard card, double seconds, Path workplace)
            throws IOException {
        var still = new Still(workplace.resolve("card.png"), card.box());
        card.write(still.png());
        return new FilmCoding.Opening(still, seconds);
    }

    private void code(
            FilmCoding coding, Path source, Path target, Following following, Path workplace)
            throws IOException, MediaException {
        var seconds =
                coding.facts().seconds()
                        + coding.opening().map(FilmCoding.Opening::seconds).orElse(0.0);
        tools.run(
                Tool.FFMPEG,
                coding.arguments(source, target),
                workplace,
                line -> FilmTools.progress(line, seconds, following),
                following,
                false);
    }

    /// A film that was written.
    ///
    /// @param facts of what it was made of
    /// @param first seconds of the opening before it, or 0
    private record Written(Path file, VideoFacts facts, double first, Path workplace) {
        double seconds() {
            return facts.seconds() + first;
        }
    }

    /// The still is there from the first frame on, for as long as it was asked for, and the film
    /// follows it whole.
    private Opened opened(Written film, TitleCard card, LabelOrder order)
            throws IOException, MediaException {
        var worst = new Measurement(21, Integer.MAX_VALUE, 0);
        for (double second : List.of(0.0, film.first() / 2, film.first() - 0.15)) {
            var one = card.measure(frame(film, second, card.box()));
            worst = worst.and(one);
            if (one.contrastRatio() < order.minContrast() || one.textHeight() < card.textHeight()) {
                throw new MediaException.NotAsPlanned(
                        String.format(
                                Locale.ROOT,
                                "The opening at %.2f s: contrast %.2f, at least %.2f is due;"
                                        + " letters %d px, %d are due",
                                second,
                                one.contrastRatio(),
                                order.minContrast(),
                                one.textHeight(),
                                card.textHeight()));
            }
        }
        var longer = tools.probe(film.file(), film.workplace()).seconds() - film.facts().seconds();
        if (longer < film.first() - LENGTH_EXACT) {
            throw new MediaException.NotAsPlanned(
                    String.format(
                            Locale.ROOT,
                            "The film is %.2f s longer; the opening takes %.2f s",
                            longer,
                            film.first()));
        }
        return new Opened(longer, worst);
    }

    private Labelled measured(
            Written film,
            Overlay overlay,
            Windows windows,
            LabelOrder order,
            Optional<Opened> opening)
            throws IOException, MediaException {
        var probes = new ArrayList<Probe>();
        Measurement worst = new Measurement(21, Integer.MAX_VALUE, 0);
        for (double second : moments(windows.spans(film.seconds()))) {
            var frame = frame(film, second, overlay.box());
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
        return new Labelled(film.facts().container().mediaType(), overlay, worst, probes, opening);
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

    /// The pixels of a box; none where the film shows nothing at that time.
    private byte[] frame(Written film, double second, Box box) throws IOException, MediaException {
        var raw = film.workplace().resolve("frame.rgb");
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
                        "file:" + film.file(),
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
                film.workplace(),
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
