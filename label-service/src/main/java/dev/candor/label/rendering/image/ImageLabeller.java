package dev.candor.label.rendering.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/// Puts a label into an image file and measures the file that came out. Thread-safe; blocking
/// and heavy on the CPU.
public final class ImageLabeller {
    private static final int MEGABYTE = 1 << 20;

    private final long mostPixels;
    private final int megabytes;
    private final Semaphore memory;

    /// @param mostPixels the largest image accepted
    /// @param megabytes of heap that all images in work may take together; further images wait,
    /// and one that takes more
    ///     is refused
    public ImageLabeller(long mostPixels, int megabytes) {
        this.mostPixels = mostPixels;
        this.megabytes = megabytes;
        this.memory = new Semaphore(megabytes, true);
    }

    /// What came out.
    ///
    /// @param facts of the image
    /// @param text what the label says
    /// @param box the label's plate in the picture as the viewer sees it
    /// @param measurement of the written pixels
    public record Labelled(ImageFacts facts, String text, Box box, Measurement measurement) {}

    /// Reads an image's header, and nothing else.
    public ImageFacts inspect(Path source) throws IOException, ImageException {
        return accepted(source).facts();
    }

    /// Labels `source` into `target`, which is replaced. After an exception `target` is
    /// worthless.
    public Labelled label(Path source, Path target, LabelOrder order)
            throws IOException, ImageException {
        var picture = accepted(source);
        var layout = LabelLayout.fit(order, picture.facts());
        var share = share(picture);
        memory.acquireUninterruptibly(share);
        try {
            return label(picture, target, order, layout);
        } finally {
            memory.release(share);
        }
    }

    private Picture accepted(Path source) throws IOException, ImageException {
        var picture = Picture.open(source);
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
        return picture;
    }

    private static int share(Picture picture) {
        return Math.toIntExact(picture.workingMemory() / MEGABYTE) + 1;
    }

    private Labelled label(Picture picture, Path target, LabelOrder order, LabelLayout layout)
            throws IOException, ImageException {
        var mask = LabelMask.draw(layout, picture.facts());
        var under = picture.patch(mask.box());
        try (var out = Files.newOutputStream(target)) {
            picture.write(out, mask.box(), under.painted(mask, Paint.choose(under, mask)));
        }
        var measured = Measurement.of(Picture.open(target).patch(mask.box()), mask);
        if (measured.contrastRatio() < order.minContrast()
                || measured.textHeight() < layout.capHeight()) {
            throw new ImageException.NotLegible(
                    "Measured contrast %.2f, at least %.2f is due; letters %d px, %d are due"
                            .formatted(
                                    measured.contrastRatio(),
                                    order.minContrast(),
                                    measured.textHeight(),
                                    layout.capHeight()));
        }
        return new Labelled(picture.facts(), layout.face().text(), layout.box(), measured);
    }
}
