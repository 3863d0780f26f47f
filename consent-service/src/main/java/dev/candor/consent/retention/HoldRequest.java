package dev.candor.consent.retention;

import dev.candor.consent.scope.Moment;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/// An order that nothing goes until some day.
record HoldRequest(
        @NotBlank @Size(max = 300) String rule, @NotNull @Future @Moment Instant until) {}
