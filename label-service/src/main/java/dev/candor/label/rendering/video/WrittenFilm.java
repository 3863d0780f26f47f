package dev.candor.label.rendering.video;

import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.image.Box;
import dev.candor.label.rendering.image.LabelOrder;
import dev.candor.label.rendering.image.Measurement;
import dev.candor.label.rendering.image.Overlay;
import dev.candor.label.rendering.image.TitleCard;
import dev.candor.label.rendering.video.VideoLabeller.Opened;
import dev.candor.label.rendering.video.VideoLabeller.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A labelled film, measured as it came out.
final class WrittenFilm {
    private final FilmTools tools;
    private final Path file;
    private final VideoFacts facts;
    private final Moments moments;
    private final Path workplace;

    /// @param facts of what it was made of
    WrittenFilm(FilmTools tools, Path file, VideoFacts facts, Moments moments, Path workplace) {
        this.tools = tools;
        this.file = file;
        this.facts = facts;
        this.moments = moments;
        this.workplace = workplace;
    }

    /// What the label was measured at.
    record Probes(List<Probe> all, Measurement worst) {
        Probes {
            all = List.copyOf(all);
        }
    }

    /// The label is there whenever it is due. Moments behind the last picture, in which sound goes
    /// on, count for nothing.
    ///
    /// @throws MediaException.NotAsPlanned when it is paler or smaller than it has to be
    Probes probes(Overlay overlay, LabelOrder order) throws IOException, MediaException {
        var probes = new ArrayList<Probe>();
        var worst =
                measured(
                        moments.label(),
                        overlay.box(),
                        (second, rgb) -> {
                            var one = overlay.measure(rgb);
                            probes.add(new Probe(second, one.contrastRatio(), one.textHeight()));
                            return one;
                        },
                        order,
                        overlay.textHeight());
        if (probes.isEmpty()) {
            throw new MediaException.NotAsPlanned("The written film shows no frame");
        }
        return new Probes(probes, worst);
    }

    /// The opening is there from the first frame on, for as long as it was asked for, and the film
    /// follows it whole.
    ///
    /// @param first seconds that were asked for
    Opened opened(TitleCard card, double first, LabelOrder order)
            throws IOException, MediaException {
        var worst =
                measured(
                        moments.opening(),
                        card.box(),
                        (_, rgb) -> card.measure(rgb),
                        order,
                        card.textHeight());
        var longer = tools.probe(file, workplace).seconds() - facts.seconds();
        if (longer < first - VideoLabeller.LENGTH_EXACT) {
            throw new MediaException.NotAsPlanned(
                    String.format(
                            Locale.ROOT,
                            "The film is %.2f s longer; the opening takes %.2f s",
                            longer,
                            first));
        }
        return new Opened(longer, worst);
    }

    private interface Measuring {
        Measurement at(double second, byte[] rgb);
    }

    private Measurement measured(
            List<Double> seconds, Box box, Measuring measuring, LabelOrder order, int textHeight)
            throws IOException, MediaException {
        var all = new ArrayList<Measurement>();
        new FilmFrames(tools, file, workplace)
                .each(
                        seconds,
                        box,
                        (second, rgb) -> {
                            var one = measuring.at(second, rgb);
                            mustSuffice(second, one, order, textHeight);
                            all.add(one);
                        });
        return all.stream().reduce(new Measurement(21, Integer.MAX_VALUE, 0), Measurement::and);
    }

    private static void mustSuffice(
            double second, Measurement one, LabelOrder order, int textHeight)
            throws MediaException.NotAsPlanned {
        if (one.contrastRatio() < order.minContrast() || one.textHeight() < textHeight) {
            throw new MediaException.NotAsPlanned(
                    String.format(
                            Locale.ROOT,
                            "At %.2f s: contrast %.2f, at least %.2f is due; letters %d px,"
                                    + " %d are due",
                            second,
                            one.contrastRatio(),
                            order.minContrast(),
                            one.textHeight(),
                            textHeight));
        }
    }
}
