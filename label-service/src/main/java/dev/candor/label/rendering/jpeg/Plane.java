package dev.candor.label.rendering.jpeg;

import dev.candor.label.rendering.jpeg.Layout.Component;
import java.util.HashMap;
import java.util.Map;

/// The samples of one component, as far as its blocks were kept.
final class Plane {
    private static final int SIDE = BlockTransform.SIDE;

    /// Pictures are at most 65,535 samples wide, and a unit of blocks more.
    private static final long MORE_THAN_ACROSS = 8209;

    private final Component component;
    private final Map<Long, short[]> coded;
    private final Map<Long, double[]> decoded = new HashMap<>();

    /// The block that was asked for last: the next sample is mostly in it.
    private long lastKey = -1;

    private double[] last = {};

    Plane(Component component, Map<Long, short[]> coded) {
        this.component = component;
        this.coded = coded;
    }

    /// One for each block, whose hashes lie apart.
    static long key(int column, int row) {
        return row * MORE_THAN_ACROSS + column;
    }

    /// Puts the samples of a region among those of other components.
    void into(int[] samples, int band, int bands, Region region) {
        int at = band;
        for (int y = region.y(); y < region.bottom(); y++) {
            int row = y * component.v() / component.mostV();
            for (int x = region.x(); x < region.right(); x++) {
                int column = x * component.h() / component.mostH();
                samples[at] = (int) Math.clamp(Math.round(sample(column, row)), 0, 255);
                at += bands;
            }
        }
    }

    private double sample(int column, int row) {
        return block(column / SIDE, row / SIDE)[row % SIDE * SIDE + column % SIDE];
    }

    private double[] block(int column, int row) {
        long key = key(column, row);
        if (key != lastKey) {
            last = decoded.computeIfAbsent(key, this::decode);
            lastKey = key;
        }
        return last;
    }

    private double[] decode(long key) {
        var block = coded.get(key);
        if (block == null) {
            throw new IllegalArgumentException("A region that was not read");
        }
        return BlockTransform.samples(block, component.steps());
    }

    /// The blocks of a region with other samples in it.
    Map<Long, short[]> edited(int[] samples, int band, int bands, Region region) {
        var blocks = component.blocks(region);
        var edited = new HashMap<Long, short[]>();
        for (int row = blocks.top(); row <= blocks.bottom(); row++) {
            for (int column = blocks.left(); column <= blocks.right(); column++) {
                var block = block(column, row).clone();
                for (int at = 0; at < block.length; at++) {
                    block[at] =
                            sample(
                                    column * SIDE + at % SIDE,
                                    row * SIDE + at / SIDE,
                                    block[at],
                                    samples,
                                    band,
                                    bands,
                                    region);
                }
                edited.put(key(column, row), BlockTransform.coded(block, component.steps()));
            }
        }
        return edited;
    }

    /// The mean of the pixels that a sample stands for; those outside the region stay as they were.
    private double sample(
            int column, int row, double before, int[] samples, int band, int bands, Region region) {
        int left = column * component.mostH() / component.h();
        int right = Math.max(left + 1, (column + 1) * component.mostH() / component.h());
        int top = row * component.mostV() / component.v();
        int bottom = Math.max(top + 1, (row + 1) * component.mostV() / component.v());
        double sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                boolean inside =
                        x >= region.x()
                                && x < region.right()
                                && y >= region.y()
                                && y < region.bottom();
                sum +=
                        inside
                                ? samples[
                                        ((y - region.y()) * region.width() + x - region.x()) * bands
                                                + band]
                                : before;
            }
        }
        return sum / ((right - left) * (bottom - top));
    }
}
