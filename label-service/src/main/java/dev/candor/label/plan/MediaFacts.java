package dev.candor.label.plan;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a plan needs to know about the media.
///
/// @param width stored width in pixels, before the orientation is applied; for images and films
/// @param orientation value of the Exif tag, 1 to 8
/// @param durationMillis of a film or a recording; without it repetitions have no end
/// @param interruptionsMillis where it is interrupted, such as by advertisements, in order
/// @param hasScreen whether a recording is played where there is something to look at
record MediaFacts(
        @NotNull @Pattern(regexp = "[a-z]+/[a-z0-9.+-]{1,100}", message = "is not a media type")
                String mediaType,
        @Nullable @Min(1) @Max(1_000_000) Integer width,
        @Nullable @Min(1) @Max(1_000_000) Integer height,
        @Nullable @Min(1) @Max(8) Integer orientation,
        @Nullable @Min(1) @Max(86_400_000L * 31) Long durationMillis,
        @Nullable @Size(max = 1000)
                List<@NotNull @Min(0) @Max(86_400_000L * 31) Long> interruptionsMillis,
        @Nullable Boolean hasScreen) {

    static MediaFacts image(String mediaType, int width, int height) {
        return new MediaFacts(mediaType, width, height, null, null, null, null);
    }

    int shorterSide() {
        return Math.min(known(width), known(height));
    }

    /// Width as the viewer sees it.
    int viewedWidth() {
        return orientation != null && orientation > 4 ? known(height) : known(width);
    }

    private static int known(@Nullable Integer side) {
        return side == null ? Integer.MAX_VALUE : side;
    }

    List<Long> interruptions() {
        return interruptionsMillis == null
                ? List.of()
                : interruptionsMillis.stream().sorted().distinct().toList();
    }

    long endMillis() {
        return durationMillis == null ? Long.MAX_VALUE : durationMillis;
    }

    boolean seenToo() {
        return Boolean.TRUE.equals(hasScreen);
    }
}
