package dev.candor.consent.representative;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A representative to write down. Without a scope it has the usual one of its kind; without
/// `from` it begins now.
record RepresentativeRequest(
        @NotNull UUID subjectId,
        @NotNull RepresentativeKind kind,
        @Nullable UUID partyId,
        @Size(min = 1, max = 255) @Nullable String accountId,
        @Size(min = 1, max = 3) @Nullable List<@NotNull Power> scope,
        @Size(max = 20) @Nullable List<@NotNull @Valid Evidence> evidence,
        @Nullable Instant from,
        @Nullable Instant until) {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /// @throws Declined at the member that is missing or contradicts another
    void mustHold(Instant now) {
        if (partyId == null && accountId == null) {
            throw refused("Name a party or an account that speaks for the person.", "/partyId");
        }
        if (kind.needsEvidence() && proof().isEmpty()) {
            throw refused(
                    "What makes somebody a %s can be shown: name its hash.".formatted(kind),
                    "/evidence");
        }
        mustBeOfThisAge(from, "/from");
        mustBeOfThisAge(until, "/until");
        if (until != null && !until.isAfter(start(now))) {
            throw refused("A representation ends after it begins.", "/until");
        }
    }

    Instant start(Instant now) {
        return from == null ? now : from.truncatedTo(ChronoUnit.MICROS);
    }

    @Nullable Instant end() {
        return until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
    }

    Set<Power> powers() {
        return scope == null ? kind.usualPowers() : EnumSet.copyOf(scope);
    }

    List<Evidence> proof() {
        return Objects.requireNonNullElse(evidence, List.of());
    }

    private static void mustBeOfThisAge(@Nullable Instant at, String pointer) {
        if (at != null && (at.isBefore(EARLIEST) || at.isAfter(LATEST))) {
            throw refused("A time between 1900 and 2200.", pointer);
        }
    }

    private static Declined refused(String detail, String pointer) {
        return new Declined(CommonProblem.INVALID_REQUEST, detail).at(pointer);
    }
}
