package dev.candor.consent.check;

import dev.candor.consent.check.Standing.Exempted;
import dev.candor.consent.check.Standing.Held;
import dev.candor.consent.check.Standing.Line;
import dev.candor.consent.check.Standing.Objected;
import dev.candor.consent.subject.SubjectId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the registry says to one question about one person.
sealed interface Answer {
    SubjectId subject();

    /// A line permits the use, at the longest until `until` when that is known.
    record Permitted(SubjectId subject, Held grant, Line line, @Nullable Instant until)
            implements Answer {}

    /// An exemption stands in for consent that is missing, until `until`.
    record Excused(SubjectId subject, Exempted exemption, Instant until) implements Answer {}

    /// Somebody has yet to decide.
    record Awaited(SubjectId subject, Set<Reason> reasons, @Nullable Held grant)
            implements Answer {}

    /// The organization or the law does not let it happen, whoever consents.
    record Barred(SubjectId subject, Set<Reason> reasons) implements Answer {}

    /// The person objects, whoever asks.
    record Refused(SubjectId subject, Objected objection) implements Answer {}

    /// A line forbids the use, whatever others say.
    record Prohibited(SubjectId subject, Held grant) implements Answer {}

    /// There are permissions, and none fits; `reasons` are those of the ones that came nearest.
    record Unmet(SubjectId subject, Set<Reason> reasons) implements Answer {}

    /// Nobody asked this person for anything.
    record Unasked(SubjectId subject) implements Answer {}

    /// Nobody of this name.
    record Stranger(SubjectId subject) implements Answer {}

    /// The answer of one person's standing under an organization's ruling: a plain function.
    static Answer to(Question question, Standing standing, Ruling ruling) {
        return switch (standing) {
            case Standing.Stranger(var subject) -> new Stranger(subject);
            case Standing.Registered person -> new Weighing(question, person, ruling).answer();
        };
    }

    default Decision decision() {
        return switch (this) {
            case Permitted _ -> Decision.ALLOW;
            case Excused _ -> Decision.ALLOW_EXEMPT;
            case Awaited _ -> Decision.REVIEW;
            case Barred _, Refused _, Prohibited _, Unmet _ -> Decision.DENY;
            case Unasked _, Stranger _ -> Decision.UNKNOWN;
        };
    }

    default Set<Reason> reasons() {
        return switch (this) {
            case Permitted _ -> EnumSet.of(Reason.PERMITTED);
            case Excused _ -> EnumSet.of(Reason.EXEMPT);
            case Awaited(_, var reasons, _) -> reasons;
            case Barred(_, var reasons) -> reasons;
            case Refused _ -> EnumSet.of(Reason.OBJECTION_STANDING);
            case Prohibited _ -> EnumSet.of(Reason.PROHIBITED);
            case Unmet(_, var reasons) -> reasons;
            case Unasked _ -> EnumSet.of(Reason.NO_GRANT);
            case Stranger _ -> EnumSet.of(Reason.SUBJECT_UNKNOWN);
        };
    }
}
