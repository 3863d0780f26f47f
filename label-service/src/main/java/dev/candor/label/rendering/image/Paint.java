package dev.candor.label.rendering.image;

/// Colours of a label: white on a dark plate or black on a light one, and how opaque the plate
/// is.
record Paint(boolean plateIsDark, double opacity) {
    /// What we aim at; an order's own minimum is the floor below it (WCAG 2.2, 1.4.6).
    private static final double AIM = 7;

    private static final double[] OPACITIES = {0.8, 0.9, 1};

    /// How dark the plate is, and what shows through it: nothing, where colours are few.
    ///
    /// The plate stands out from what is under it, and lets as much of it through as the
    /// contrast allows. What is
    /// transparent gets an opaque plate: nobody knows what it will lie on.
    static Paint choose(Patch patch, LabelMask mask) {
        var dark = averageLuminance(patch) > 0.18;
        if (patch.model().fewColours() || !allOpaque(patch)) {
            return new Paint(dark, 1);
        }
        for (double opacity : OPACITIES) {
            var paint = new Paint(dark, opacity);
            if (Measurement.contrast(patch.painted(mask, paint), mask) >= AIM) {
                return paint;
            }
        }
        return new Paint(dark, 1);
    }

    private static double averageLuminance(Patch patch) {
        double sum = 0;
        for (int pixel = 0; pixel < patch.pixels(); pixel++) {
            sum += patch.luminance(pixel);
        }
        return sum / patch.pixels();
    }

    private static boolean allOpaque(Patch patch) {
        for (int pixel = 0; pixel < patch.pixels(); pixel++) {
            if (!patch.opaque(pixel)) {
                return false;
            }
        }
        return true;
    }
}
