package dev.candor.consent.check;

import dev.candor.consent.check.Standing.Held;
import dev.candor.consent.grant.Effect;
import dev.candor.consent.grant.GrantState;
import dev.candor.consent.grant.Period;
import dev.candor.consent.grant.ScopeLine;
import dev.candor.consent.subject.SubjectId;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one person's grants say to one question: a plain function of the two.
///
/// A grant in force prohibits or permits; a grant that is asked for or taken back does neither. A
/// prohibition beats every permission. One permission has to answer the whole question; two
/// halves do not add up.
sealed interface Answer {
    SubjectId subject();

    /// A line permits the use, at the longest until `until` when that is known.
    record Permitted(SubjectId subject, Held grant, @Nullable Instant until) implements Answer {}

    /// A line forbids the use, whatever others say.
    record Prohibited(SubjectId subject, Held grant) implements Answer {}

    /// There are permissions, and none fits; `reasons` are those of the ones that came nearest.
    record Unmet(SubjectId subject, Set<Reason> reasons) implements Answer {}

    /// Nobody asked this person for anything.
    record Unasked(SubjectId subject) implements Answer {}

    /// Nobody of this name.
    record Stranger(SubjectId subject) implements Answer {}

    static Answer to(Question question, Standing standing) {
        return switch (standing) {
            case Standing.Stranger(var subject) -> new Stranger(subject);
            case Standing.Registered person ->
                    prohibition(question, person)
                            .or(() -> permission(question, person))
                            .orElseGet(() -> nearest(question, person));
        };
    }

    default Decision decision() {
        return switch (this) {
            case Permitted _ -> Decision.ALLOW;
            case Prohibited _, Unmet _ -> Decision.DENY;
            case Unasked _, Stranger _ -> Decision.UNKNOWN;
        };
    }

    default Set<Reason> reasons() {
        return switch (this) {
            case Permitted _ -> EnumSet.of(Reason.PERMITTED);
            case Prohibited _ -> EnumSet.of(Reason.PROHIBITED);
            case Unmet(_, var reasons) -> reasons;
            case Unasked _ -> EnumSet.of(Reason.NO_GRANT);
            case Stranger _ -> EnumSet.of(Reason.SUBJECT_UNKNOWN);
        };
    }

    private static Optional<Answer> prohibition(Question question, Standing.Registered person) {
        return inForce(question, person)
                .filter(
                        grant ->
                                prohibitions(question, grant)
                                        .anyMatch(at -> at.contains(question.at())))
                .findFirst()
                .map(grant -> new Prohibited(person.subject(), grant));
    }

    private static Optional<Answer> permission(Question question, Standing.Registered person) {
        var forbiddenFrom =
                inForce(question, person)
                        .flatMap(grant -> prohibitions(question, grant))
                        .filter(period -> period.isAhead(question.at()))
                        .map(Period::from);
        return permissions(question, person)
                .max(
                        Comparator.comparing(
                                Permitted::until, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(longest -> cutShort(longest, forbiddenFrom));
    }

    private static Stream<Permitted> permissions(Question question, Standing.Registered person) {
        return inForce(question, person)
                .flatMap(
                        grant ->
                                grant.lines(Effect.PERMIT)
                                        .filter(line -> question.misses(line).isEmpty())
                                        .map(line -> permitted(person, grant, line)));
    }

    private static Permitted permitted(Standing.Registered person, Held grant, ScopeLine line) {
        return new Permitted(person.subject(), grant, line.period().until());
    }

    private static Permitted cutShort(Permitted longest, Stream<Instant> ends) {
        var until =
                Stream.concat(Stream.ofNullable(longest.until()), ends)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        return new Permitted(longest.subject(), longest.grant(), until);
    }

    private static Answer nearest(Question question, Standing.Registered person) {
        var candidates =
                person.grants().stream().flatMap(grant -> misses(question, grant)).toList();
        if (candidates.isEmpty()) {
            return new Unasked(person.subject());
        }
        var fewest = candidates.stream().mapToInt(Set::size).min().orElseThrow();
        return new Unmet(person.subject(), union(candidates, fewest));
    }

    private static Set<Reason> union(List<EnumSet<Reason>> candidates, int size) {
        var union = EnumSet.noneOf(Reason.class);
        candidates.stream().filter(reasons -> reasons.size() == size).forEach(union::addAll);
        return union;
    }

    private static Stream<EnumSet<Reason>> misses(Question question, Held grant) {
        return grant.lines(Effect.PERMIT)
                .map(
                        line -> {
                            var misses = question.misses(line);
                            misses.addAll(misses(question, grant.state(), grant.licensee()));
                            return misses;
                        });
    }

    private static Set<Reason> misses(Question question, GrantState state, String licensee) {
        var misses = EnumSet.noneOf(Reason.class);
        switch (state) {
            case ACTIVE -> {}
            case WITHDRAWN -> misses.add(Reason.GRANT_WITHDRAWN);
            case DRAFT,
                    REQUESTED,
                    DEFERRED,
                    REFUSED,
                    LAPSED,
                    SUSPENDED,
                    REVOKED,
                    EXPIRED,
                    EXHAUSTED,
                    INVALIDATED,
                    SUPERSEDED ->
                    misses.add(Reason.GRANT_NOT_ACTIVE);
        }
        if (!question.concernsLicensee(licensee)) {
            misses.add(Reason.LICENSEE_MISMATCH);
        }
        return misses;
    }

    private static Stream<Held> inForce(Question question, Standing.Registered person) {
        return person.grants().stream()
                .filter(grant -> misses(question, grant.state(), grant.licensee()).isEmpty());
    }

    private static Stream<Period> prohibitions(Question question, Held grant) {
        return grant.lines(Effect.PROHIBIT).filter(question::isNamedBy).map(ScopeLine::period);
    }
}
