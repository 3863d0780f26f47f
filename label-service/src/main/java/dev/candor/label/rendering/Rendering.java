package dev.candor.label.rendering;

import dev.candor.label.plan.PlanId;
import java.time.Instant;
import java.util.UUID;

/// What became of one piece of media under a plan.
///
/// @param sourceSha256 digest of the media that came in
record Rendering(UUID id, PlanId plan, String sourceSha256, Outcome outcome, Instant createdAt) {

    /// Drawn, or not due.
    sealed interface Outcome {}

    /// @param resultSha256 digest of the media that goes out
    record Drawn(String resultSha256, String text, Measured measured) implements Outcome {}

    /// @param reason as the plan gives it
    record NotDue(String reason) implements Outcome {}
}
