package dev.candor.label.rendering.image;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/// How far plate and ink cover each pixel under the label, in the order the pixels are stored.
///
/// @param box the stored pixels under the label
/// @param plate coverage by the plate, 0 to 255, a byte a pixel
/// @param words coverage by the words
/// @param bars coverage by the bars between them
/// @param turned true where the viewer sees columns of the box as rows Arrays in a record: the
/// mask lives for one rendering inside this package and is never compared.
@SuppressWarnings("ArrayRecordComponent")
record LabelMask(Box box, byte[] plate, byte[] words, byte[] bars, boolean turned) {
    static LabelMask draw(LabelLayout layout, ImageFacts facts) {
        var box = facts.orientation().toStored(layout.box(), facts.width(), facts.height());
        return new LabelMask(
                box,
                coverage(layout.plate(), box, facts),
                coverage(layout.words(), box, facts),
                coverage(layout.bars(), box, facts),
                facts.orientation().swapsSides());
    }

    /// Of a shape in a picture that is stored as it is seen.
    static byte[] coverage(Shape seen, Box box) {
        return coverage(seen, box, new AffineTransform());
    }

    private static byte[] coverage(Shape seen, Box box, ImageFacts facts) {
        return coverage(seen, box, facts.orientation().toStored(facts.width(), facts.height()));
    }

    private static byte[] coverage(Shape seen, Box box, AffineTransform stored) {
        var canvas = new BufferedImage(box.width(), box.height(), BufferedImage.TYPE_INT_ARGB);
        var brush = canvas.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        brush.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        brush.setColor(Color.WHITE);
        brush.translate(-box.x(), -box.y());
        brush.transform(stored);
        brush.fill(seen);
        brush.dispose();
        var argb = canvas.getRGB(0, 0, box.width(), box.height(), null, 0, box.width());
        var coverage = new byte[argb.length];
        for (int i = 0; i < argb.length; i++) {
            coverage[i] = (byte) (argb[i] >>> 24);
        }
        return coverage;
    }

    int plateAt(int pixel) {
        return plate[pixel] & 0xFF;
    }

    int wordsAt(int pixel) {
        return words[pixel] & 0xFF;
    }

    /// Coverage by words and bars: everything that is ink.
    int inkAt(int pixel) {
        return Math.max(words[pixel] & 0xFF, bars[pixel] & 0xFF);
    }

    /// True where nothing but plate shows, a pixel away from any ink and any edge.
    boolean plainPlate(int pixel) {
        var column = pixel % box.width();
        var row = pixel / box.width();
        if (column == 0 || row == 0 || column == box.width() - 1 || row == box.height() - 1) {
            return false;
        }
        for (int near :
                new int[] {pixel, pixel - 1, pixel + 1, pixel - box.width(), pixel + box.width()}) {
            if (plateAt(near) < 255 || inkAt(near) > 0) {
                return false;
            }
        }
        return true;
    }
}
