package dev.candor.consent.policy;

import dev.candor.consent.scope.Moment;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The next version of a policy.
///
/// @param effectiveFrom now, unless it says otherwise
/// @param texts the language it was written in first: it is shown to whoever reads none of them
record VersionRequest(
        @Moment @Nullable Instant effectiveFrom,
        @Moment @Nullable Instant effectiveUntil,
        @Nullable Boolean acceptanceRequired,
        @NotEmpty @Size(max = 50) List<@NotNull @Valid TextView> texts,
        @Size(max = 200) @Nullable List<@NotNull @Valid RuleView> rules) {
    /// The version that these words make.
    ///
    /// @throws Declined at a member that contradicts another
    PolicyVersion toVersion(
            PolicyVersionId id, PolicyId policy, String code, int number, Instant now) {
        var from = effectiveFrom == null ? now : effectiveFrom.truncatedTo(ChronoUnit.MICROS);
        if (from.isBefore(now)) {
            throw refused("A policy rules what is ahead, not what is past.", "/effectiveFrom");
        }
        var until = effectiveUntil == null ? null : effectiveUntil.truncatedTo(ChronoUnit.MICROS);
        if (until != null && !until.isAfter(from)) {
            throw refused("A policy ends after it begins.", "/effectiveUntil");
        }
        mustDiffer(
                texts.stream().map(text -> text.language().toLowerCase(Locale.ROOT)).toList(),
                "/texts/%d/language",
                "The texts have this language already.");
        var given = Objects.requireNonNullElse(rules, List.<RuleView>of());
        mustDiffer(
                given.stream().map(RuleView::code).toList(),
                "/rules/%d/code",
                "Another rule has this code.");
        return new PolicyVersion(
                id,
                policy,
                code,
                number,
                new Effective(from, until),
                Boolean.TRUE.equals(acceptanceRequired),
                texts.stream().map(TextView::toText).toList(),
                IntStream.range(0, given.size())
                        .mapToObj(i -> given.get(i).toRule("/rules/" + i))
                        .toList(),
                now);
    }

    private static void mustDiffer(List<String> names, String pointer, String detail) {
        var seen = new HashSet<String>();
        for (var i = 0; i < names.size(); i++) {
            if (!seen.add(names.get(i))) {
                throw refused(detail, pointer.formatted(i));
            }
        }
    }

    private static Declined refused(String detail, String pointer) {
        return new Declined(CommonProblem.INVALID_REQUEST, detail).at(pointer);
    }
}
