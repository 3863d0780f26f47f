package dev.candor.consent.objection;

import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Codes;
import dev.candor.consent.scope.Likeness;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.Moment;
import dev.candor.consent.scope.Period;
import dev.candor.consent.scope.Territory;
import dev.candor.consent.subject.CountryCode;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A person's no. What it does not name it is against altogether: with a subject alone it is
/// against everything, from now on.
record ObjectionRequest(
        @NotNull UUID subjectId,
        @Size(min = 1, max = 50) @Nullable List<@NotNull Action> actions,
        @Size(min = 1, max = 50) @Nullable List<@NotNull Likeness> likeness,
        @Size(min = 1, max = 50) @Nullable List<@NotNull Modality> modalities,
        @Size(min = 1, max = 50)
                @Nullable
                        List<
                                @NotNull @Size(max = 64)
                                @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE) String>
                        techniques,
        @Size(min = 1, max = 50)
                @Nullable
                        List<
                                @NotNull @Size(max = 64)
                                @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE) String>
                        purposes,
        @Size(min = 1, max = 250)
                @Nullable List<@NotNull @CountryCode(or = {"EU", "WORLD"}) String> territories,
        @Size(min = 1, max = 50)
                @Nullable
                        List<
                                @NotNull @Size(max = 64)
                                @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE) String>
                        channels,
        @Size(min = 1, max = 50) @Nullable List<@NotBlank @Size(max = 200) String> licensees,
        @Moment @Nullable Instant from,
        @Moment @Nullable Instant until,
        @Size(max = 2000) @Nullable String reason) {
    ObjectionScope scope(Instant now) {
        return new ObjectionScope(
                set(actions, Function.identity()),
                set(likeness, Function.identity()),
                set(modalities, Function.identity()),
                set(techniques, Function.identity()),
                set(purposes, Function.identity()),
                set(territories, Territory::new),
                set(channels, Function.identity()),
                set(licensees, String::strip),
                period(now));
    }

    private Period period(Instant now) {
        var start = from == null ? now : from;
        if (until != null && !until.isAfter(start)) {
            throw new Declined(CommonProblem.INVALID_REQUEST, "An objection ends after it begins.")
                    .at("/until");
        }
        return new Period(start, until);
    }

    private static <T, R> Set<R> set(@Nullable Collection<T> values, Function<T, R> value) {
        return values == null
                ? Set.of()
                : values.stream().map(value).collect(Collectors.toUnmodifiableSet());
    }
}
