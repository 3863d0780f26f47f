package dev.candor.label.standing;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/// How a publication stands from now on.
///
/// @param revision the teller's count of changes, from 1; what is not newer than what is known
///     changes nothing
/// @param since when it came to be so
@RegisterForReflection
record StandingRequest(@NotNull Standing standing, @Min(1) long revision, @NotNull Instant since) {}
