package dev.candor.label.plan;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Two versions of a profile to compare: `before` with `after`, or with a `candidate` that is not
/// published.
///
/// @param profile its id
/// @param before a version
/// @param after a version; absent with a candidate
/// @param candidate the data file of the version to be
/// @param plan what a plan would be made for; without it only the rules are compared
record ComparisonRequest(
        @NotNull @Size(max = 100) String profile,
        @NotNull @Min(1) Integer before,
        @Nullable @Min(1) Integer after,
        @Nullable JsonNode candidate,
        @Valid @Nullable PlanRequest plan) {}
