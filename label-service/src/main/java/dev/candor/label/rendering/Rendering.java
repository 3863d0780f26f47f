package dev.candor.label.rendering;

import dev.candor.label.plan.PlanId;
import dev.candor.label.rendering.medium.Measured;
import java.time.Instant;
import java.util.UUID;

/// What became of one piece of media under a plan.
///
/// @param variant the file of the plan that it is
/// @param sourceSha256 digest of the media that came in
record Rendering(
        UUID id,
        PlanId plan,
        String variant,
        String sourceSha256,
        Outcome outcome,
        Instant createdAt) {

    /// Drawn, or not due.
    sealed interface Outcome {}

    /// @param resultSha256 digest of the media that goes out
    record Drawn(String resultSha256, String text, Measured measured) implements Outcome {}

    /// @param reason as the plan gives it
    record NotDue(String reason) implements Outcome {}
}
