package dev.candor.label.rendering.image;

import java.util.stream.IntStream;

/// How the samples of a pixel make a colour. Black and white are the extremes of the device,
/// whatever profile the image
/// carries, so the label is neutral in every colour space and no pixel is ever converted.
enum ColourModel {
    GRAY(1, false),
    GRAY_ALPHA(2, true),
    /// 0 is white, as some scanners have it.
    INVERTED_GRAY(1, false),
    RGB(3, false),
    RGB_ALPHA(4, true),
    /// RGB out of a palette of few colours.
    INDEXED_RGB(3, false),
    YCC(3, false),
    /// Ink amounts: 0 is paper.
    CMYK(4, false),
    /// As Adobe writes them: 255 is paper.
    INVERTED_CMYK(4, false),
    INVERTED_YCCK(4, false);

    private static final int STEPS = 1 << 13;
    private static final double[] LINEAR = linear();

    private final int bands;
    private final boolean alpha;

    ColourModel(int bands, boolean alpha) {
        this.bands = bands;
        this.alpha = alpha;
    }

    int bands() {
        return bands;
    }

    boolean alpha() {
        return alpha;
    }

    /// True where a plate that lets things through would take more colours than there are.
    boolean fewColours() {
        return this == INDEXED_RGB;
    }

    /// The samples of white or black at a full scale of `max`.
    int[] white(int max) {
        return switch (this) {
            case GRAY -> new int[] {max};
            case GRAY_ALPHA -> new int[] {max, max};
            case RGB, INDEXED_RGB -> new int[] {max, max, max};
            case RGB_ALPHA, INVERTED_CMYK -> new int[] {max, max, max, max};
            case YCC -> new int[] {max, max / 2 + 1, max / 2 + 1};
            case INVERTED_GRAY -> new int[] {0};
            case CMYK -> new int[] {0, 0, 0, 0};
            case INVERTED_YCCK -> new int[] {max, max / 2 + 1, max / 2 + 1, max};
        };
    }

    int[] black(int max) {
        return switch (this) {
            case GRAY -> new int[] {0};
            case GRAY_ALPHA -> new int[] {0, max};
            case INVERTED_GRAY -> new int[] {max};
            case RGB, INDEXED_RGB -> new int[] {0, 0, 0};
            case RGB_ALPHA -> new int[] {0, 0, 0, max};
            case YCC -> new int[] {0, max / 2 + 1, max / 2 + 1};
            case CMYK -> new int[] {0, 0, 0, max};
            case INVERTED_CMYK -> new int[] {max, max, max, 0};
            case INVERTED_YCCK -> new int[] {max, max / 2 + 1, max / 2 + 1, 0};
        };
    }

    /// Relative luminance of the pixel at `at`, 0 to 1 (WCAG 2.2, "relative luminance"), its
    /// primaries taken as sRGB's.
    double luminance(int[] samples, int at, int max) {
        double full = max;
        return switch (this) {
            case GRAY, GRAY_ALPHA -> linear(samples[at] / full);
            case INVERTED_GRAY -> linear(1 - samples[at] / full);
            case RGB, RGB_ALPHA, INDEXED_RGB ->
                    luminance(samples[at] / full, samples[at + 1] / full, samples[at + 2] / full);
            case YCC -> luminanceOfYcc(samples, at, full, 1);
            case CMYK -> {
                var key = 1 - samples[at + 3] / full;
                yield luminance(
                        key * (1 - samples[at] / full),
                        key * (1 - samples[at + 1] / full),
                        key * (1 - samples[at + 2] / full));
            }
            case INVERTED_CMYK -> {
                var key = samples[at + 3] / full;
                yield luminance(
                        key * samples[at] / full,
                        key * samples[at + 1] / full,
                        key * samples[at + 2] / full);
            }
            case INVERTED_YCCK -> luminanceOfYcc(samples, at, full, samples[at + 3] / full);
        };
    }

    private static double luminanceOfYcc(int[] samples, int at, double full, double key) {
        var y = samples[at] / full;
        var blue = samples[at + 1] / full - 128 / 255.0;
        var red = samples[at + 2] / full - 128 / 255.0;
        return luminance(
                key * clamp(y + 1.402 * red),
                key * clamp(y - 0.344136 * blue - 0.714136 * red),
                key * clamp(y + 1.772 * blue));
    }

    private static double luminance(double red, double green, double blue) {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    /// Between two of many steps the curve is a line, to the eighth digit: a power for each sample
    /// takes longer than all the rest.
    private static double linear(double value) {
        var place = Math.clamp(value, 0, 1) * STEPS;
        var step = Math.min((int) place, STEPS - 1);
        return LINEAR[step] + (place - step) * (LINEAR[step + 1] - LINEAR[step]);
    }

    private static double[] linear() {
        return IntStream.rangeClosed(0, STEPS)
                .mapToDouble(step -> step / (double) STEPS)
                .map(it -> it <= 0.04045 ? it / 12.92 : Math.pow((it + 0.055) / 1.055, 2.4))
                .toArray();
    }

    private static double clamp(double value) {
        return Math.clamp(value, 0, 1);
    }
}
