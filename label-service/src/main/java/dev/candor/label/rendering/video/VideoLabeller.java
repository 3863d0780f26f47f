package dev.candor.label.rendering.video;

import dev.candor.label.rendering.failure.MediaException;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Lays a label over a film and measures the film that came out. Sound, chapters and tags stay;
/// pictures are coded anew. Thread-safe; blocking, for as long as the coding takes.
public final class VideoLabeller {
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
            var shown = opening.isPresent() ? new Windows.Throughout() : windows;
            var moments = Moments.of(shown, facts.seconds() + first, first);
            var coding =
                    new FilmCoding(
                            facts,
                            label,
                            shown,
                            card.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(opening(card.get(), first, workplace)),
                            moments.starts());
            code(coding, source, target, following, workplace);
            var written = new WrittenFilm(tools, target, facts, moments, workplace);
            var opened =
                    card.isEmpty()
                            ? Optional.<Opened>empty()
                            : Optional.of(written.opened(card.get(), first, order));
            var probes = written.probes(overlay, order);
            return new Labelled(
                    facts.container().mediaType(), overlay, probes.worst(), probes.all(), opened);
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
}
