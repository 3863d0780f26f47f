package dev.candor.provenance.manifest;

import dev.candor.provenance.standing.Standing;
import dev.candor.provenance.standing.Stands;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// How the publication of signed media stands from now on.
///
/// @param revision the teller's count of changes, from 1; what is not newer than what is known
///     changes nothing
/// @param since when it came to be so
@RegisterForReflection
record StandingRequest(@NotNull Standing standing, @Min(1) long revision, @NotNull Instant since) {
    Stands toStands() {
        return new Stands(standing, revision, since.truncatedTo(ChronoUnit.MICROS));
    }
}
