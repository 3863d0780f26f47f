package dev.candor.consent.check;

import dev.candor.consent.check.CheckView.LineView;
import dev.candor.consent.scope.Effect;
import dev.candor.consent.subject.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A question with the answer of every person of its scene, judged together.
///
/// @param stale how old it is at most; null where it was read for this question alone
record Judgement(
        Question question,
        List<Answer> answers,
        Ruling ruling,
        Snapshot snapshot,
        Instant now,
        @Nullable Duration stale) {
    Judgement {
        answers = List.copyOf(answers);
    }

    static Judgement of(Question question, List<SubjectId> people, Snapshot snapshot, Instant now) {
        return new Judgement(
                question,
                snapshot.answers(question, people),
                snapshot.policies().at(question.at()),
                snapshot,
                now,
                null);
    }

    /// The same from what was read so long ago.
    Judgement asStale(Duration age) {
        return new Judgement(question, answers, ruling, snapshot, now, age);
    }

    /// What lets least of what they say; of nobody it is no yes.
    Decision decision() {
        return answers.stream()
                .map(Answer::decision)
                .max(Comparator.naturalOrder())
                .orElse(Decision.UNKNOWN);
    }

    Set<Reason> reasons() {
        var reasons = EnumSet.noneOf(Reason.class);
        answers.forEach(answer -> reasons.addAll(answer.reasons()));
        return reasons;
    }

    /// What the use owes its audience. An exempt use says that it is one, whatever else.
    List<Duty> duties() {
        var duties = new LinkedHashSet<Duty>();
        for (var answer : answers) {
            if (answer instanceof Answer.Permitted(_, _, var line, _)) {
                var disclosure = line.scope().conditions().disclosure();
                if (disclosure.labelClass() != null) {
                    duties.add(Duty.label(disclosure.labelClass()));
                }
                if (disclosure.provenance()) {
                    duties.add(new Duty(Duty.Kind.PROVENANCE, null));
                }
                if (disclosure.attribution()) {
                    duties.add(new Duty(Duty.Kind.ATTRIBUTION, null));
                }
            }
            if (answer instanceof Answer.Excused) {
                duties.add(Duty.label(null));
                duties.add(new Duty(Duty.Kind.PROVENANCE, null));
            }
        }
        ruling.duties(question).forEach(duties::add);
        return List.copyOf(duties);
    }

    boolean isAtRisk() {
        return answers.stream()
                .anyMatch(
                        answer ->
                                answer instanceof Answer.Permitted permitted
                                        && permitted.grant().atRisk());
    }

    /// The role that a REVIEW waits for, when a policy's rule asks for one.
    @Nullable String awaits() {
        return decision() == Decision.REVIEW ? ruling.awaited(question).orElse(null) : null;
    }

    @Nullable Instant validUntil() {
        return answers.stream()
                .flatMap(
                        answer ->
                                switch (answer) {
                                    case Answer.Permitted permitted ->
                                            Stream.ofNullable(permitted.until());
                                    case Answer.Excused excused -> Stream.of(excused.until());
                                    case Answer.Awaited _,
                                            Answer.Barred _,
                                            Answer.Refused _,
                                            Answer.Prohibited _,
                                            Answer.Unmet _,
                                            Answer.Unasked _,
                                            Answer.Stranger _ ->
                                            Stream.<Instant>empty();
                                })
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /// The permissions that decided, in the order in which they are locked.
    List<Answer.Permitted> permissions() {
        return answers.stream()
                .filter(Answer.Permitted.class::isInstance)
                .map(Answer.Permitted.class::cast)
                .sorted(Comparator.comparing(permitted -> permitted.grant().id().value()))
                .toList();
    }

    /// Every line of one person's grants and why it did not speak.
    List<LineView> weighed(SubjectId subject) {
        if (!(snapshot.of(subject) instanceof Standing.Registered person)) {
            return List.of();
        }
        var weighing = new Weighing(question, person, ruling);
        var lines = new ArrayList<LineView>();
        for (var grant : person.grants()) {
            for (var line : grant.lines()) {
                lines.add(
                        new LineView(
                                grant.id().value(),
                                line.position(),
                                line.scope().effect(),
                                line.scope().effect() == Effect.PERMIT
                                        ? weighing.misses(grant, line)
                                        : weighing.silences(grant, line)));
            }
        }
        return List.copyOf(lines);
    }
}
