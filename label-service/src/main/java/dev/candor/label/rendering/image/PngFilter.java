package dev.candor.label.rendering.image;

/// The five row filters (PNG, third edition, 9.2).
final class PngFilter {
    private PngFilter() {}

    /// Turns a filtered row into samples, in place.
    ///
    /// @param above the row above, as samples; zeros for the first of a pass
    static void undo(int type, byte[] row, byte[] above, int distance) {
        for (int i = 0; i < row.length; i++) {
            var left = i < distance ? 0 : row[i - distance] & 0xFF;
            var corner = i < distance ? 0 : above[i - distance] & 0xFF;
            row[i] += (byte) predicted(type, left, above[i] & 0xFF, corner);
        }
    }

    /// The filtered form of a row.
    static byte[] apply(int type, byte[] row, byte[] above, int distance) {
        var filtered = new byte[row.length];
        for (int i = 0; i < row.length; i++) {
            var left = i < distance ? 0 : row[i - distance] & 0xFF;
            var corner = i < distance ? 0 : above[i - distance] & 0xFF;
            filtered[i] = (byte) (row[i] - predicted(type, left, above[i] & 0xFF, corner));
        }
        return filtered;
    }

    private static int predicted(int type, int left, int up, int corner) {
        return switch (type) {
            case 1 -> left;
            case 2 -> up;
            case 3 -> (left + up) / 2;
            case 4 -> paeth(left, up, corner);
            default -> 0;
        };
    }

    private static int paeth(int left, int up, int corner) {
        var estimate = left + up - corner;
        var toLeft = Math.abs(estimate - left);
        var toUp = Math.abs(estimate - up);
        var toCorner = Math.abs(estimate - corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }
}
