package dev.candor.consent.check;

import static dev.candor.consent.grant.Scopes.NOON;

import dev.candor.consent.check.Standing.Approved;
import dev.candor.consent.check.Standing.Exempted;
import dev.candor.consent.check.Standing.Held;
import dev.candor.consent.check.Standing.Life;
import dev.candor.consent.check.Standing.Line;
import dev.candor.consent.check.Standing.Objected;
import dev.candor.consent.check.Standing.Pause;
import dev.candor.consent.check.Standing.Scope;
import dev.candor.consent.grant.GrantId;
import dev.candor.consent.grant.GrantState;
import dev.candor.consent.scope.ScopeLine;
import dev.candor.consent.subject.SubjectId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// What a registry may hold about Sam.
final class Registers {
    static final SubjectId SAM = new SubjectId(new UUID(1, 1));
    static final String HASH = "ab".repeat(32);
    static final String OTHER_HASH = "cd".repeat(32);

    private Registers() {}

    static Standing.Registered holding(Held... grants) {
        return living(Life.ADULT, grants);
    }

    static Standing.Registered living(Life life, Held... grants) {
        return new Standing.Registered(SAM, life, List.of(grants), List.of(), List.of());
    }

    static Standing.Registered objecting(Standing.Registered person, Objected... objections) {
        return new Standing.Registered(
                person.subject(),
                person.life(),
                person.grants(),
                List.of(objections),
                person.exemptions());
    }

    static Standing.Registered exempted(Standing.Registered person, Exempted... exemptions) {
        return new Standing.Registered(
                person.subject(),
                person.life(),
                person.grants(),
                person.objections(),
                List.of(exemptions));
    }

    static Held active(ScopeLine... lines) {
        return held(GrantState.ACTIVE, lines);
    }

    static Held held(GrantState state, ScopeLine... lines) {
        return held(state, "Studio Nord", List.of(), Map.of(), lines);
    }

    static Held approved(Map<String, Approved> approvals, ScopeLine... lines) {
        return held(GrantState.ACTIVE, "Studio Nord", List.of(), approvals, lines);
    }

    static Held paused(Pause pause, ScopeLine... lines) {
        return held(GrantState.ACTIVE, "Studio Nord", List.of(pause), Map.of(), lines);
    }

    static Held held(
            GrantState state,
            String licensee,
            List<Pause> pauses,
            Map<String, Approved> approvals,
            ScopeLine... lines) {
        return new Held(
                new GrantId(new UUID(2, 2)),
                licensee,
                state,
                false,
                NOON.minusSeconds(9),
                null,
                false,
                4,
                new Scope.Read(
                        IntStream.range(0, lines.length)
                                .mapToObj(i -> new Line(i, lines[i], 0))
                                .toList()),
                pauses,
                approvals);
    }
}
