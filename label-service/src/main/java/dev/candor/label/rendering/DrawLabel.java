package dev.candor.label.rendering;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.kit.spool.SpoolFile;
import dev.candor.label.plan.Instruction;
import dev.candor.label.plan.Variant;
import dev.candor.label.plan.Visible;
import dev.candor.label.rendering.image.Converter;
import dev.candor.label.rendering.image.Crop;
import dev.candor.label.rendering.image.ImageException;
import dev.candor.label.rendering.image.ImageLabeller;
import dev.candor.label.rendering.image.LabelFace;
import dev.candor.label.rendering.image.LabelOrder;
import dev.candor.label.rendering.process.Supervisor;
import dev.candor.label.rendering.video.Following;
import dev.candor.label.rendering.video.VideoLabeller;
import dev.candor.label.rendering.video.Windows;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Position;
import dev.candor.label.vocabulary.Vocabulary;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Draws a planned label into spooled media. Blocking: call it on a worker.
@ApplicationScoped
class DrawLabel {
    private static final long MEGABYTE = 1 << 20;

    private final Spool spool;
    private final Vocabulary vocabulary;
    private final ImageLabeller images;
    private final VideoLabeller films;

    DrawLabel(Spool spool, Vocabulary vocabulary, Supervisor supervisor, RenderingConfig config) {
        this.spool = spool;
        this.vocabulary = vocabulary;
        this.images =
                new ImageLabeller(
                        config.largestImage(),
                        megabytes(config),
                        new Converter(supervisor, config.workFolder()));
        this.films =
                new VideoLabeller(
                        supervisor,
                        config.workFolder(),
                        config.largestImage(),
                        config.filmsAtOnce());
    }

    private static int megabytes(RenderingConfig config) {
        var heap = Runtime.getRuntime().maxMemory() - 64 * MEGABYTE;
        var bytes = config.memory().map(MemorySize::asLongValue).orElse(heap);
        return (int) Math.clamp(bytes / MEGABYTE, 1, Integer.MAX_VALUE);
    }

    /// The labelled media and what was measured in it.
    ///
    /// @param text what the label says
    record Drawing(SpoolEntry entry, String text, Measured measured) {}

    /// @throws Declined a `RenderingProblem`, or `UNSUPPORTED_MEDIA_TYPE`; then nothing is left
    /// in the spool
    Drawing draw(
            Organization organization,
            SpoolEntry source,
            Visible.Label label,
            Variant variant,
            List<Crop> crops) {
        try {
            var order = order(label, variant, crops);
            var film = VideoLabeller.mediaType(source.path());
            var target =
                    spool.create(
                            organization,
                            film.isPresent()
                                    ? film.get()
                                    : images.inspect(source.path()).mediaType());
            try {
                return film.isPresent()
                        ? film(source, target, order, windows(variant))
                        : image(source, target, order);
            } catch (ImageException | IOException | RuntimeException e) {
                spool.discard(target.id());
                throw e;
            }
        } catch (ImageException e) {
            throw declined(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Drawing image(SpoolEntry source, SpoolFile target, LabelOrder order)
            throws IOException, ImageException {
        var labelled = images.label(source.path(), target.path(), order);
        return new Drawing(spool.seal(target), labelled.text(), Measured.of(labelled));
    }

    private Drawing film(SpoolEntry source, SpoolFile target, LabelOrder order, Windows windows)
            throws IOException, ImageException {
        var labelled = films.label(source.path(), target.path(), order, windows, Following.NOBODY);
        return new Drawing(spool.seal(target), labelled.overlay().text(), Measured.of(labelled));
    }

    /// Where the plan knew nothing of a film, the label is there from the first frame to the last.
    private static Windows windows(Variant variant) {
        return variant.all(Instruction.VideoOverlay.class).stream()
                .filter(overlay -> !overlay.wholeDuration())
                .findFirst()
                .map(DrawLabel::listed)
                .orElseGet(Windows.Throughout::new);
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

    private LabelOrder order(Visible.Label label, Variant variant, List<Crop> crops) {
        var geometry = label.geometry();
        return new LabelOrder(
                faces(label),
                positions(geometry.position(), variant),
                geometry.minHeightRatio(),
                geometry.minHeightPixels(),
                geometry.insetRatio(),
                geometry.minContrast(),
                crops);
    }

    /// The plan's own position first, then the others it allows.
    private static List<Position> positions(Position preferred, Variant variant) {
        var labels =
                Stream.concat(
                        variant.all(Instruction.ImageLabel.class).stream(),
                        variant.all(Instruction.VideoOverlay.class).stream()
                                .map(Instruction.VideoOverlay::label));
        var allowed = labels.findFirst().map(Instruction.ImageLabel::allowed).orElse(List.of());
        return Stream.concat(Stream.of(preferred), allowed.stream()).distinct().toList();
    }

    private List<LabelFace> faces(Visible.Label label) {
        var language = vocabulary.find(label.language()).orElseGet(vocabulary::fallback);
        var faces = new ArrayList<LabelFace>();
        var outlines = new ArrayList<>(vocabulary.label(label.phrase(), language, label.layers()));
        for (Instruction.Words also : label.also()) {
            var other = vocabulary.find(also.language()).orElseGet(vocabulary::fallback);
            outlines.addAll(vocabulary.label(also.phrase(), other, also.layers()));
        }
        faces.add(new LabelFace(outlines, language.direction()));
        if (label.fallbackToToken() && label.layers() == Layers.TOKEN_AND_WORDS) {
            faces.add(
                    new LabelFace(
                            vocabulary.label(label.phrase(), language, Layers.TOKEN),
                            Language.Direction.LTR));
        }
        return faces;
    }

    private static Declined declined(ImageException e) {
        return switch (e) {
            case ImageException.Unreadable unreadable ->
                    new Declined(RenderingProblem.UNREADABLE_MEDIA, message(e))
                            .with("offset", unreadable.offset());
            case ImageException.UnknownFormat _ ->
                    new Declined(
                            CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                            message(e) + "; labels are drawn into these.");
            case ImageException.Unsupported _ ->
                    new Declined(
                            RenderingProblem.UNSUPPORTED_IMAGE, message(e) + " is not supported.");
            case ImageException.TooLarge _ ->
                    new Declined(RenderingProblem.IMAGE_TOO_LARGE, message(e) + ".");
            case ImageException.TooSmall small ->
                    new Declined(RenderingProblem.IMAGE_TOO_SMALL, message(e) + ".")
                            .with("minimumWidth", small.minimumWidth())
                            .with("minimumHeight", small.minimumHeight());
            case ImageException.NotCropSafe _ ->
                    new Declined(RenderingProblem.CROPS_LEAVE_NO_ROOM, message(e) + ".")
                            .at("/crops");
            case ImageException.ToolMissing missing ->
                    new Declined(RenderingProblem.TOOL_MISSING, message(e) + ".")
                            .with("tool", missing.tool())
                            .with("package", missing.debianPackage());
            case ImageException.ToolFailed _ ->
                    new Declined(RenderingProblem.RENDER_FAILED, message(e) + ".");
            case ImageException.NotLegible _ ->
                    new Declined(RenderingProblem.LABEL_NOT_LEGIBLE, message(e) + ".");
        };
    }

    private static String message(ImageException e) {
        return String.valueOf(e.getMessage());
    }
}
