package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.memory.WorkingMemory;
import dev.candor.label.vocabulary.Position;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts a label into an image file and measures the file that came out. Thread-safe; blocking
/// and heavy on the CPU.
public final class ImageLabeller {
    private final long mostPixels;
    private final WorkingMemory memory;
    private final PictureFormats formats;

    /// @param mostPixels the largest image accepted
    /// @param memory that images under work take a share of
    /// @param converter for the formats that only tools decode
    public ImageLabeller(long mostPixels, WorkingMemory memory, Converter converter) {
        this.mostPixels = mostPixels;
        this.memory = memory;
        this.formats = new PictureFormats(converter, mostPixels);
    }

    /// What came out.
    ///
    /// @param facts of the image
    /// @param text what the label says
    /// @param position the corner it stands in
    /// @param box the label's plate in the picture as the viewer sees it
    /// @param measurement of the written pixels
    /// @param keptIn the declared crops that were found to keep the whole label
    public record Labelled(
            ImageFacts facts,
            String text,
            Position position,
            Box box,
            Measurement measurement,
            List<Crop> keptIn) {
        public Labelled {
            keptIn = List.copyOf(keptIn);
        }
    }

    /// Reads an image's header; of formats that only tools read, the whole image.
    public ImageFacts inspect(Path source) throws IOException, MediaException {
        try (var picture = accepted(source)) {
            return picture.facts();
        }
    }

    /// Labels `source` into `target`, which is replaced. After an exception `target` is
    /// worthless.
    public Labelled label(Path source, Path target, LabelOrder order)
            throws IOException, MediaException {
        try (var picture = accepted(source)) {
            var layouts = LabelLayout.fit(order, picture.facts());
            try (var _ = memory.take(picture.workingMemory(), size(picture))) {
                return label(picture, target, order, layouts);
            }
        }
    }

    private Picture accepted(Path source) throws IOException, MediaException {
        var picture = formats.open(source);
        try {
            check(picture);
            return picture;
        } catch (MediaException e) {
            picture.close();
            throw e;
        }
    }

    private void check(Picture picture) throws MediaException.TooLarge {
        var facts = picture.facts();
        if (facts.pixels() > mostPixels) {
            throw new MediaException.TooLarge(
                    "%s; at most %d are accepted".formatted(size(picture), mostPixels));
        }
        memory.require(picture.workingMemory(), size(picture));
    }

    private static String size(Picture picture) {
        return "%d × %d pixels".formatted(picture.facts().width(), picture.facts().height());
    }

    private Labelled label(
            Picture picture, Path target, LabelOrder order, List<LabelLayout> layouts)
            throws IOException, MediaException {
        var masks = layouts.stream().map(it -> LabelMask.draw(it, picture.facts())).toList();
        var patches = picture.patches(masks.stream().map(LabelMask::box).toList());
        var chosen = Salience.leastOf(patches, masks.stream().map(it -> it.box().width()).toList());
        var layout = layouts.get(chosen);
        var mask = masks.get(chosen);
        var under = patches.get(chosen);
        try (var out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
            picture.write(out, new Stamp(mask, Paint.choose(under, mask), under));
        }
        var measured = measured(target, mask);
        demand(measured, order.minContrast(), layout.capHeight());
        return new Labelled(
                picture.facts(),
                layout.face().text(),
                layout.position(),
                layout.box(),
                measured,
                keptIn(order.crops(), layout, picture.facts()));
    }

    private Measurement measured(Path target, LabelMask mask) throws IOException, MediaException {
        var all = new ArrayList<Measurement>(1);
        try (var written = formats.open(target)) {
            written.look(
                    mask.box(),
                    patch -> {
                        var one = Measurement.of(patch, mask);
                        @Nullable Measurement before = all.isEmpty() ? null : all.getFirst();
                        all.clear();
                        all.add(before == null ? one : before.and(one));
                    });
        }
        return all.getFirst();
    }

    private static List<Crop> keptIn(List<Crop> crops, LabelLayout layout, ImageFacts facts) {
        return crops.stream()
                .filter(crop -> crop.of(facts.seenWidth(), facts.seenHeight()).covers(layout.box()))
                .toList();
    }

    /// @param textHeight due, in pixels
    static void demand(Measurement measured, double contrast, int textHeight)
            throws MediaException.NotAsPlanned {
        if (measured.contrastRatio() < contrast || measured.textHeight() < textHeight) {
            throw new MediaException.NotAsPlanned(
                    "Measured contrast %.2f, at least %.2f is due; letters %d px, %d are due"
                            .formatted(
                                    measured.contrastRatio(),
                                    contrast,
                                    measured.textHeight(),
                                    textHeight));
        }
    }
}
