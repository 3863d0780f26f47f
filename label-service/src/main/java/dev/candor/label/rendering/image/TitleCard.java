package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.vocabulary.Outline;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/// A label that has a whole picture to itself: white letters in the middle of black, a row for
/// each part.
public final class TitleCard {
    private static final double WISHED = 1.0 / 8;
    private static final double WIDEST = 0.8;
    private static final double HIGHEST = 0.7;

    /// Gap between rows, and what is black around the words, in cap heights.
    private static final double GAP = 0.8;

    private static final double QUIET = 0.5;
    private static final int MAX = 255;

    private final LabelFace face;
    private final Box box;
    private final double scale;
    private final List<LabelMask> rows;

    private TitleCard(LabelFace face, Box box, double scale, List<LabelMask> rows) {
        this.face = face;
        this.box = box;
        this.scale = scale;
        this.rows = List.copyOf(rows);
    }

    /// As large as it looks well in pictures of a size.
    ///
    /// @param least height of capitals in pixels
    /// @throws MediaException.TooSmall where they would be lower
    public static TitleCard fit(LabelFace face, int least, int width, int height)
            throws MediaException.TooSmall {
        var widest = face.parts().stream().mapToInt(part -> part.ink().width()).max().orElseThrow();
        var inks = face.parts().stream().mapToInt(part -> part.ink().height()).sum();
        var rows = inks + GAP * Outline.CAP_HEIGHT * (face.parts().size() - 1);
        var scale =
                Math.min(
                        WISHED * Math.min(width, height) / Outline.CAP_HEIGHT,
                        Math.min(WIDEST * width / widest, HIGHEST * height / rows));
        if (scale * Outline.CAP_HEIGHT < least) {
            var needed = (double) least / Outline.CAP_HEIGHT;
            var minimumWidth = (int) Math.ceil(widest * needed / WIDEST);
            var minimumHeight = (int) Math.ceil(Math.max(rows * needed / HIGHEST, least / WISHED));
            throw new MediaException.TooSmall(
                    "%d × %d pixels cannot carry a legible opening \"%s\"; it takes at least %d × %d"
                            .formatted(width, height, face.text(), minimumWidth, minimumHeight),
                    minimumWidth,
                    minimumHeight);
        }
        var quiet = QUIET * scale * Outline.CAP_HEIGHT;
        var box =
                centred(
                        (int) Math.ceil(widest * scale + 2 * quiet),
                        (int) Math.ceil(rows * scale + 2 * quiet),
                        width,
                        height);
        return new TitleCard(face, box, scale, masks(face, box, scale));
    }

    /// At even places and of even size, as films take it.
    private static Box centred(int width, int height, int around, int above) {
        var evenWidth = Math.min(width + 1, around) & ~1;
        var evenHeight = Math.min(height + 1, above) & ~1;
        return new Box(
                (around - evenWidth) / 2 & ~1,
                (above - evenHeight) / 2 & ~1,
                evenWidth,
                evenHeight);
    }

    /// For each row a mask in which its letters are the words and those of others the bars.
    private static List<LabelMask> masks(LabelFace face, Box box, double scale) {
        var shapes = shapes(face, box, scale);
        var plate = new byte[box.pixels()];
        Arrays.fill(plate, (byte) MAX);
        var masks = new ArrayList<LabelMask>();
        for (Shape row : shapes) {
            var others = new Path2D.Double(Path2D.WIND_NON_ZERO);
            shapes.stream().filter(it -> it != row).forEach(it -> others.append(it, false));
            masks.add(
                    new LabelMask(
                            box,
                            plate,
                            LabelMask.coverage(row, box),
                            LabelMask.coverage(others, box),
                            false));
        }
        return masks;
    }

    private static List<Shape> shapes(LabelFace face, Box box, double scale) {
        var cap = scale * Outline.CAP_HEIGHT;
        var top = box.y() + QUIET * cap;
        var shapes = new ArrayList<Shape>();
        for (Outline part : face.parts()) {
            var ink = part.ink();
            var left = box.x() + (box.width() - ink.width() * scale) / 2;
            var place =
                    new AffineTransform(
                            scale,
                            0,
                            0,
                            scale,
                            left - ink.x() * scale,
                            // On a pixel boundary, so that the letters stand on full rows.
                            Math.round(top - ink.y() * scale));
            var row = new Path2D.Double(Path2D.WIND_NON_ZERO);
            row.append(OutlinePath.parse(part.path()).getPathIterator(place), false);
            shapes.add(row);
            top += ink.height() * scale + GAP * cap;
        }
        return shapes;
    }

    /// Where the words stand, in pixels of the picture.
    public Box box() {
        return box;
    }

    public String text() {
        return face.text();
    }

    /// Height that the letters of the lowest row must at least have, in pixels.
    public int textHeight() {
        var lowest =
                face.parts().stream().mapToInt(part -> part.ink().height()).min().orElseThrow();
        return Math.max(1, (int) Math.floor(lowest * scale) - 1);
    }

    /// Writes a PNG of the words on black, as large as [#box()].
    public void write(Path png) throws IOException {
        var picture = new BufferedImage(box.width(), box.height(), BufferedImage.TYPE_INT_RGB);
        var any = rows.getFirst();
        for (int pixel = 0; pixel < box.pixels(); pixel++) {
            var light = any.inkAt(pixel);
            picture.setRGB(
                    pixel % box.width(), pixel / box.width(), light << 16 | light << 8 | light);
        }
        if (!ImageIO.write(picture, "png", png.toFile())) {
            throw new IllegalStateException("No writer for PNG");
        }
    }

    /// Measures the pixels of a written frame; the lowest row and the worst contrast count.
    ///
    /// @param rgb of [#box()], three bytes a pixel
    public Measurement measure(byte[] rgb) {
        var patch = Patch.ofRgb(rgb);
        return rows.stream()
                .map(mask -> Measurement.of(patch, mask))
                .reduce(
                        (one, other) ->
                                new Measurement(
                                        Math.min(one.contrastRatio(), other.contrastRatio()),
                                        Math.min(one.textHeight(), other.textHeight()),
                                        1))
                .orElseThrow();
    }
}
