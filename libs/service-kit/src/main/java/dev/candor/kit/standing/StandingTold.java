package dev.candor.kit.standing;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What is told of media: how its publication stands from now on.
///
/// @param revision the teller's count of changes, from 1; what is not newer than what is known
///     changes nothing
/// @param since when it came to be so
@RegisterForReflection
public record StandingTold(
        @NotNull MediaStanding standing, @Min(1) long revision, @NotNull Instant since) {

    /// As a database keeps it, to the microsecond.
    public Stands toStands() {
        return new Stands(standing, revision, since.truncatedTo(ChronoUnit.MICROS));
    }
}
