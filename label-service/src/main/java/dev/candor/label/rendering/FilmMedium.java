package dev.candor.label.rendering;

import dev.candor.kit.spool.SpoolEntry;
import dev.candor.label.plan.Instruction;
import dev.candor.label.plan.Variant;
import dev.candor.label.plan.Visible;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.medium.Labelled;
import dev.candor.label.rendering.medium.Labeller;
import dev.candor.label.rendering.medium.Measured;
import dev.candor.label.rendering.medium.Measured.Check;
import dev.candor.label.rendering.medium.Refusals;
import dev.candor.label.rendering.medium.Work;
import dev.candor.label.rendering.process.Supervisor;
import dev.candor.label.rendering.video.FilmTracks;
import dev.candor.label.rendering.video.VideoLabeller;
import dev.candor.label.rendering.video.Windows;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Films.
@ApplicationScoped
class FilmMedium implements Labeller {
    private final VideoLabeller films;
    private final FilmTracks tracks;
    private final PlannedLabel planned;

    FilmMedium(PlannedLabel planned, Supervisor supervisor, RenderingConfig config) {
        this.planned = planned;
        this.films =
                new VideoLabeller(
                        supervisor,
                        config.workFolder(),
                        config.largestImage(),
                        config.filmsAtOnce());
        this.tracks = new FilmTracks(supervisor, config.workFolder(), config.largestImage());
    }

    @Override
    public Optional<String> mediaType(SpoolEntry source) throws IOException {
        return VideoLabeller.mediaType(source.path());
    }

    @Override
    public boolean isDue(Visible visible, Variant variant) {
        return PlannedLabel.of(visible, variant).isPresent();
    }

    @Override
    public Labelled label(Work work) throws IOException {
        var label = PlannedLabel.of(work.visible(), work.variant()).orElseThrow();
        try {
            if (isForThePlayer(work.variant())) {
                return tracked(work, label);
            }
            var labelled =
                    films.label(
                            work.source().path(),
                            work.target(),
                            planned.order(label, work.crops()),
                            windows(work.variant()),
                            opening(work.variant()),
                            work.following());
            return new Labelled(
                    labelled.overlay().text(), measured(labelled, label, work.variant()));
        } catch (MediaException e) {
            throw Refusals.OF_PICTURES.of(e);
        }
    }

    private static boolean isForThePlayer(Variant variant) {
        return variant.all(Instruction.VideoOverlay.class).stream()
                .anyMatch(overlay -> overlay.delivery() == Instruction.Delivery.PLAYER_MANIFEST);
    }

    private static Optional<Duration> opening(Variant variant) {
        return variant.all(Instruction.VideoOverlay.class).stream()
                .map(Instruction.VideoOverlay::firstFrame)
                .filter(Objects::nonNull)
                .map(statement -> Duration.ofMillis(statement.holdMillis()))
                .findFirst();
    }

    /// Nothing is coded anew; the player shows what the track says.
    private Labelled tracked(Work work, Instruction.ImageLabel label)
            throws IOException, MediaException {
        var text =
                label.words().stream()
                        .map(Instruction.Words::text)
                        .collect(Collectors.joining(" "));
        var windows = windows(work.variant());
        var tracked =
                tracks.write(work.source().path(), work.target(), text, windows, work.following());
        return new Labelled(
                tracked.text(),
                Measured.unseen(
                        List.of(
                                new Check("cues", null, tracked.cues(), "cues", 1.0, null),
                                new Check(
                                        "firstShown", null, tracked.firstShown(), "s", null, null),
                                new Check(
                                        "shortestCue",
                                        null,
                                        tracked.shortest(),
                                        "s",
                                        null,
                                        null))));
    }

    /// Where the plan knew nothing of a film, the label is there from the first frame to the last.
    private static Windows windows(Variant variant) {
        return variant.all(Instruction.VideoOverlay.class).stream()
                .findFirst()
                .map(FilmMedium::windows)
                .orElseGet(Windows.Throughout::new);
    }

    static Windows windows(Instruction.VideoOverlay overlay) {
        return overlay.wholeDuration() ? new Windows.Throughout() : listed(overlay);
    }

    private static Windows listed(Instruction.VideoOverlay overlay) {
        return Windows.of(
                overlay.windows().stream()
                        .map(
                                window ->
                                        new Windows.Span(
                                                window.startMillis() / 1000.0,
                                                window.endMillis() / 1000.0))
                        .toList(),
                Duration.ofMillis(overlay.holdMillis()),
                Optional.ofNullable(overlay.repeatEveryMillis()).map(Duration::ofMillis));
    }

    private static Measured measured(
            VideoLabeller.Labelled labelled, Instruction.ImageLabel label, Variant variant) {
        return new Measured(
                ImageMedium.twoDigits(labelled.measurement().contrastRatio()),
                ImageMedium.box(labelled.overlay().box()),
                labelled.measurement().textHeight(),
                labelled.overlay().position(),
                labelled.measurement().frames(),
                List.of(),
                labelled.probes().stream().map(VideoLabeller.Probe::second).toList(),
                labelled.opening().stream()
                        .flatMap(opened -> checks(opened, label, opening(variant)))
                        .toList());
    }

    private static Stream<Check> checks(
            VideoLabeller.Opened opened, Instruction.ImageLabel label, Optional<Duration> due) {
        var seconds = due.map(hold -> hold.toMillis() / 1000.0).orElse(0.0);
        return Stream.of(
                new Check(
                        "openingHold",
                        null,
                        ImageMedium.twoDigits(opened.seconds()),
                        "s",
                        seconds - VideoLabeller.LENGTH_EXACT,
                        null),
                new Check(
                        "openingContrast",
                        null,
                        ImageMedium.twoDigits(opened.measurement().contrastRatio()),
                        "ratio",
                        label.minContrast(),
                        null),
                new Check(
                        "openingTextHeight",
                        null,
                        opened.measurement().textHeight(),
                        "px",
                        (double) label.inkHeightPixels(),
                        null));
    }
}
