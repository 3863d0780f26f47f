package dev.candor.label.rendering.medium;

import dev.candor.kit.spool.SpoolEntry;
import dev.candor.label.plan.Variant;
import dev.candor.label.plan.Visible;
import dev.candor.label.rendering.image.Crop;
import java.nio.file.Path;
import java.util.List;

/// One file to label.
///
/// @param source as it came
/// @param target is written; nothing is there yet
/// @param visible what the plan says of the picture
/// @param variant whose instructions are carried out
/// @param crops shapes the media will be cropped to
/// @param following is told how far it is, and may end it
public record Work(
        SpoolEntry source,
        Path target,
        Visible visible,
        Variant variant,
        List<Crop> crops,
        Following following) {
    public Work {
        crops = List.copyOf(crops);
    }
}
