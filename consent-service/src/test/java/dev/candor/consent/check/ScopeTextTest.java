package dev.candor.consent.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.consent.check.Standing.Line;
import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Approval;
import dev.candor.consent.scope.Conditions;
import dev.candor.consent.scope.Disclosure;
import dev.candor.consent.scope.Effect;
import dev.candor.consent.scope.Likeness;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.Narrowing;
import dev.candor.consent.scope.Period;
import dev.candor.consent.scope.PostMortem;
import dev.candor.consent.scope.ScopeLine;
import dev.candor.consent.scope.Territory;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The texts here are what PostgreSQL 18 makes of such lines.
class ScopeTextTest {
    private static final String SHORT =
            """
            0|PROHIBIT|1767225600000000||{"actions": ["TRAIN"], "channels": ["*"], \
            "purposes": ["*"], "modalities": ["IMAGE", "VIDEO"], "territories": ["WORLD"]}\
            """;
    private static final String LONG =
            """
            1|PERMIT|-1|1830297600000001|{"actions": ["EDIT"], "maxUses": 3, \
            "approval": "PER_USE", "channels": ["web"], "likeness": ["FACE"], "projects": ["p\\"1"], \
            "purposes": ["docu|mentary"], "languages": ["de"], "labelClass": "AI_MODIFIED", \
            "modalities": ["IMAGE"], "provenance": true, "sublicense": true, "techniques": ["face-swap"], \
            "attribution": true, "territories": ["DE"], "contentLimits": ["political"], \
            "postMortemUntil": 1830297600000000}\
            """;

    @Test
    void whatIsEmptyIsLeftOut() {
        assertThat(new ScopeText(SHORT, null).lines(Effect.PROHIBIT))
                .containsExactly(
                        new Line(
                                0,
                                new ScopeLine(
                                        Effect.PROHIBIT,
                                        Set.of(Action.TRAIN),
                                        Set.of(Modality.IMAGE, Modality.VIDEO),
                                        Set.of("*"),
                                        Set.of(new Territory("WORLD")),
                                        Set.of("*"),
                                        new Period(Instant.parse("2026-01-01T00:00:00Z"), null),
                                        "",
                                        Narrowing.NONE,
                                        Conditions.NONE),
                                0));
    }

    @Test
    void everythingThatALineSaysIsRead() {
        assertThat(new ScopeText(LONG, "0:7,1:2").lines(Effect.PERMIT))
                .containsExactly(
                        new Line(
                                1,
                                new ScopeLine(
                                        Effect.PERMIT,
                                        Set.of(Action.EDIT),
                                        Set.of(Modality.IMAGE),
                                        Set.of("docu|mentary"),
                                        Set.of(new Territory("DE")),
                                        Set.of("web"),
                                        new Period(
                                                Instant.parse("1969-12-31T23:59:59.999999Z"),
                                                Instant.parse("2028-01-01T00:00:00.000001Z")),
                                        "",
                                        new Narrowing(
                                                Set.of(Likeness.FACE),
                                                Set.of("face-swap"),
                                                Set.of("p\"1"),
                                                Set.of("de")),
                                        new Conditions(
                                                3,
                                                Approval.PER_USE,
                                                Set.of("political"),
                                                new Disclosure("AI_MODIFIED", true, true),
                                                PostMortem.CONTINUE_UNTIL,
                                                Instant.parse("2028-01-01T00:00:00Z"),
                                                true)),
                                2));
    }

    @Test
    void linesKeepTheirOrder() {
        // given
        var scope = new ScopeText(String.join("\n", SHORT, LONG, SHORT.replace("0|", "2|")), null);

        // then
        assertThat(scope.lines(Effect.PROHIBIT)).extracting(Line::position).containsExactly(0, 2);
        assertThat(scope.lines(Effect.PERMIT)).extracting(Line::position).containsExactly(1);
        assertThat(new ScopeText("", null).lines(Effect.PERMIT)).isEmpty();
    }

    @Test
    void whatTheDatabaseDoesNotWriteIsNoScope() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScopeText("0|PERMIT|1|{}", null).lines(Effect.PERMIT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScopeText("0|PERMIT|1||{}", null).lines(Effect.PERMIT));
    }
}
