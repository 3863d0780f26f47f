package dev.candor.consent.check;

import static dev.candor.consent.check.Standing.Approved.APPROVED;
import static dev.candor.consent.check.Standing.Approved.REJECTED;

import dev.candor.consent.check.Standing.Exempted;
import dev.candor.consent.check.Standing.Held;
import dev.candor.consent.check.Standing.Line;
import dev.candor.consent.grant.GrantState;
import dev.candor.consent.scope.Approval;
import dev.candor.consent.scope.Effect;
import dev.candor.consent.scope.Period;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One person's answer to one question, what was said weighed by its rank: law and policy, then
/// the person's objections, then prohibitions, then permissions, then exemptions.
///
/// A prohibition beats every permission. One permission has to answer the whole question; two
/// halves do not add up. An exemption stands in for consent that is missing, never for a no.
final class Weighing {
    private static final Set<Reason> APPROVAL = EnumSet.of(Reason.USE_APPROVAL_REQUIRED);

    private final Question question;
    private final Standing.Registered person;
    private final Ruling ruling;

    Weighing(Question question, Standing.Registered person, Ruling ruling) {
        this.question = question;
        this.person = person;
        this.ruling = ruling;
    }

    Answer answer() {
        return barred().or(this::objection)
                .or(this::prohibition)
                .or(this::permission)
                .or(this::exemption)
                .or(this::undecided)
                .orElseGet(this::nearest);
    }

    /// What keeps `line` from permitting the use; empty when nothing does.
    EnumSet<Reason> misses(Held grant, Line line) {
        var misses = question.misses(line.scope());
        misses.addAll(question.asker().misses(grant.licensee(), line.scope()));
        misses.addAll(ends(grant, line));
        if (line.isUsedUp()) {
            misses.add(Reason.USES_EXHAUSTED);
        }
        if (person.life().isChildAt(question.at()) && question.manner().contentFlags() == null) {
            misses.add(Reason.CONTENT_NOT_STATED);
        }
        if (line.scope().conditions().approval() == Approval.PER_USE && !isApproved(grant)) {
            misses.add(isRejected(grant) ? Reason.USE_REJECTED : Reason.USE_APPROVAL_REQUIRED);
        }
        return misses;
    }

    /// What keeps a prohibiting `line` from forbidding the use; empty when nothing does.
    EnumSet<Reason> silences(Held grant, Line line) {
        var silences = question.silences(line.scope());
        if (line.scope().period().isAhead(question.at())) {
            silences.add(Reason.GRANT_NOT_YET_VALID);
        }
        if (line.scope().period().isOver(question.at())) {
            silences.add(Reason.GRANT_EXPIRED);
        }
        if (!question.asker().isMeantBy(grant.licensee())) {
            silences.add(Reason.LICENSEE_MISMATCH);
        }
        if (isOver(grant.endsAt())) {
            silences.add(Reason.GRANT_EXPIRED);
        }
        switch (grant.state()) {
            case ACTIVE, SUSPENDED -> {}
            case DRAFT,
                    REQUESTED,
                    DEFERRED,
                    REFUSED,
                    LAPSED,
                    WITHDRAWN,
                    REVOKED,
                    EXPIRED,
                    EXHAUSTED,
                    INVALIDATED,
                    SUPERSEDED ->
                    silences.addAll(ends(grant, line));
        }
        return silences;
    }

