package dev.candor.label.rendering.document;

/// Dark on light, as it was drawn.
///
/// @param height from the first row that has ink to the last, in pixels
/// @param contrast between the darkest and the ground
record Ink(int height, double contrast) {
    private static final int DARK = 128;

    /// Between two columns, the plate's own edge left out.
    ///
    /// @param scale pixels for a point
    static Ink in(Grey picture, int left, int right, double scale) {
        var edge = (int) Math.ceil(1.5 * scale);
        var first = -1;
        var last = -1;
        var darkest = 255;
        var counts = new int[256];
        for (int y = edge; y < picture.height() - edge; y++) {
            for (int x = Math.max(edge, left); x < Math.min(right, picture.width() - edge); x++) {
                var shade = picture.at(x, y);
                counts[shade]++;
                darkest = Math.min(darkest, shade);
                if (shade < DARK) {
                    first = first < 0 ? y : first;
                    last = y;
                }
            }
        }
        return new Ink(
                first < 0 ? 0 : last - first + 1, Grey.contrast(darkest, mostFrequent(counts)));
    }

    private static int mostFrequent(int[] counts) {
        var most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return most;
    }
}
