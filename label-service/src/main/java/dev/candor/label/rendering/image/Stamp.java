package dev.candor.label.rendering.image;

/// A label on its way into a picture.
///
/// @param mask what it covers
/// @param paint its colours
/// @param under the pixels it covers, as they are first seen
record Stamp(LabelMask mask, Paint paint, Patch under) {
    Box box() {
        return mask.box();
    }

    /// The covered pixels with the label on them.
    Patch painted() {
        return under.painted(mask, paint);
    }
}
