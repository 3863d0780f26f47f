package dev.candor.consent.grant;

import dev.candor.consent.subject.CountryCode;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A scope line as requests and answers carry it. Without `from` it begins when it is asked for.
///
/// Lists, not sets: a set of constants has another order in every process, and a repeated request
/// would then not be known again by its digest.
record ScopeLineView(
        @NotNull Effect effect,
        @NotEmpty @Size(max = 50) List<@NotNull Action> actions,
        @NotEmpty @Size(max = 50) List<@NotNull Modality> modalities,
        @NotEmpty @Size(max = 50)
                List<
                                @NotNull @Size(max = 64)
                                @Pattern(regexp = Codes.CODE_OR_ANY, message = Codes.NOT_A_CODE)
                                String>
                        purposes,
        @NotEmpty @Size(max = 250)
                List<@NotNull @CountryCode(or = {"EU", "WORLD"}) String> territories,
        @NotEmpty @Size(max = 50)
                List<
                                @NotNull @Size(max = 64)
                                @Pattern(regexp = Codes.CODE_OR_ANY, message = Codes.NOT_A_CODE)
                                String>
                        channels,
        @Moment @Nullable Instant from,
        @Moment @Nullable Instant until,
        @Size(max = 2000) @Nullable String description) {
    static ScopeLineView of(ScopeLine line) {
        return new ScopeLineView(
                line.effect(),
                List.copyOf(line.actions()),
                List.copyOf(line.modalities()),
                List.copyOf(line.purposes()),
                line.territories().stream().map(Territory::code).toList(),
                List.copyOf(line.channels()),
                line.period().from(),
                line.period().until(),
                line.description());
    }

    /// The line, beginning `now` unless it says otherwise.
    ///
    /// @throws Declined at a member below `pointer` that contradicts the others
    ScopeLine toScopeLine(Instant now, String pointer) {
        var words = description == null ? "" : description.strip();
        if (effect == Effect.PERMIT && words.isEmpty()) {
            throw refused("A permission describes the use it is for.", pointer + "/description");
        }
        if (effect == Effect.PERMIT && purposes.contains(ScopeLine.ANY)) {
            throw refused("A permission names its purposes one by one.", pointer + "/purposes");
        }
        return new ScopeLine(
                effect,
                Set.copyOf(actions),
                Set.copyOf(modalities),
                Set.copyOf(purposes),
                territories.stream().map(Territory::new).collect(Collectors.toSet()),
                Set.copyOf(channels),
                period(now, pointer),
                words);
    }

    private Period period(Instant now, String pointer) {
        var start = from == null ? now : from;
        if (until != null && !until.isAfter(start)) {
            throw refused("A line ends after it begins.", pointer + "/until");
        }
        return new Period(start, until);
    }

    private static Declined refused(String detail, String pointer) {
        return new Declined(CommonProblem.INVALID_REQUEST, detail).at(pointer);
    }
}
