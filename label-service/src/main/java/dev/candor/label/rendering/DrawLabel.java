package dev.candor.label.rendering;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.label.plan.Instruction;
import dev.candor.label.plan.Visible;
import dev.candor.label.rendering.image.ImageException;
import dev.candor.label.rendering.image.ImageLabeller;
import dev.candor.label.rendering.image.ImageLabeller.Labelled;
import dev.candor.label.rendering.image.LabelFace;
import dev.candor.label.rendering.image.LabelOrder;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Vocabulary;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Draws a planned label into spooled media. Blocking: call it on a worker.
@ApplicationScoped
class DrawLabel {
    private static final long MEGABYTE = 1 << 20;

    private final Spool spool;
    private final Vocabulary vocabulary;
    private final ImageLabeller images;

    DrawLabel(Spool spool, Vocabulary vocabulary, RenderingConfig config) {
        this.spool = spool;
        this.vocabulary = vocabulary;
        this.images = new ImageLabeller(config.largestImage(), megabytes(config));
    }

    private static int megabytes(RenderingConfig config) {
        var heap = Runtime.getRuntime().maxMemory() - 64 * MEGABYTE;
        var bytes = config.memory().map(MemorySize::asLongValue).orElse(heap);
        return (int) Math.clamp(bytes / MEGABYTE, 1, Integer.MAX_VALUE);
    }

    /// The labelled media and what was measured in it.
    record Drawing(SpoolEntry entry, Labelled labelled) {}

    /// @throws Declined a `RenderingProblem`, or `UNSUPPORTED_MEDIA_TYPE`; then nothing is left
    /// in the spool
    Drawing draw(Organization organization, SpoolEntry source, Visible.Label label) {
        try {
            var facts = images.inspect(source.path());
            var target = spool.create(organization, facts.mediaType());
            try {
                var labelled = images.label(source.path(), target.path(), order(label));
                return new Drawing(spool.seal(target), labelled);
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

    private LabelOrder order(Visible.Label label) {
        var geometry = label.geometry();
        return new LabelOrder(
                faces(label),
                geometry.position(),
                geometry.minHeightRatio(),
                geometry.minHeightPixels(),
                geometry.insetRatio(),
                geometry.minContrast());
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
                            message(e) + "; labels are drawn into these two.");
            case ImageException.Unsupported _ ->
                    new Declined(
                            RenderingProblem.UNSUPPORTED_IMAGE, message(e) + " is not supported.");
            case ImageException.TooLarge _ ->
                    new Declined(RenderingProblem.IMAGE_TOO_LARGE, message(e) + ".");
            case ImageException.TooSmall small ->
                    new Declined(RenderingProblem.IMAGE_TOO_SMALL, message(e) + ".")
                            .with("minimumWidth", small.minimumWidth())
                            .with("minimumHeight", small.minimumHeight());
            case ImageException.NotLegible _ ->
                    new Declined(RenderingProblem.LABEL_NOT_LEGIBLE, message(e) + ".");
        };
    }

    private static String message(ImageException e) {
        return String.valueOf(e.getMessage());
    }
}
