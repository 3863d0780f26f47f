package dev.candor.consent.check;

import dev.candor.consent.scope.Moment;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Many questions, answered in their order and of one moment.
///
/// @param asOf a moment that is past, for all of them
record BatchRequest(
        @NotEmpty @Size(max = 1000) List<@NotNull @Valid CheckRequest> checks,
        @Moment @Nullable Instant asOf) {}
