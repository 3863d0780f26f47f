package dev.candor.label.rendering.image;

/// The pixels under a label, taken out of a picture: samples interleaved, row by row.
final class Patch {
    private final ColourModel model;
    private final int max;
    private final int[] samples;

    /// @param max the sample value of full scale: 255 or 65535
    Patch(ColourModel model, int max, int[] samples) {
        this.model = model;
        this.max = max;
        this.samples = samples;
    }

    /// @param rgb three bytes a pixel
    static Patch ofRgb(byte[] rgb) {
        var samples = new int[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            samples[i] = rgb[i] & 0xFF;
        }
        return new Patch(ColourModel.RGB, 0xFF, samples);
    }

    ColourModel model() {
        return model;
    }

    int pixels() {
        return samples.length / model.bands();
    }

    int sample(int pixel, int band) {
        return samples[pixel * model.bands() + band];
    }

    int[] samples() {
        return samples.clone();
    }

    double luminance(int pixel) {
        return model.luminance(samples, pixel * model.bands(), max);
    }

    boolean opaque(int pixel) {
        return !model.alpha() || sample(pixel, model.bands() - 1) == max;
    }

    /// This patch with a label painted over it.
    Patch painted(LabelMask mask, Paint paint) {
        var painted = samples.clone();
        var plate = paint.plateIsDark() ? model.black(max) : model.white(max);
        var ink = paint.plateIsDark() ? model.white(max) : model.black(max);
        for (int pixel = 0; pixel < pixels(); pixel++) {
            var plateShare = mask.plateAt(pixel) / 255.0 * paint.opacity();
            var inkShare = mask.inkAt(pixel) / 255.0;
            for (int band = 0; band < model.bands(); band++) {
                var at = pixel * model.bands() + band;
                var under = samples[at] + (plate[band] - samples[at]) * plateShare;
                painted[at] = (int) Math.round(under + (ink[band] - under) * inkShare);
            }
        }
        return new Patch(model, max, painted);
    }
}
