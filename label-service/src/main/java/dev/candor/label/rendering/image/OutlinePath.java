package dev.candor.label.rendering.image;

import java.awt.geom.Path2D;
import java.util.regex.Pattern;

/// Reads the path of an outline: absolute `M`, `L`, `Q`, `C` and `Z`, whole numbers parted by
/// spaces.
final class OutlinePath {
    private static final Pattern STEP = Pattern.compile("([MLQCZ])([-0-9 ]*)");
    private static final Pattern SPACE = Pattern.compile(" ");

    private OutlinePath() {}

    static Path2D parse(String path) {
        var shape = new Path2D.Double(Path2D.WIND_NON_ZERO);
        var steps = STEP.matcher(path);
        while (steps.find()) {
            var at = numbers(steps.group(2));
            switch (steps.group(1)) {
                case "M" -> shape.moveTo(at[0], at[1]);
                case "L" -> shape.lineTo(at[0], at[1]);
                case "Q" -> shape.quadTo(at[0], at[1], at[2], at[3]);
                case "C" -> shape.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
                default -> shape.closePath();
            }
        }
        return shape;
    }

    private static int[] numbers(String list) {
        return list.isEmpty()
                ? new int[0]
                : SPACE.splitAsStream(list).mapToInt(Integer::parseInt).toArray();
    }
}
