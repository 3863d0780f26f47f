package dev.candor.label.rendering.image;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How much there is to see in a corner: the mean step in luminance between pixels. The label goes
/// where it hides least, among the corners it may stand in; the preferred one is left only for
/// one that is clearly calmer.
final class Salience {
    /// A corner this calm is as good as any.
    private static final double CALM = 0.02;

    private static final double CLEARLY = 0.5;

    private Salience() {}

    /// @param patches what lies under the label in each corner, the preferred one first
    /// @param widths of the patches, in pixels
    /// @return the index of the corner to take
    static int leastOf(List<Patch> patches, List<Integer> widths) {
        var steps =
                IntStream.range(0, patches.size())
                        .mapToObj(i -> of(patches.get(i), widths.get(i)))
                        .toList();
        var calmest =
                IntStream.range(0, patches.size())
                        .boxed()
                        .min(Comparator.comparing(steps::get))
                        .orElseThrow();
        var preferred = steps.getFirst();
        return preferred <= CALM || steps.get(calmest) > preferred * CLEARLY ? 0 : calmest;
    }

    static double of(Patch patch, int width) {
        var luminance = new double[patch.pixels()];
        for (int pixel = 0; pixel < luminance.length; pixel++) {
            luminance[pixel] = patch.luminance(pixel);
        }
        double steps = 0;
        for (int pixel = 0; pixel + width < luminance.length; pixel++) {
            steps += Math.abs(luminance[pixel] - luminance[pixel + width]);
            if ((pixel + 1) % width != 0) {
                steps += Math.abs(luminance[pixel] - luminance[pixel + 1]);
            }
        }
        return steps / Math.max(1, luminance.length);
    }
}
