package dev.candor.label.rendering.image;

import java.util.List;
import java.util.stream.Stream;

/// A reduced picture of which a PNG file is made: the whole one, or the seven of Adam7 (PNG,
/// third edition, 8.1).
record PngPass(int left, int top, int columnStep, int rowStep, int columns, int rows) {
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8},
        {4, 0, 8, 8},
        {0, 4, 4, 8},
        {2, 0, 4, 4},
        {0, 2, 2, 4},
        {1, 0, 2, 2},
        {0, 1, 1, 2}
    };

    static List<PngPass> of(PngFormat format) {
        if (!format.interlaced()) {
            return List.of(new PngPass(0, 0, 1, 1, format.width(), format.height()));
        }
        return Stream.of(ADAM7)
                .map(
                        pass ->
                                new PngPass(
                                        pass[0],
                                        pass[1],
                                        pass[2],
                                        pass[3],
                                        (format.width() - pass[0] + pass[2] - 1) / pass[2],
                                        (format.height() - pass[1] + pass[3] - 1) / pass[3]))
                .filter(pass -> pass.columns > 0 && pass.rows > 0)
                .toList();
    }

    int row(int index) {
        return top + index * rowStep;
    }

    int column(int index) {
        return left + index * columnStep;
    }
}
