package dev.candor.label.rendering.jpeg;

/// Blocks of 8 × 8 samples and their coefficients (T.81, annex A.3.3), in rows.
final class BlockTransform {
    static final int SIDE = 8;
    static final int SIZE = SIDE * SIDE;

    /// Place in the block of each coefficient as it is coded.
    static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27,
        20, 13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
        58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63
    };

    private static final double MIDDLE = 128;
    private static final int MOST_AC = 1023;
    private static final int MOST_DC = 1024;
    private static final double[][] COSINES = cosines();

    private BlockTransform() {}

    private static double[][] cosines() {
        var cosines = new double[SIDE][SIDE];
        for (int frequency = 0; frequency < SIDE; frequency++) {
            var scale = frequency == 0 ? Math.sqrt(1.0 / SIDE) : Math.sqrt(2.0 / SIDE);
            for (int place = 0; place < SIDE; place++) {
                cosines[frequency][place] =
                        scale * Math.cos((2 * place + 1) * frequency * Math.PI / (2 * SIDE));
            }
        }
        return cosines;
    }

    /// Samples of a block, 0 to 255 where the coder did not overshoot.
    ///
    /// @param coded coefficients, quantized, in the order they are coded
    /// @param steps of quantization, in the same order
    static double[] samples(short[] coded, int[] steps) {
        var block = new double[SIZE];
        for (int at = 0; at < SIZE; at++) {
            block[ZIGZAG[at]] = coded[at] * steps[at];
        }
        var samples = turned(turned(block, false), false);
        for (int at = 0; at < SIZE; at++) {
            samples[at] += MIDDLE;
        }
        return samples;
    }

    /// Quantized coefficients of samples, in the order they are coded.
    static short[] coded(double[] samples, int[] steps) {
        var block = new double[SIZE];
        for (int at = 0; at < SIZE; at++) {
            block[at] = samples[at] - MIDDLE;
        }
        var coefficients = turned(turned(block, true), true);
        var coded = new short[SIZE];
        for (int at = 0; at < SIZE; at++) {
            int most = at == 0 ? MOST_DC : MOST_AC;
            coded[at] =
                    (short)
                            Math.clamp(
                                    Math.round(coefficients[ZIGZAG[at]] / steps[at]), -most, most);
        }
        return coded;
    }

    /// Each row transformed, and rows made columns.
    private static double[] turned(double[] block, boolean forward) {
        var result = new double[SIZE];
        for (int row = 0; row < SIDE; row++) {
            for (int to = 0; to < SIDE; to++) {
                double sum = 0;
                for (int from = 0; from < SIDE; from++) {
                    sum +=
                            block[row * SIDE + from]
                                    * (forward ? COSINES[to][from] : COSINES[from][to]);
                }
                result[to * SIDE + row] = sum;
            }
        }
        return result;
    }
}
