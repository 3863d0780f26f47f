package dev.candor.label.rendering;

import dev.candor.kit.spool.SpoolReference;
import dev.candor.label.rendering.image.Crop;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the gateway asks for: media by its name in the spool.
///
/// @param crops shapes the media will be cropped to
/// @param variant which of the plan's files; needed where it makes several
record RenderingRequest(
        @NotNull UUID planId,
        @Valid @NotNull SpoolReference spool,
        @Nullable @Size(max = 10)
                List<@NotNull @Pattern(regexp = CROP, message = "is no crop") String> crops,
        @Nullable @Size(max = 100) String variant) {
    static final String CROP = "[1-9][0-9]?:[1-9][0-9]?";

    List<Crop> declaredCrops() {
        return crops == null ? List.of() : crops.stream().map(Crop::parse).toList();
    }
}
