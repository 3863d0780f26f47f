package dev.candor.label.plan;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// What a plan needs to know about the media.
///
/// @param width stored width in pixels, before the orientation is applied
/// @param orientation value of the Exif tag, 1 to 8
record MediaFacts(
        @NotNull @Pattern(regexp = "[a-z]+/[a-z0-9.+-]{1,100}", message = "is not a media type")
                String mediaType,
        @Min(1) @Max(1_000_000) int width,
        @Min(1) @Max(1_000_000) int height,
        @Nullable @Min(1) @Max(8) Integer orientation) {
    int shorterSide() {
        return Math.min(width, height);
    }
}
