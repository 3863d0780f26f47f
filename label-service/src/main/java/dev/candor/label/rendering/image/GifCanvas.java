package dev.candor.label.rendering.image;

import org.jspecify.annotations.Nullable;

/// What a viewer shows of an animation, in one box. Where nothing was drawn yet the ground is
/// white, as pages mostly are.
final class GifCanvas {
    private static final int MAX = 255;

    private final Box box;
    private int[] colours;
    private int @Nullable [] before;
    private @Nullable GifFrame shown;

    GifCanvas(Box box) {
        this.box = box;
        this.colours = new int[box.pixels()];
        java.util.Arrays.fill(colours, 0xFFFFFF);
    }

    void draw(GifFrame frame, byte[] indices) {
        shown = frame;
        before = frame.disposal() == GifFrame.RESTORED ? colours.clone() : null;
        if (!frame.meets(box)) {
            return;
        }
        var part = frame.box().meet(box);
        for (int row = part.y(); row < part.y() + part.height(); row++) {
            for (int column = part.x(); column < part.x() + part.width(); column++) {
                var index = indices[(row - frame.y()) * frame.width() + column - frame.x()] & 0xFF;
                if (index != frame.clear()) {
                    colours[at(column, row)] = frame.table()[index];
                }
            }
        }
    }

    /// What the frame that was drawn leaves behind.
    void dispose() {
        if (before != null) {
            colours = before;
            before = null;
        } else if (shown != null && shown.disposal() == GifFrame.CLEARED && shown.meets(box)) {
            var part = shown.box().meet(box);
            for (int row = part.y(); row < part.y() + part.height(); row++) {
                for (int column = part.x(); column < part.x() + part.width(); column++) {
                    colours[at(column, row)] = 0xFFFFFF;
                }
            }
        }
    }

    private int at(int column, int row) {
        return (row - box.y()) * box.width() + column - box.x();
    }

    Patch patch() {
        var samples = new int[3 * colours.length];
        for (int i = 0; i < colours.length; i++) {
            samples[3 * i] = colours[i] >>> 16 & 0xFF;
            samples[3 * i + 1] = colours[i] >>> 8 & 0xFF;
            samples[3 * i + 2] = colours[i] & 0xFF;
        }
        return new Patch(ColourModel.INDEXED_RGB, MAX, samples);
    }
}
