package dev.candor.consent.check;

import dev.candor.consent.grant.GrantId;
import dev.candor.consent.grant.GrantState;
import dev.candor.consent.grant.SuspensionCause;
import dev.candor.consent.objection.ObjectionScope;
import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Effect;
import dev.candor.consent.scope.ScopeLine;
import dev.candor.consent.scope.Territory;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.SubjectKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the registry holds about one person at the moment of a check.
sealed interface Standing {
    SubjectId subject();

    /// Nobody of this name in this organization.
    record Stranger(SubjectId subject) implements Standing {}

    /// A person with all their grants, in force or not, their standing objections, and the
    /// exemptions claimed for the uses asked about.
    record Registered(
            SubjectId subject,
            Life life,
            List<Held> grants,
            List<Objected> objections,
            List<Exempted> exemptions)
            implements Standing {
        public Registered {
            grants = List.copyOf(grants);
            objections = List.copyOf(objections);
            exemptions = List.copyOf(exemptions);
        }
    }

    /// @param majority when a child comes or came of age
    /// @param death when a person died
    record Life(SubjectKind kind, @Nullable Instant majority, @Nullable Instant death) {
        static final Life ADULT = new Life(SubjectKind.LIVING_ADULT, null, null);

        boolean isChildAt(Instant at) {
            return kind == SubjectKind.MINOR && (majority == null || at.isBefore(majority));
        }
    }

    /// One grant as a check needs it.
    ///
    /// @param state as written down; the clock may have ended it since
    /// @param begun whether some of several voices that are needed said yes
    /// @param asked when it was asked for
    /// @param endsAt when its last permission ends
    /// @param atRisk whether a legal profile doubts that it can be enforced
    /// @param ledgerSeq the entry of its latest change
    /// @param scope its lines
    /// @param approvals what was decided on the uses asked about, by their hashes
    record Held(
            GrantId id,
            String licensee,
            GrantState state,
            boolean begun,
            Instant asked,
            @Nullable Instant endsAt,
            boolean atRisk,
            long ledgerSeq,
            Scope scope,
            List<Pause> pauses,
            Map<String, Approved> approvals) {
        public Held {
            pauses = List.copyOf(pauses);
            approvals = Map.copyOf(approvals);
        }

        Stream<Line> lines(Effect effect) {
            return scope.lines(effect).stream();
        }

        /// All of them, in their order.
        List<Line> lines() {
            return Stream.of(Effect.values())
                    .flatMap(this::lines)
                    .sorted(Comparator.comparing(Line::position))
                    .toList();
        }
    }

    /// The lines of a grant. Most of a person's grants are to somebody else than who asks; theirs
    /// are never read.
    interface Scope {
        List<Line> lines(Effect effect);

        /// Lines that were read already.
        record Read(List<Line> lines) implements Scope {
            public Read {
                lines = List.copyOf(lines);
            }

            @Override
            public List<Line> lines(Effect effect) {
                return lines.stream().filter(line -> line.scope().effect() == effect).toList();
            }
        }
    }

    /// One scope line and how often it was used.
    record Line(int position, ScopeLine scope, long used) {
        boolean isUsedUp() {
            var most = scope.conditions().maxUses();
            return most != null && used >= most;
        }
    }

    /// A suspension of a part of a grant. An empty set suspends all of it. A death notice leaves
    /// what continues after death for as long as it does so: whether the person died is not known
    /// yet, and if so it ends then.
    record Pause(
            SuspensionCause cause,
            Set<Action> actions,
            Set<String> projects,
            Set<Territory> territories) {
        public Pause {
            actions = Set.copyOf(actions);
            projects = Set.copyOf(projects);
            territories = Set.copyOf(territories);
        }

        boolean speaksOf(Question question, ScopeLine line) {
            var begins = begins(line);
            return (begins == null || !question.at().isBefore(begins))
                    && (actions.isEmpty() || actions.contains(question.action()))
                    && Manner.mayBe(projects, question.manner().project())
                    && question.isAnywhere(territories);
        }

        /// From when it holds a line back; null is from the first.
        @Nullable Instant begins(ScopeLine line) {
            return cause == SuspensionCause.DEATH_NOTICE && line.continuesAfterDeath()
                    ? line.conditions().postMortemUntil()
                    : null;
        }
    }

    /// What became of the request to approve one use.
    enum Approved {
        REQUESTED,
        APPROVED,
        REJECTED
    }

    /// A standing objection.
    record Objected(UUID id, ObjectionScope scope) {}

    /// An exemption for a use asked about.
    ///
    /// @param until when it ends; null while it is not granted
    record Exempted(
            UUID id,
            String basis,
            boolean granted,
            Set<Action> actions,
            String hash,
            @Nullable Instant until) {
        public Exempted {
            actions = Set.copyOf(actions);
        }
    }
}
