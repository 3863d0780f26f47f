package dev.candor.label.rendering.jpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the blocks of a picture follow each other in its only scan (T.81, annex A.2).
///
/// @param components in the order of the scan
/// @param across units in a row of them
/// @param down rows of units
/// @param interval units between two restart markers, or 0
record Layout(
        int width, int height, List<Component> components, int across, int down, int interval) {

    /// @param h blocks of a unit side by side
    /// @param v blocks of a unit one above the other
    /// @param mostH of all components
    /// @param mostV of all components
    /// @param steps of quantization, in the order coefficients are coded
    /// @param dc number of its table for DC, 0 to 3
    /// @param ac number of its table for AC, 0 to 3
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Component(int h, int v, int mostH, int mostV, int[] steps, int dc, int ac) {
        /// The blocks that a region of the picture lies in.
        Blocks blocks(Region region) {
            int left = region.x() * h / mostH / BlockTransform.SIDE;
            int top = region.y() * v / mostV / BlockTransform.SIDE;
            int right = last(region.right(), h, mostH);
            int bottom = last(region.bottom(), v, mostV);
            return new Blocks(left, top, right, bottom);
        }

        private static int last(int end, int sampling, int most) {
            return ((end * sampling + most - 1) / most - 1) / BlockTransform.SIDE;
        }
    }

    /// Columns `left` to `right` and rows `top` to `bottom` of a component, both inclusive.
    record Blocks(int left, int top, int right, int bottom) {
        boolean contains(int column, int row) {
            return column >= left && column <= right && row >= top && row <= bottom;
        }
    }

    Layout {
        components = List.copyOf(components);
    }

    /// @param frame payload of the frame header
    /// @param scan payload of the scan header
    /// @param steps quantization tables by number; null where there is none
    /// @return nothing where the picture is coded in several scans, or needs a table it has not
    static Optional<Layout> of(byte[] frame, byte[] scan, int[][] steps, int interval) {
        int number = frame[5] & 0xFF;
        if (number < 1
                || number > 4
                || scan.length != 4 + 2 * number
                || (scan[0] & 0xFF) != number
                || scan[1 + 2 * number] != 0
                || scan[2 + 2 * number] != 63
                || scan[3 + 2 * number] != 0) {
            return Optional.empty();
        }
        int mostH = 0;
        int mostV = 0;
        for (int at = 0; at < number; at++) {
            mostH = Math.max(mostH, sampling(frame, at) >>> 4);
            mostV = Math.max(mostV, sampling(frame, at) & 15);
        }
        var components = new ArrayList<Component>();
        for (int at = 0; at < number; at++) {
            int h = number == 1 ? 1 : sampling(frame, at) >>> 4;
            int v = number == 1 ? 1 : sampling(frame, at) & 15;
            int table = frame[8 + 3 * at] & 0xFF;
            int dc = (scan[2 + 2 * at] & 0xFF) >>> 4;
            int ac = scan[2 + 2 * at] & 15;
            if (frame[6 + 3 * at] != scan[1 + 2 * at]
                    || h < 1
                    || h > 4
                    || v < 1
                    || v > 4
                    || table > 3
                    || steps[table] == null
                    || dc > 3
                    || ac > 3) {
                return Optional.empty();
            }
            components.add(
                    new Component(
                            h,
                            v,
                            number == 1 ? 1 : mostH,
                            number == 1 ? 1 : mostV,
                            steps[table],
                            dc,
                            ac));
        }
        int width = (frame[3] & 0xFF) << 8 | frame[4] & 0xFF;
        int height = (frame[1] & 0xFF) << 8 | frame[2] & 0xFF;
        int side = BlockTransform.SIDE;
        int unitWidth = side * (number == 1 ? 1 : mostH);
        int unitHeight = side * (number == 1 ? 1 : mostV);
        return Optional.of(
                new Layout(
                        width,
                        height,
                        components,
                        (width + unitWidth - 1) / unitWidth,
                        (height + unitHeight - 1) / unitHeight,
                        interval));
    }

    /// Parts of the scan that restart markers stand between.
    long parts() {
        long units = (long) across * down;
        return interval == 0 ? 1 : Math.max(1, (units + interval - 1) / interval);
    }

    private static int sampling(byte[] frame, int component) {
        return frame[7 + 3 * component] & 0xFF;
    }
}