    private Optional<Answer> barred() {
        var reasons = EnumSet.noneOf(Reason.class);
        reasons.addAll(ruling.refusals(question));
        var flags = question.manner().contentFlags();
        if (flags != null
                && flags.contains(Manner.SEXUAL)
                && person.life().isChildAt(question.at())) {
            reasons.add(Reason.SEXUAL_CONTENT_OF_MINOR); // invariant 5: nobody can permit it
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(new Answer.Barred(person.subject(), reasons));
    }

    private Optional<Answer> objection() {
        return person.objections().stream()
                .filter(it -> it.scope().period().contains(question.at()))
                .filter(it -> question.isNamedBy(it.scope()))
                .findFirst()
                .map(it -> new Answer.Refused(person.subject(), it));
    }

    private Optional<Answer> prohibition() {
        return person.grants().stream()
                .filter(grant -> prohibitions(grant).anyMatch(it -> it.contains(question.at())))
                .findFirst()
                .map(grant -> new Answer.Prohibited(person.subject(), grant));
    }

    private Optional<Answer> permission() {
        return candidates()
                .flatMap(
                        grant ->
                                grant.lines(Effect.PERMIT)
                                        .filter(line -> misses(grant, line).isEmpty())
                                        .map(line -> permitted(grant, line)))
                .max(
                        Comparator.comparing(
                                Answer.Permitted::until,
                                Comparator.nullsLast(Comparator.naturalOrder())))
                .map(this::unlessAwaited);
    }

    /// The grants that can permit anything: who asks is named in them, and they are in force. The
    /// lines of the others need not be read.
    private Stream<Held> candidates() {
        return person.grants().stream()
                .filter(grant -> grant.state() == GrantState.ACTIVE)
                .filter(grant -> question.asker().isNamedBy(grant.licensee()));
    }

    private Answer.Permitted permitted(Held grant, Line line) {
        return new Answer.Permitted(person.subject(), grant, line, end(grant, line));
    }

    private Answer unlessAwaited(Answer.Permitted permitted) {
        if (ruling.awaited(question).isPresent()) {
            return new Answer.Awaited(
                    person.subject(),
                    EnumSet.of(Reason.POLICY_APPROVAL_REQUIRED),
                    permitted.grant());
        }
        return new Answer.Permitted(
                permitted.subject(),
                permitted.grant(),
                permitted.line(),
                earliest(Stream.concat(Stream.ofNullable(permitted.until()), noesAhead())));
    }

    private Optional<Answer> exemption() {
        return exemptions()
                .filter(Exempted::granted)
                .filter(it -> it.until() != null && question.at().isBefore(it.until()))
                .max(Comparator.comparing(it -> String.valueOf(it.until())))
                .map(this::excused);
    }

    private Answer excused(Exempted exemption) {
        var until = earliest(Stream.concat(Stream.ofNullable(exemption.until()), noesAhead()));
        return ruling.awaited(question).isPresent() || until == null
                ? new Answer.Awaited(
                        person.subject(), EnumSet.of(Reason.POLICY_APPROVAL_REQUIRED), null)
                : new Answer.Excused(person.subject(), exemption, until);
    }

    private Stream<Exempted> exemptions() {
        return question.manner().mayBeSexual()
                ? Stream.empty() // never for sexual content, nor where nobody says what it is
                : person.exemptions().stream()
                        .filter(it -> question.hashes().contains(it.hash()))
                        .filter(it -> it.actions().contains(question.action()));
    }

    private Optional<Answer> undecided() {
        var grant =
                candidates()
                        .filter(
                                it ->
                                        it.lines(Effect.PERMIT)
                                                .anyMatch(
                                                        line -> misses(it, line).equals(APPROVAL)))
                        .findFirst();
        if (grant.isPresent()) {
            return Optional.of(new Answer.Awaited(person.subject(), APPROVAL, grant.orElseThrow()));
        }
        return exemptions()
                .filter(it -> !it.granted())
                .findFirst()
                .map(
                        _ ->
                                new Answer.Awaited(
                                        person.subject(),
                                        EnumSet.of(Reason.EXEMPTION_PENDING),
                                        null));
    }

    private Answer nearest() {
        var candidates =
                person.grants().stream()
                        .flatMap(
                                grant ->
                                        grant.lines(Effect.PERMIT).map(line -> misses(grant, line)))
                        .toList();
        if (candidates.isEmpty()) {
            return new Answer.Unasked(person.subject());
        }
        var fewest = candidates.stream().mapToInt(Set::size).min().orElseThrow();
        return new Answer.Unmet(person.subject(), union(candidates, fewest));
    }

    private static Set<Reason> union(List<EnumSet<Reason>> candidates, int size) {
        var union = EnumSet.noneOf(Reason.class);
        candidates.stream().filter(reasons -> reasons.size() == size).forEach(union::addAll);
        return union;
    }

    /// What state and time have made of the grant.
    private EnumSet<Reason> ends(Held grant, Line line) {
        var ends = EnumSet.noneOf(Reason.class);
        switch (grant.state()) {
            case ACTIVE -> {}
            case REQUESTED, DEFERRED ->
                    ends.add(grant.begun() ? Reason.QUORUM_NOT_MET : Reason.GRANT_NOT_ACTIVE);
            case DRAFT -> ends.add(Reason.GRANT_NOT_ACTIVE);
            case REFUSED -> ends.add(Reason.GRANT_REFUSED);
            case LAPSED -> ends.add(Reason.GRANT_LAPSED);
            case SUSPENDED -> ends.add(Reason.GRANT_SUSPENDED);
            case WITHDRAWN -> ends.add(Reason.GRANT_WITHDRAWN);
            case REVOKED -> ends.add(Reason.GRANT_REVOKED);
            case EXPIRED -> ends.add(Reason.GRANT_EXPIRED);
            case EXHAUSTED -> ends.add(Reason.USES_EXHAUSTED);
            case INVALIDATED -> ends.add(Reason.GRANT_INVALIDATED);
            case SUPERSEDED -> ends.add(Reason.GRANT_SUPERSEDED);
        }
        if (isOver(grant.endsAt())) {
            ends.add(Reason.GRANT_EXPIRED);
        }
        if (grant.pauses().stream().anyMatch(pause -> pause.speaksOf(question, line.scope()))) {
            ends.add(Reason.GRANT_SUSPENDED);
        }
        if (isOver(majority(grant))) {
            ends.add(Reason.ENDED_AT_MAJORITY);
        }
        if (isOver(death(grant, line))) {
            ends.add(Reason.ENDED_BY_DEATH);
        }
        return ends;
    }

    private boolean isOver(@Nullable Instant end) {
        return end != null && !question.at().isBefore(end);
    }

    /// What was said for a child ends when the child comes of age (invariant 5).
    private @Nullable Instant majority(Held grant) {
        var majority = person.life().majority();
        return majority != null && grant.asked().isBefore(majority) ? majority : null;
    }

    /// What was said in life ends with it, or when the line says (invariant 6).
    private @Nullable Instant death(Held grant, Line line) {
        var death = person.life().death();
        if (death == null || !grant.asked().isBefore(death)) {
            return null;
        }
        return line.scope().continuesAfterDeath()
                ? line.scope().conditions().postMortemUntil()
                : death;
    }

    private @Nullable Instant end(Held grant, Line line) {
        return earliest(
                Stream.of(
                                Optional.ofNullable(line.scope().period().until()),
                                Optional.ofNullable(grant.endsAt()),
                                Optional.ofNullable(majority(grant)),
                                Optional.ofNullable(death(grant, line)),
                                Optional.ofNullable(pause(grant, line)))
                        .flatMap(Optional::stream));
    }

    /// When a suspension that is there already will hold the line back.
    private static @Nullable Instant pause(Held grant, Line line) {
        return earliest(
                grant.pauses().stream()
                        .flatMap(pause -> Stream.ofNullable(pause.begins(line.scope()))));
    }

    /// When the next no begins that speaks of this use, and when policies change.
    private Stream<Instant> noesAhead() {
        var prohibitions = person.grants().stream().flatMap(this::prohibitions);
        var objections =
                person.objections().stream()
                        .filter(it -> question.isNamedBy(it.scope()))
                        .map(it -> it.scope().period());
        return Stream.concat(
                Stream.concat(prohibitions, objections)
                        .filter(period -> period.isAhead(question.at()))
                        .map(Period::from),
                Stream.ofNullable(ruling.next()).filter(next -> next.isAfter(question.at())));
    }

    /// A no said in a grant holds while the grant is in force, suspended or not.
    private Stream<Period> prohibitions(Held grant) {
        if (isOver(grant.endsAt())) { // as when it is written down that it expired
            return Stream.empty();
        }
        var speaks =
                switch (grant.state()) {
                    case ACTIVE, SUSPENDED -> question.asker().isMeantBy(grant.licensee());
                    case DRAFT,
                            REQUESTED,
                            DEFERRED,
                            REFUSED,
                            LAPSED,
                            WITHDRAWN,
                            REVOKED,
                            EXPIRED,
                            EXHAUSTED,
                            INVALIDATED,
                            SUPERSEDED ->
                            false;
                };
        return speaks
                ? grant.lines(Effect.PROHIBIT)
                        .filter(line -> question.silences(line.scope()).isEmpty())
                        .map(line -> line.scope().period())
                : Stream.empty();
    }

    private boolean isApproved(Held grant) {
        return question.hashes().stream().anyMatch(hash -> grant.approvals().get(hash) == APPROVED);
    }

    private boolean isRejected(Held grant) {
        return question.hashes().stream().anyMatch(hash -> grant.approvals().get(hash) == REJECTED);
    }

    private static @Nullable Instant earliest(Stream<Instant> ends) {
        return ends.min(Comparator.naturalOrder()).orElse(null);
    }
}
