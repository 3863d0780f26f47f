package dev.candor.label.rendering.image;

import dev.candor.label.vocabulary.Position;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Puts a label into an image file and measures the file that came out. Thread-safe; blocking
/// and heavy on the CPU.
public final class ImageLabeller {
    private static final int MEGABYTE = 1 << 20;

    private final long mostPixels;
    private final int megabytes;
    private final Semaphore memory;
    private final PictureFormats formats;

    /// @param mostPixels the largest image accepted
    /// @param megabytes of heap that all images in work may take together; further images wait,
    /// and one that takes more is refused
    /// @param converter for the formats that only tools decode
    public ImageLabeller(long mostPixels, int megabytes, Converter converter) {
        this.mostPixels = mostPixels;
        this.megabytes = megabytes;
        this.memory = new Semaphore(megabytes, true);
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
    public ImageFacts inspect(Path source) throws IOException, ImageException {
        try (var picture = accepted(source)) {
            return picture.facts();
        }
    }

    /// Labels `source` into `target`, which is replaced. After an exception `target` is
    /// worthless.
    public Labelled label(Path source, Path target, LabelOrder order)
            throws IOException, ImageException {
        try (var picture = accepted(source)) {
            var layouts = LabelLayout.fit(order, picture.facts());
            var share = share(picture);
            memory.acquireUninterruptibly(share);
            try {
                return label(picture, target, order, layouts);
            } finally {
                memory.release(share);
            }
        }
    }

    private Picture accepted(Path source) throws IOException, ImageException {
        var picture = formats.open(source);
        try {
            check(picture);
            return picture;
        } catch (ImageException e) {
            picture.close();
            throw e;
        }
    }

    private void check(Picture picture) throws ImageException.TooLarge {
        var facts = picture.facts();
        if (facts.pixels() > mostPixels) {
            throw new ImageException.TooLarge(
                    "%d × %d pixels; at most %d are accepted"
                            .formatted(facts.width(), facts.height(), mostPixels));
        }
        if (share(picture) > megabytes) {
            throw new ImageException.TooLarge(
                    "%d × %d pixels take %d MB of memory; this service has %d MB for images"
                            .formatted(facts.width(), facts.height(), share(picture), megabytes));
        }
    }

    private static int share(Picture picture) {
        return Math.toIntExact(picture.workingMemory() / MEGABYTE) + 1;
    }

    private Labelled label(
            Picture picture, Path target, LabelOrder order, List<LabelLayout> layouts)
            throws IOException, ImageException {
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

    private Measurement measured(Path target, LabelMask mask) throws IOException, ImageException {
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
            throws ImageException.NotLegible {
        if (measured.contrastRatio() < contrast || measured.textHeight() < textHeight) {
            throw new ImageException.NotLegible(
                    "Measured contrast %.2f, at least %.2f is due; letters %d px, %d are due"
                            .formatted(
                                    measured.contrastRatio(),
                                    contrast,
                                    measured.textHeight(),
                                    textHeight));
        }
    }
}
