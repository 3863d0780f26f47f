package dev.candor.consent.grant;

import dev.candor.consent.notice.NoticeId;
import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Conditions;
import dev.candor.consent.scope.Effect;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.Narrowing;
import dev.candor.consent.scope.Period;
import dev.candor.consent.scope.ScopeLine;
import dev.candor.consent.scope.Territory;
import dev.candor.consent.subject.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Scope lines and terms that are good, for tests to bend.
public final class Scopes {
    public static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private Scopes() {}

    public static ScopeLine line(Effect effect, Instant from, @Nullable Instant until) {
        return new ScopeLine(
                effect,
                Set.of(Action.DISTRIBUTE),
                Set.of(Modality.IMAGE),
                Set.of("editorial"),
                Set.of(new Territory("DE")),
                Set.of("web"),
                new Period(from, until),
                "The spring campaign",
                Narrowing.NONE,
                Conditions.NONE);
    }

    public static ScopeLine permit() {
        return line(Effect.PERMIT, NOON, null);
    }

    public static ScopeLine prohibit() {
        return line(Effect.PROHIBIT, NOON, null);
    }

    static GrantTerms terms() {
        return new GrantTerms(
                new GrantId(new UUID(7, 1)),
                new SubjectId(new UUID(7, 2)),
                new NoticeId(new UUID(7, 3)),
                "Studio Nord",
                List.of(permit()),
                NOON,
                Particulars.NONE);
    }

    static GrantTerms terms(Particulars particulars, ScopeLine... lines) {
        var terms = terms();
        return new GrantTerms(
                terms.id(),
                terms.subject(),
                terms.notice(),
                terms.licensee(),
                List.of(lines),
                NOON,
                particulars);
    }
}
