package dev.candor.consent.check;

import dev.candor.consent.grant.Effect;
import dev.candor.consent.grant.GrantId;
import dev.candor.consent.grant.GrantState;
import dev.candor.consent.grant.ScopeLine;
import dev.candor.consent.subject.SubjectId;
import java.util.List;
import java.util.stream.Stream;

/// What the registry holds about one person at the moment of a check.
sealed interface Standing {
    SubjectId subject();

    /// Nobody of this name in this organization.
    record Stranger(SubjectId subject) implements Standing {}

    /// A person with all their grants, in force or not.
    record Registered(SubjectId subject, List<Held> grants) implements Standing {
        public Registered {
            grants = List.copyOf(grants);
        }
    }

    /// One grant as a check needs it; `ledgerSeq` is the entry of its latest change.
    record Held(
            GrantId id, String licensee, GrantState state, long ledgerSeq, List<ScopeLine> lines) {
        public Held {
            lines = List.copyOf(lines);
        }

        Stream<ScopeLine> lines(Effect effect) {
            return lines.stream().filter(line -> line.effect() == effect);
        }
    }
}
