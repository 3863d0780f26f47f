package dev.candor.label.rendering.image;

import java.util.Arrays;
import java.util.List;

/// Paints the label into one frame after the other, and knows whether the one before left it
/// standing.
final class GifPainter {
    private static final int SHADES = 5;
    private static final int MOST_COLOURS = 256;
    private static final int OUTSIDE = -1;

    private final LabelMask mask;
    private final int[] shades = new int[SHADES];
    private boolean standing;
    private boolean blank = true;

    GifPainter(Stamp stamp) {
        this.mask = stamp.mask();
        for (int shade = 0; shade < SHADES; shade++) {
            var light = 255 * shade / (SHADES - 1);
            var grey = stamp.paint().plateIsDark() ? light : 255 - light;
            shades[shade] = grey << 16 | grey << 8 | grey;
        }
    }

    /// The frame with the label in it; two, where the label has to come before it.
    List<GifFrame> paint(GifFrame frame, byte[] indices) {
        var box = mask.box();
        var whole = frame.with(frame.table(), indices, frame.clear());
        var painted =
                standing && !frame.meets(box)
                        ? List.of(whole)
                        : standing || frame.box().covers(box) ? List.of(over(whole)) : grown(whole);
        painted.forEach(this::leave);
        return painted;
    }

    /// A frame that is cleared afterwards must not grow: it would clear what it never covered.
    private List<GifFrame> grown(GifFrame frame) {
        if (blank || frame.disposal() != GifFrame.CLEARED) {
            return List.of(over(inLargerBox(frame)));
        }
        var label =
                over(
                        new GifFrame(
                                mask.box().x(),
                                mask.box().y(),
                                mask.box().width(),
                                mask.box().height(),
                                1,
                                0,
                                false,
                                0,
                                new int[] {0, 0},
                                new byte[mask.box().pixels()]));
        return List.of(label, frame.meets(mask.box()) ? over(frame) : frame);
    }

    private void leave(GifFrame frame) {
        switch (frame.disposal()) {
            case GifFrame.CLEARED -> standing &= !frame.meets(mask.box());
            case GifFrame.RESTORED -> {}
            default -> {
                standing = true;
                blank = false;
            }
        }
    }

    /// The same frame with room for the label, clear where it had no pixels.
    private GifFrame inLargerBox(GifFrame frame) {
        var box = mask.box();
        var x = Math.min(frame.x(), box.x());
        var y = Math.min(frame.y(), box.y());
        var width = Math.max(frame.x() + frame.width(), box.x() + box.width()) - x;
        var height = Math.max(frame.y() + frame.height(), box.y() + box.height()) - y;
        var palette = new Palette(frame);
        var clear = palette.clear();
        var indices = new byte[width * height];
        Arrays.fill(indices, (byte) clear);
        for (int row = 0; row < frame.height(); row++) {
            System.arraycopy(
                    palette.indices(),
                    row * frame.width(),
                    indices,
                    (row + frame.y() - y) * width + frame.x() - x,
                    frame.width());
        }
        return new GifFrame(
                x,
                y,
                width,
                height,
                frame.disposal(),
                frame.delay(),
                frame.waits(),
                clear,
                palette.table(),
                indices);
    }

    /// The frame with the part of the label that it meets.
    private GifFrame over(GifFrame frame) {
        var part = frame.box().meet(mask.box());
        var under = frame.indices().clone();
        var shadeOf = new byte[part.pixels()];
        for (int pixel = 0; pixel < part.pixels(); pixel++) {
            shadeOf[pixel] = (byte) shade(part, pixel);
            if (shadeOf[pixel] != OUTSIDE) {
                under[at(frame, part, pixel)] = firstIndex(frame);
            }
        }
        var palette = new Palette(frame.with(frame.table(), under, frame.clear()));
        var index = new int[SHADES];
        for (int shade = 0; shade < SHADES; shade++) {
            index[shade] = palette.index(shades[shade]);
        }
        var indices = palette.indices();
        for (int pixel = 0; pixel < part.pixels(); pixel++) {
            if (shadeOf[pixel] != OUTSIDE) {
                indices[at(frame, part, pixel)] = (byte) index[shadeOf[pixel]];
            }
        }
        return frame.with(palette.table(), indices, frame.clear());
    }

    /// What a covered pixel holds while colours are counted: one that does not count.
    private static byte firstIndex(GifFrame frame) {
        return (byte) Math.max(0, frame.clear());
    }

    private static int at(GifFrame frame, Box part, int pixel) {
        var column = part.x() - frame.x() + pixel % part.width();
        var row = part.y() - frame.y() + pixel / part.width();
        return row * frame.width() + column;
    }

    private int shade(Box part, int pixel) {
        var box = mask.box();
        var column = part.x() - box.x() + pixel % part.width();
        var row = part.y() - box.y() + pixel / part.width();
        var inBox = row * box.width() + column;
        return mask.plateAt(inBox) < 128
                ? OUTSIDE
                : Math.round(mask.inkAt(inBox) / 255f * (SHADES - 1));
    }

    /// The colours of a frame, with room made for more: entries that no pixel uses give way first,
    /// then the table grows, then the rarest colour becomes its nearest.
    private static final class Palette {
        private int[] table;
        private final byte[] indices;
        private final int[] uses = new int[MOST_COLOURS];
        private final boolean[] taken = new boolean[MOST_COLOURS];
        private int clear;

        Palette(GifFrame frame) {
            table = frame.table().clone();
            indices = frame.indices().clone();
            clear = frame.clear();
            for (byte index : indices) {
                uses[index & 0xFF]++;
            }
            if (clear >= 0) {
                taken[clear] = true;
                table = Arrays.copyOf(table, Math.max(table.length, clear + 1));
            }
        }

        int[] table() {
            return table;
        }

        byte[] indices() {
            return indices;
        }

        int clear() {
            if (clear < 0) {
                clear = free();
                taken[clear] = true;
            }
            return clear;
        }

        int index(int colour) {
            for (int i = 0; i < table.length; i++) {
                if (table[i] == colour && i != clear) {
                    taken[i] = true;
                    return i;
                }
            }
            var index = free();
            table[index] = colour;
            taken[index] = true;
            return index;
        }

        private int free() {
            var rarest = -1;
            for (int i = 0; i < table.length; i++) {
                if (!taken[i] && (rarest < 0 || uses[i] < uses[rarest])) {
                    rarest = i;
                }
            }
            if (rarest >= 0 && uses[rarest] == 0) {
                return rarest;
            }
            if (table.length < MOST_COLOURS) {
                table = Arrays.copyOf(table, table.length + 1);
                return table.length - 1;
            }
            replace(rarest, nearest(rarest));
            return rarest;
        }

        private void replace(int index, int by) {
            for (int i = 0; i < indices.length; i++) {
                if ((indices[i] & 0xFF) == index) {
                    indices[i] = (byte) by;
                }
            }
            uses[by] += uses[index];
            uses[index] = 0;
        }

        private int nearest(int index) {
            var best = -1;
            var least = Integer.MAX_VALUE;
            for (int i = 0; i < table.length; i++) {
                var distance = distance(table[i], table[index]);
                if (i != index && i != clear && distance < least) {
                    least = distance;
                    best = i;
                }
            }
            return best;
        }

        private static int distance(int one, int other) {
            var red = (one >>> 16 & 0xFF) - (other >>> 16 & 0xFF);
            var green = (one >>> 8 & 0xFF) - (other >>> 8 & 0xFF);
            var blue = (one & 0xFF) - (other & 0xFF);
            return red * red + green * green + blue * blue;
        }
    }
}
