package dev.candor.label.rendering.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/// Puts a label into an image file and measures the file that came out. Thread-safe; blocking
/// and heavy on the CPU.
public final class ImageLabeller {
    private static final int MEGAPIXEL = 1_000_000;

    private final long mostPixels;
    private final Semaphore room;
    private final int roomInMegapixels;

    /// @param mostPixels the largest image accepted
    /// @param megapixelsAtOnce how much may be in work at the same time; further images wait. At
    /// least the largest image
    public ImageLabeller(long mostPixels, int megapixelsAtOnce) {
        if (mostPixels > (long) megapixelsAtOnce * MEGAPIXEL) {
            throw new IllegalArgumentException(
                    "%d pixels exceed the room of %d megapixels"
                            .formatted(mostPixels, megapixelsAtOnce));
        }
        this.mostPixels = mostPixels;
        this.room = new Semaphore(megapixelsAtOnce, true);
        this.roomInMegapixels = megapixelsAtOnce;
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
        var facts = Picture.open(source).facts();
        if (facts.pixels() > mostPixels) {
            throw new ImageException.TooLarge(
                    "%d × %d pixels; at most %d are accepted"
                            .formatted(facts.width(), facts.height(), mostPixels));
        }
        return facts;
    }

    /// Labels `source` into `target`, which is replaced. After an exception `target` is
    /// worthless.
    public Labelled label(Path source, Path target, LabelOrder order)
            throws IOException, ImageException {
        var facts = inspect(source);
        var layout = LabelLayout.fit(order, facts);
        var share = (int) Math.min(roomInMegapixels, facts.pixels() / MEGAPIXEL + 1);
        room.acquireUninterruptibly(share);
        try {
            return label(Picture.open(source), target, order, layout);
        } finally {
            room.release(share);
        }
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
