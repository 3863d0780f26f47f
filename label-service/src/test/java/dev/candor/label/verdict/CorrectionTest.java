package dev.candor.label.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import dev.candor.label.vocabulary.Certainty;
import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.LabelClass;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorrectionTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final VerdictId ID =
            new VerdictId(UUID.fromString("0199c0de-0005-7000-8000-000000000001"));
    private static final List<Evidence> SIGNED_GENERATED =
            List.of(
                    new Evidence.Credentials(
                            CredentialState.VALID_TRUSTED,
                            List.of(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA),
                            List.of()));
    private static final List<Evidence> DECLARED_GENERATED =
            List.of(
                    new Evidence.Declaration(
                            DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA, "Petra Publisher"));

    @Test
    void row20AnEditorCorrectsWhatNobodySignedAlone() {
        assertThat(Lowering.of(first(DECLARED_GENERATED), DECLARED_GENERATED, LabelClass.CAPTURED))
                .isEqualTo(Lowering.ALONE);
    }

    @Test
    void row20ToLowerASignedAiClassTakesTwo() {
        assertThat(Lowering.of(first(SIGNED_GENERATED), SIGNED_GENERATED, LabelClass.AI_MODIFIED))
                .isEqualTo(Lowering.WITH_ANOTHER);
    }

    @ParameterizedTest
    @EnumSource(
            value = LabelClass.class,
            names = {"AI_GENERATED", "AI_MODIFIED"},
            mode = EnumSource.Mode.EXCLUDE)
    void row20NobodyDecidesASignedAiClassAway(LabelClass wished) {
        assertThatThrownBy(() -> Lowering.of(first(SIGNED_GENERATED), SIGNED_GENERATED, wished))
                .isInstanceOfSatisfying(
                        Declined.class,
                        declined -> {
                            assertThat(declined.type()).isEqualTo(VerdictProblem.LEGAL_MINIMUM);
                            assertThat(declined.members())
                                    .containsEntry("rule", 20)
                                    .containsEntry("minimum", "AI_MODIFIED");
                        });
    }

    /// Not by two steps either: the evidence is what counts, not the class of the moment.
    @Test
    void row20TheFloorStaysAfterACorrection() {
        var lowered =
                Judging.corrected(
                        first(SIGNED_GENERATED),
                        LabelClass.AI_MODIFIED,
                        null,
                        "Edith Editor",
                        "Only the background.",
                        NOON);

        assertThatThrownBy(() -> Lowering.of(lowered, SIGNED_GENERATED, LabelClass.CAPTURED))
                .isInstanceOf(Declined.class);
        assertThat(Lowering.of(lowered, SIGNED_GENERATED, LabelClass.AI_GENERATED))
                .isEqualTo(Lowering.ALONE);
    }

    @Test
    void row1WhatIsBlockedStaysBlocked() {
        var evidence =
                List.<Evidence>of(
                        new Evidence.Forbidden(Evidence.Forbidden.Kind.NON_CONSENSUAL_INTIMATE));

        assertThatThrownBy(() -> Lowering.of(first(evidence), evidence, LabelClass.AI_GENERATED))
                .isInstanceOfSatisfying(
                        Declined.class,
                        declined ->
                                assertThat(declined.type())
                                        .isEqualTo(VerdictProblem.VERDICT_BLOCKED));
    }

    @Test
    void aCorrectionIsTheNextVersionAndSaysWhoAndWhy() {
        var first = first(DECLARED_GENERATED);

        var next =
                Judging.corrected(
                        first, LabelClass.CAPTURED, null, "Edith Editor", "Seen the film.", NOON);

        assertThat(next.id()).isEqualTo(first.id());
        assertThat(next.version()).isEqualTo(2);
        assertThat(next.certainty()).isEqualTo(Certainty.VERIFIED);
        assertThat(next.rule().row()).isEqualTo(20);
        assertThat(next.decidedBy()).isEqualTo("Edith Editor");
        assertThat(next.reason()).isEqualTo("Seen the film.");
        assertThat(next.basis()).hasSize(2).last().asString().startsWith("E6 ");
        assertThat(next.source()).isEqualTo(Source.EDITOR);
    }

    @Test
    void whoProposedDoesNotAgreeAsWell() {
        var proposed =
                new Correction(
                        UUID.randomUUID(),
                        ID,
                        1,
                        LabelClass.AI_MODIFIED,
                        null,
                        "Only the background.",
                        "edith",
                        "Edith Editor",
                        NOON);

        assertThatThrownBy(() -> CorrectVerdict.mustBeAnother(actor("edith"), proposed))
                .isInstanceOfSatisfying(
                        Declined.class,
                        declined ->
                                assertThat(declined.type())
                                        .isEqualTo(VerdictProblem.SECOND_PERSON_NEEDED));
        assertThatCode(() -> CorrectVerdict.mustBeAnother(actor("simon"), proposed))
                .doesNotThrowAnyException();
    }

    @Test
    void a11ChangedRulesJudgeAgainAndHistoryKeepsBoth() {
        var evidence =
                List.<Evidence>of(
                        new Evidence.Declaration(
                                DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA,
                                "Petra Publisher"),
                        new Evidence.Edits(
                                List.of(new Edit(Edit.Kind.GENERATIVE_FILL, 0.08)),
                                Subject.PEOPLE));
        var first = Judging.first(evidence, DecisionRules.SHIPPED, ID, NOON);
        var larger = new DecisionRules(1, 1e-4, 0.98, 0.01, 0.1, 3);

        var next = Judging.again(first, evidence, larger, NOON).orElseThrow();

        assertThat(first.asksForLabel()).isTrue();
        assertThat(first.materiality()).isEqualTo(Materiality.M3);
        assertThat(next.version()).isEqualTo(2);
        assertThat(next.toldInMenu()).isTrue();
        assertThat(next.reason()).isEqualTo("The rules changed to version 1.");
        assertThat(next.decidedBy()).isEqualTo("decision-table/2, rules 1");
        assertThat(Judging.again(next, evidence, larger, NOON)).isEmpty();
    }

    @Test
    void whatAnEditorDecidedIsNotJudgedAgain() {
        var decided =
                Judging.corrected(
                        first(DECLARED_GENERATED),
                        LabelClass.CAPTURED,
                        null,
                        "Edith Editor",
                        "Seen the film.",
                        NOON);

        assertThat(
                        Judging.again(
                                decided,
                                DECLARED_GENERATED,
                                new DecisionRules(1, 1e-4, 0.98, 0.01, 0.1, 3),
                                NOON))
                .isEmpty();
    }

    @Test
    void a9SaysWhetherTheIndustryOrTheUploaderSaysSo() {
        assertThat(first(SIGNED_GENERATED).source()).isEqualTo(Source.INDUSTRY_SIGNAL);
        assertThat(first(DECLARED_GENERATED).source()).isEqualTo(Source.SELF_DISCLOSED);
    }

    @Test
    void evidenceIsReadAsItWasKept() {
        var request =
                EvidenceJson.read(
                        """
                        {"verification": {"state": "Trusted", "unrecordedEdits": true},
                         "watermarks": [{"scheme": "trustmark", "falsePositiveRate": 1.0E-5}],
                         "edits": [{"kind": "GENERATIVE_FILL", "share": 0.5}], "subject": "OTHER"}
                        """);

        assertThat(EvidenceJson.read(EvidenceJson.write(request))).isEqualTo(request);
        assertThat(request.evidence()).hasSize(3);
    }

    /// Far under a millisecond; the bound is loose, since machines differ.
    @Test
    void aVerdictTakesLessThanAMillisecond() {
        var begun = System.nanoTime();
        for (int i = 0; i < 10_000; i++) {
            Judging.first(SIGNED_GENERATED, DecisionRules.SHIPPED, ID, NOON);
        }

        assertThat((System.nanoTime() - begun) / 10_000).isLessThan(1_000_000);
    }

    private static Verdict first(List<Evidence> evidence) {
        return Judging.first(evidence, DecisionRules.SHIPPED, ID, NOON);
    }

    private static Actor actor(String id) {
        return new Actor(new Organization("demo"), id, id, Set.of("editor"), false);
    }
}
