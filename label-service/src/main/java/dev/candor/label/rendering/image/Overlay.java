package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.vocabulary.Position;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// A label as a picture of its own, to be laid over moving pictures: white letters on a dark plate
/// that lets a fifth of what is under it through, legible on any ground.
public final class Overlay {
    private static final double OPACITY = 0.8;
    private static final int MAX = 255;

    private final LabelLayout layout;
    private final LabelMask mask;
    private final double opacity;

    private Overlay(LabelLayout layout, LabelMask mask, double opacity) {
        this.layout = layout;
        this.mask = mask;
        this.opacity = opacity;
    }

    /// The label for pictures of a size, in the preferred corner.
    ///
    /// @throws MediaException `TooSmall` or `NotCropSafe`
    public static Overlay fit(LabelOrder order, int width, int height) throws MediaException {
        var facts = new ImageFacts("image/png", width, height, Orientation.NORMAL);
        var layout = onChroma(LabelLayout.fit(order, facts).getFirst());
        return new Overlay(layout, LabelMask.draw(layout, facts), OPACITY);
    }

    /// At even places: films mostly have a sample of colour for two pixels by two, and a label
    /// between them would be moved.
    private static LabelLayout onChroma(LabelLayout layout) {
        var box = layout.box();
        return new LabelLayout(
                layout.face(),
                layout.position(),
                new Box(box.x() & ~1, box.y() & ~1, box.width(), box.height()),
                layout.capHeight());
    }

    /// The same label on a plate that lets nothing through: for pictures that do, since nobody
    /// knows what they will lie on.
    public Overlay opaque() {
        return new Overlay(layout, mask, 1);
    }

    public Box box() {
        return layout.box();
    }

    public String text() {
        return layout.face().text();
    }

    public Position position() {
        return layout.position();
    }

    /// Height that the letters must at least have, in pixels.
    public int textHeight() {
        return layout.capHeight();
    }

    /// Writes a PNG with alpha, as large as [#box()].
    public void write(Path png) throws IOException {
        var box = layout.box();
        var picture = new BufferedImage(box.width(), box.height(), BufferedImage.TYPE_INT_ARGB);
        for (int pixel = 0; pixel < box.pixels(); pixel++) {
            var plate = mask.plateAt(pixel) / 255.0 * opacity;
            var ink = mask.inkAt(pixel) / 255.0;
            var alpha = ink + (1 - ink) * plate;
            var light = alpha == 0 ? 0 : (int) Math.round(ink / alpha * MAX);
            picture.setRGB(
                    pixel % box.width(),
                    pixel / box.width(),
                    (int) Math.round(alpha * MAX) << 24 | light << 16 | light << 8 | light);
        }
        if (!ImageIO.write(picture, "png", png.toFile())) {
            throw new IllegalStateException("No writer for PNG");
        }
    }

    /// Measures the pixels of a written frame.
    ///
    /// @param rgb of [#box()], three bytes a pixel
    public Measurement measure(byte[] rgb) {
        return Measurement.of(Patch.ofRgb(rgb), mask);
    }
}
