package dev.candor.label.rendering;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.spool.SpoolReference;
import dev.candor.label.plan.PlanId;
import dev.candor.label.rendering.image.Crop;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rendering that this replica makes now.
///
/// @param worker the claim on it: whoever lost it writes nothing more
record RenderingJob(UUID id, UUID worker, Actor actor, Asked asked) {
    /// What is to be rendered.
    ///
    /// @param source the media by its name in the spool
    /// @param crops as they are written, `1:1`
    @RegisterForReflection
    record Asked(UUID plan, @Nullable String variant, SpoolReference source, List<String> crops) {
        Asked {
            crops = List.copyOf(crops);
        }

        PlanId planId() {
            return new PlanId(plan);
        }

        List<Crop> declaredCrops() {
            return crops.stream().map(Crop::parse).toList();
        }
    }
}
