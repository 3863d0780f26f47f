package dev.candor.label.rendering.image;

import java.util.stream.IntStream;

/// What the pixels of a written label show.
///
/// @param contrastRatio between letters and plate, 1 to 21 (WCAG 2.2, "contrast ratio"); nine in
/// ten pixels are better
/// @param textHeight height of the letters in pixels, as the viewer sees them, ascenders and
/// descenders included
/// @param frames how many pictures were measured; of an animation the worst one counts
public record Measurement(double contrastRatio, int textHeight, int frames) {
    /// Share of the worst pixels that is left out: compression rings around every letter.
    private static final double WORST = 0.1;

    static Measurement of(Patch patch, LabelMask mask) {
        return new Measurement(contrast(patch, mask), textHeight(patch, mask), 1);
    }

    /// Both, and of each the worse.
    public Measurement and(Measurement other) {
        return new Measurement(
                Math.min(contrastRatio, other.contrastRatio),
                Math.min(textHeight, other.textHeight),
                frames + other.frames);
    }

    static double contrast(Patch patch, LabelMask mask) {
        var ink =
                luminances(
                        patch,
                        IntStream.range(0, patch.pixels())
                                .filter(pixel -> mask.inkAt(pixel) == 255));
        var plate = luminances(patch, IntStream.range(0, patch.pixels()).filter(mask::plainPlate));
        if (ink.length == 0 || plate.length == 0) {
            return 1;
        }
        var inkIsLight = percentile(ink, 0.5) > percentile(plate, 0.5);
        var light = percentile(inkIsLight ? ink : plate, WORST);
        var dark = percentile(inkIsLight ? plate : ink, 1 - WORST);
        return Math.max(1, (light + 0.05) / (dark + 0.05));
    }

    /// Rows, as the viewer sees them, where a pixel that should be letter is nearer to the ink
    /// than to the plate.
    private static int textHeight(Patch patch, LabelMask mask) {
        var between = middle(patch, mask);
        var lines =
                IntStream.range(0, patch.pixels())
                        .filter(pixel -> mask.wordsAt(pixel) >= 128)
                        .filter(pixel -> between.inkSide(patch.luminance(pixel)))
                        .map(
                                pixel ->
                                        mask.turned()
                                                ? pixel % mask.box().width()
                                                : pixel / mask.box().width())
                        .summaryStatistics();
        return lines.getCount() == 0 ? 0 : lines.getMax() - lines.getMin() + 1;
    }

    private static Middle middle(Patch patch, LabelMask mask) {
        var ink =
                luminances(
                        patch,
                        IntStream.range(0, patch.pixels())
                                .filter(pixel -> mask.inkAt(pixel) == 255));
        var plate = luminances(patch, IntStream.range(0, patch.pixels()).filter(mask::plainPlate));
        if (ink.length == 0 || plate.length == 0) {
            return new Middle(2, true);
        }
        var inkMedian = percentile(ink, 0.5);
        var plateMedian = percentile(plate, 0.5);
        return new Middle((inkMedian + plateMedian) / 2, inkMedian > plateMedian);
    }

    private static double[] luminances(Patch patch, IntStream pixels) {
        return pixels.mapToDouble(patch::luminance).sorted().toArray();
    }

    private static double percentile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
    }

    /// The luminance halfway between plate and ink.
    private record Middle(double luminance, boolean inkIsLight) {
        boolean inkSide(double value) {
            return inkIsLight ? value > luminance : value < luminance;
        }
    }
}
