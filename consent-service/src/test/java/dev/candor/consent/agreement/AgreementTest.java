package dev.candor.consent.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.kit.problem.Declined;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final TemplateLine NO_TRAINING =
            line("PROHIBIT", List.of("TRAIN"), List.of("WORLD"), null, null);
    private static final Agreement PUBLISHED =
            draft(
                            line(
                                    "PERMIT",
                                    List.of("EDIT", "DISTRIBUTE"),
                                    List.of("DE", "FR"),
                                    List.of("FACE"),
                                    List.of("political")),
                            NO_TRAINING)
                    .publish(NOON);

    @Test
    void aGrantPermitsNothingBeyondItsAgreement() {
        PUBLISHED.mustHold(List.of(asked("EDIT", "DE", "FACE", "political"), NO_TRAINING));
        for (var beyond :
                List.of(
                        asked("GENERATE", "DE", "FACE", "political"),
                        asked("EDIT", "IT", "FACE", "political"),
                        asked("EDIT", "DE", "VOICE", "political"),
                        asked("EDIT", "DE", "FACE", "violence"),
                        line(
                                "PERMIT",
                                List.of("EDIT"),
                                List.of("DE"),
                                null,
                                List.of("political")))) {
            assertThatExceptionOfType(Declined.class)
                    .isThrownBy(() -> PUBLISHED.mustHold(List.of(NO_TRAINING, beyond)))
                    .returns(AgreementProblem.LINE_NOT_IN_AGREEMENT, Declined::type)
                    .satisfies(no -> assertThat(no.pointer()).contains("/scope/1"));
        }
    }

    @Test
    void aGrantProhibitsAtLeastWhatItsAgreementProhibits() {
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(
                        () -> PUBLISHED.mustHold(List.of(asked("EDIT", "DE", "FACE", "political"))))
                .satisfies(no -> assertThat(no.pointer()).contains("/scope"));
    }

    @Test
    void onlyAPublishedVersionIsAskedAfter() {
        var lines = List.of(asked("EDIT", "DE", "FACE", "political"), NO_TRAINING);
        for (var other : List.of(draft(NO_TRAINING), PUBLISHED.retire(NOON))) {
            assertThatExceptionOfType(Declined.class)
                    .isThrownBy(() -> other.mustHold(lines))
                    .returns(AgreementProblem.AGREEMENT_NOT_PUBLISHED, Declined::type);
        }
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> PUBLISHED.publish(NOON))
                .returns(AgreementProblem.AGREEMENT_NOT_DRAFT, Declined::type);
    }

    private static TemplateLine asked(
            String action, String territory, String likeness, String limit) {
        return line(
                "PERMIT", List.of(action), List.of(territory), List.of(likeness), List.of(limit));
    }

    private static TemplateLine line(
            String effect,
            List<String> actions,
            List<String> territories,
            @Nullable List<String> likeness,
            @Nullable List<String> limits) {
        return new TemplateLine(
                effect,
                actions,
                List.of("IMAGE"),
                List.of("editorial"),
                territories,
                List.of("*"),
                likeness,
                null,
                limits);
    }

    private static Agreement draft(TemplateLine... lines) {
        return new Agreement(
                new AgreementId(new UUID(7, 7)),
                1,
                "Licence",
                AgreementStatus.DRAFT,
                List.of(lines),
                null,
                NOON,
                null,
                null);
    }
}
