package dev.candor.label.verdict;

import static dev.candor.label.verdict.Materiality.M1;
import static dev.candor.label.verdict.Materiality.M2;
import static dev.candor.label.vocabulary.Certainty.ASSERTED;
import static dev.candor.label.vocabulary.Certainty.DECLARED;
import static dev.candor.label.vocabulary.Certainty.DISPUTED;
import static dev.candor.label.vocabulary.Certainty.INDICATED;
import static dev.candor.label.vocabulary.Certainty.UNCONFIRMED;
import static dev.candor.label.vocabulary.Certainty.VERIFIED;
import static dev.candor.label.vocabulary.CredentialState.INVALID;
import static dev.candor.label.vocabulary.CredentialState.NONE;
import static dev.candor.label.vocabulary.CredentialState.UNAVAILABLE;
import static dev.candor.label.vocabulary.CredentialState.VALID_TRUSTED;
import static dev.candor.label.vocabulary.CredentialState.VALID_UNTRUSTED;
import static dev.candor.label.vocabulary.DigitalSourceType.ALGORITHMICALLY_ENHANCED;
import static dev.candor.label.vocabulary.DigitalSourceType.ALGORITHMIC_MEDIA;
import static dev.candor.label.vocabulary.DigitalSourceType.COMPOSITE;
import static dev.candor.label.vocabulary.DigitalSourceType.COMPOSITE_SYNTHETIC;
import static dev.candor.label.vocabulary.DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA;
import static dev.candor.label.vocabulary.DigitalSourceType.DIGITAL_CAPTURE;
import static dev.candor.label.vocabulary.DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.LabelClass;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionTableTest {
    @Test
    void row2InvalidCredentialsCountForNothing() {
        var judgement = judge(credentials(INVALID, TRAINED_ALGORITHMIC_MEDIA));

        assertThat(judgement.rule().row()).isEqualTo(2);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.UNKNOWN);
        assertThat(judgement.certainty()).isEqualTo(UNCONFIRMED);
        assertThat(judgement.notes()).containsExactly(Note.NEEDS_REVIEW);
    }

    @Test
    void row2KeepsTheLabelThatOtherEvidenceAsksFor() {
        var judgement =
                judge(
                        credentials(INVALID, DIGITAL_CAPTURE),
                        declaration(TRAINED_ALGORITHMIC_MEDIA));

        assertThat(judgement.rule().row()).isEqualTo(2);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.AI_GENERATED);
        assertThat(judgement.certainty()).isEqualTo(UNCONFIRMED);
    }

    @Test
    void row3UnavailableCredentialsLeaveTheRestToDecide() {
        var judgement = judge(credentials(UNAVAILABLE), mark(TRAINED_ALGORITHMIC_MEDIA));

        assertThat(judgement.rule().row()).isEqualTo(3);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.AI_GENERATED);
        assertThat(judgement.certainty()).isEqualTo(ASSERTED);
    }

    @Test
    void row4TrustedCredentialsVerifyGeneration() {
        var judgement = judge(credentials(VALID_TRUSTED, TRAINED_ALGORITHMIC_MEDIA));

        assertThat(judgement.rule().row()).isEqualTo(4);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.AI_GENERATED);
        assertThat(judgement.certainty()).isEqualTo(VERIFIED);
        assertThat(judgement.materiality()).isEqualTo(M1);
    }

    @Test
    void row5TrustedCredentialsVerifyModification() {
        var judgement = judge(credentials(VALID_TRUSTED, DIGITAL_CAPTURE, COMPOSITE_SYNTHETIC));

        assertThat(judgement.rule().row()).isEqualTo(5);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.AI_MODIFIED);
        assertThat(judgement.certainty()).isEqualTo(VERIFIED);
        assertThat(judgement.materiality()).isEqualTo(M1);
    }

    @Test
    void row5HoldsForADubbedVoiceWhateverTheSourceTypeSays() {
        var judgement =
                DecisionTable.judge(
                        List.of(
                                new Evidence.Credentials(
                                        VALID_TRUSTED,
                                        List.of(DIGITAL_CAPTURE),
                                        List.of("c2pa.created", "c2pa.dubbed"))));

        assertThat(judgement.rule().row()).isEqualTo(5);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.AI_MODIFIED);
    }

    @Test
    void row6TrustedCaptureCarriesNoAiLabel() {
        var judgement = judge(credentials(VALID_TRUSTED, DIGITAL_CAPTURE));

        assertThat(judgement.rule().row()).isEqualTo(6);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.CAPTURED);
        assertThat(judgement.certainty()).isEqualTo(VERIFIED);
        assertThat(judgement.materiality()).isEqualTo(M2);
    }

    @Test
    void row8EnhancementIsNotMaterial() {
        var judgement = judge(credentials(VALID_TRUSTED, ALGORITHMICALLY_ENHANCED));

        assertThat(judgement.rule().row()).isEqualTo(8);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.AI_MINOR);
        assertThat(judgement.materiality()).isEqualTo(M2);
        assertThat(judge(declaration(ALGORITHMICALLY_ENHANCED)).rule().row()).isEqualTo(8);
    }

    @Test
    void row11TheFileAsserts() {
        var judgement = judge(mark(COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA));

        assertThat(judgement.rule().row()).isEqualTo(11);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.AI_MODIFIED);
        assertThat(judgement.certainty()).isEqualTo(ASSERTED);
    }

    @Test
    void row11CredentialsOfAnUnknownSignerAssertAtMost() {
        var judgement = judge(credentials(VALID_UNTRUSTED, TRAINED_ALGORITHMIC_MEDIA));

        assertThat(judgement.rule().row()).isEqualTo(11);
        assertThat(judgement.certainty()).isEqualTo(ASSERTED);
    }

    @Test
    void row11OutranksADenialAndTellsTheUploader() {
        var judgement = judge(mark(TRAINED_ALGORITHMIC_MEDIA), declaration(DIGITAL_CAPTURE));

        assertThat(judgement.rule().row()).isEqualTo(11);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.AI_GENERATED);
        assertThat(judgement.notes()).containsExactly(Note.UPLOADER_DISAGREES);
    }

    @Test
    void row12TheUploaderDeclares() {
        var judgement = judge(credentials(NONE), declaration(TRAINED_ALGORITHMIC_MEDIA));

        assertThat(judgement.rule().row()).isEqualTo(12);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.AI_GENERATED);
        assertThat(judgement.certainty()).isEqualTo(DECLARED);
        assertThat(judgement.sourceType()).isEqualTo(TRAINED_ALGORITHMIC_MEDIA);
    }

    @Test
    void row12TakesAnAdmissionAboutATrustedCapture() {
        var judgement =
                judge(
                        credentials(VALID_TRUSTED, DIGITAL_CAPTURE),
                        declaration(COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA));

        assertThat(judgement.rule().row()).isEqualTo(12);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.AI_MODIFIED);
        assertThat(judgement.certainty()).isEqualTo(DECLARED);
    }

    @Test
    void row12AlsoServesWhatIsNotAi() {
        var judgement = judge(declaration(ALGORITHMIC_MEDIA));

        assertThat(judgement.labelClass()).isEqualTo(LabelClass.SYNTHETIC_NON_AI);
        assertThat(judgement.certainty()).isEqualTo(DECLARED);
        assertThat(judgement.materiality()).isEqualTo(M2);
    }

    @Test
    void row17TrustedCredentialsOutweighADenial() {
        var judgement =
                judge(
                        credentials(VALID_TRUSTED, TRAINED_ALGORITHMIC_MEDIA),
                        declaration(DIGITAL_CAPTURE));

        assertThat(judgement.rule().row()).isEqualTo(17);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.AI_GENERATED);
        assertThat(judgement.certainty()).isEqualTo(VERIFIED);
        assertThat(judgement.notes()).containsExactly(Note.UPLOADER_DISAGREES);
    }

    @Test
    void row18AMarkAgainstATrustedCaptureIsADispute() {
        var judgement =
                judge(credentials(VALID_TRUSTED, DIGITAL_CAPTURE), mark(TRAINED_ALGORITHMIC_MEDIA));

        assertThat(judgement.rule().row()).isEqualTo(18);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.UNKNOWN);
        assertThat(judgement.certainty()).isEqualTo(DISPUTED);
        assertThat(judgement.notes()).containsExactly(Note.NEEDS_REVIEW);
    }

    @Test
    void row19TheMostGenerativeOfSeveralTermsLeads() {
        var judgement =
                judge(
                        mark(DIGITAL_CAPTURE),
                        mark(TRAINED_ALGORITHMIC_MEDIA),
                        mark(COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA));

        assertThat(judgement.sourceType()).isEqualTo(TRAINED_ALGORITHMIC_MEDIA);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.AI_GENERATED);
    }

    @Test
    void row24NothingKnownIsUnconfirmed() {
        var judgement = judge();

        assertThat(judgement.rule().row()).isEqualTo(24);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.UNKNOWN);
        assertThat(judgement.certainty()).isEqualTo(UNCONFIRMED);
    }

    @Test
    void row24ATermThatSaysNothingIsNothing() {
        assertThat(judge(credentials(VALID_TRUSTED, COMPOSITE)).rule().row()).isEqualTo(24);
    }

    @Test
    void row1WhatIsForbiddenIsBlockedWhateverElseIsKnown() {
        var judgement =
                judge(
                        credentials(VALID_TRUSTED, TRAINED_ALGORITHMIC_MEDIA),
                        new Evidence.Forbidden(Evidence.Forbidden.Kind.CONSENT_REVOKED));

        assertThat(judgement.rule().row()).isEqualTo(1);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.UNKNOWN);
        assertThat(judgement.notes()).contains(Note.BLOCKED, Note.URGENT);
    }

    @Test
    void row4HoldsForRecoveredCredentials() {
        var recovered =
                new Evidence.Credentials(
                        VALID_TRUSTED, List.of(TRAINED_ALGORITHMIC_MEDIA), List.of(), true, false);

        assertThat(judge(recovered).rule().row()).isEqualTo(4);
        assertThat(judge(recovered).certainty()).isEqualTo(VERIFIED);
        assertThat(recovered.basis()).startsWith("E2 ");
    }

    @Test
    void row7ACaptureWithUnrecordedEditsIsOnlyAsserted() {
        var judgement =
                judge(
                        new Evidence.Credentials(
                                VALID_TRUSTED,
                                List.of(DIGITAL_CAPTURE),
                                List.of("c2pa.created"),
                                false,
                                true));

        assertThat(judgement.rule().row()).isEqualTo(7);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.CAPTURED);
        assertThat(judgement.certainty()).isEqualTo(ASSERTED);
    }

    @Test
    void row8AnEditThatChangesNothingPeopleSeeIsMinor() {
        var judgement =
                judge(
                        credentials(VALID_TRUSTED, COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA),
                        edits(Subject.NEWS, Edit.Kind.DENOISE, Edit.Kind.COLOUR));

        assertThat(judgement.rule().row()).isEqualTo(8);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.AI_MINOR);
        assertThat(judgement.certainty()).isEqualTo(VERIFIED);
    }

    @Test
    void row9AWatermarkThatRarelyErrsIndicatesByItsPayload() {
        var judgement = judge(credentials(NONE), watermark(TRAINED_ALGORITHMIC_MEDIA, 1e-4));

        assertThat(judgement.rule().row()).isEqualTo(9);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.AI_GENERATED);
        assertThat(judgement.certainty()).isEqualTo(INDICATED);
        assertThat(judgement.notes()).containsExactly(Note.TRY_RECOVERY);
        assertThat(judge(watermark(COMPOSITE_SYNTHETIC, 1e-6)).labelClass())
                .isEqualTo(LabelClass.AI_MODIFIED);
    }

    @Test
    void row10AWatermarkThatMayErrIsReviewed() {
        for (var rate : new Double[] {null, 0.00011}) {
            var judgement = judge(watermark(TRAINED_ALGORITHMIC_MEDIA, rate));

            assertThat(judgement.rule().row()).isEqualTo(10);
            assertThat(judgement.labelClass()).isEqualTo(LabelClass.UNKNOWN);
            assertThat(judgement.certainty()).isEqualTo(INDICATED);
            assertThat(judgement.notes()).containsExactly(Note.NEEDS_REVIEW);
        }
    }

    @Test
    void row11And12OutrankAWatermark() {
        assertThat(
                        judge(
                                        mark(TRAINED_ALGORITHMIC_MEDIA),
                                        watermark(TRAINED_ALGORITHMIC_MEDIA, 1e-9))
                                .rule()
                                .row())
                .isEqualTo(11);
        assertThat(
                        judge(
                                        declaration(TRAINED_ALGORITHMIC_MEDIA),
                                        watermark(TRAINED_ALGORITHMIC_MEDIA, 1e-9))
                                .rule()
                                .row())
                .isEqualTo(12);
    }

    @Test
    void row13ASureDetectorOnASensitiveTopicAsksForAReviewAndNoMore() {
        var judgement = judge(detector(0.98, 0.01), new Evidence.Sensitive());

        assertThat(judgement.rule().row()).isEqualTo(13);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.UNKNOWN);
        assertThat(judgement.certainty()).isEqualTo(INDICATED);
        assertThat(judgement.notes()).containsExactly(Note.NEEDS_REVIEW);
    }

    @Test
    void row14ALessSureDetectorSaysNothing() {
        for (var evidence :
                List.of(
                        List.of(detector(0.97, 0.01), new Evidence.Sensitive()),
                        List.of(detector(0.99, 0.02), new Evidence.Sensitive()),
                        List.of(detector(0.99, null), new Evidence.Sensitive()),
                        List.<Evidence>of(detector(0.99, 0.01)))) {
            var judgement = DecisionTable.judge(evidence);

            assertThat(judgement.rule().row()).isEqualTo(14);
            assertThat(judgement.certainty()).isEqualTo(UNCONFIRMED);
        }
    }

    @ParameterizedTest
    @EnumSource(DigitalSourceType.class)
    void row13And14NoDetectorEverDecidesAlone(DigitalSourceType type) {
        var without = judge(credentials(NONE), declaration(type));
        var with =
                judge(
                        credentials(NONE),
                        declaration(type),
                        detector(1, 0.0),
                        new Evidence.Sensitive());

        assertThat(with.labelClass().generative()).isEqualTo(without.labelClass().generative());
    }

    @Test
    void row15ReportsThatContradictMakeADisputeAndChangeNoClass() {
        var judgement = judge(declaration(DIGITAL_CAPTURE), new Evidence.Reports(3, false, true));

        assertThat(judgement.rule().row()).isEqualTo(15);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.CAPTURED);
        assertThat(judgement.certainty()).isEqualTo(DISPUTED);
        assertThat(judgement.notes()).containsExactly(Note.NEEDS_REVIEW);
        assertThat(
                        judge(declaration(DIGITAL_CAPTURE), new Evidence.Reports(2, false, true))
                                .rule()
                                .row())
                .isEqualTo(12);
    }

    @Test
    void row15OnePersonConcernedIsEnoughAndSignedAiStaysAsProven() {
        var judgement =
                judge(
                        credentials(VALID_TRUSTED, TRAINED_ALGORITHMIC_MEDIA),
                        new Evidence.Reports(0, true, false));

        assertThat(judgement.rule().row()).isEqualTo(15);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.AI_GENERATED);
        assertThat(judgement.certainty()).isEqualTo(VERIFIED);
    }

    @Test
    void row16ASignOfAiInATrustedCaptureShowsNeitherClaim() {
        for (var sign :
                List.of(watermark(TRAINED_ALGORITHMIC_MEDIA, null), detector(0.99, 0.001))) {
            var judgement = judge(credentials(VALID_TRUSTED, DIGITAL_CAPTURE), sign);

            assertThat(judgement.rule().row()).isEqualTo(16);
            assertThat(judgement.labelClass()).isEqualTo(LabelClass.UNKNOWN);
            assertThat(judgement.certainty()).isEqualTo(DISPUTED);
            assertThat(judgement.notes()).contains(Note.URGENT);
        }
    }

    @Test
    void row21ReviewedTextKeepsItsClassAndItsRecord() {
        var judgement =
                judge(
                        declaration(TRAINED_ALGORITHMIC_MEDIA),
                        new Evidence.HumanReview("Edith Editor"));

        assertThat(judgement.rule().row()).isEqualTo(21);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.AI_GENERATED);
        assertThat(judgement.certainty()).isEqualTo(DECLARED);
        assertThat(judgement.notes()).containsExactly(Note.EDITORIAL_RESPONSIBILITY);
    }

    @Test
    void row22EvidentArtKeepsItsClass() {
        var judgement =
                judge(mark(TRAINED_ALGORITHMIC_MEDIA), new Evidence.EvidentArt("Edith Editor"));

        assertThat(judgement.rule().row()).isEqualTo(22);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.AI_GENERATED);
        assertThat(judgement.certainty()).isEqualTo(ASSERTED);
        assertThat(judgement.notes()).containsExactly(Note.EVIDENT_ART);
    }

    @Test
    void row23WhatMisleadsWithoutAiGetsAContextNoteAndNoAiLabel() {
        var judgement =
                judge(declaration(DigitalSourceType.HUMAN_EDITS), new Evidence.Misleading());

        assertThat(judgement.rule().row()).isEqualTo(23);
        assertThat(judgement.labelClass()).isEqualTo(LabelClass.HUMAN_EDITED);
        assertThat(judgement.notes()).containsExactly(Note.MISSING_CONTEXT);
        assertThat(judge(new Evidence.Misleading()).labelClass()).isEqualTo(LabelClass.UNKNOWN);
    }

    /// Row 20 is made by an editor, row 19 by the order of terms; all others by the table.
    @Test
    void theRowsAreNumberedWithoutGap() {
        assertThat(Arrays.stream(Rule.values()).mapToInt(Rule::row).boxed())
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 24).filter(row -> row != 19).boxed().toList());
    }

    @ParameterizedTest
    @EnumSource(Edit.Kind.class)
    void m1To3EveryEditHasItsWeight(Edit.Kind kind) {
        var weight = new Edit(kind, null).weight(0.05);
        var news =
                Materiality.of(List.of(new Edit(kind, null)), Subject.NEWS, DecisionRules.SHIPPED);
        var other =
                Materiality.of(List.of(new Edit(kind, null)), Subject.OTHER, DecisionRules.SHIPPED);

        assertThat(news)
                .isEqualTo(
                        switch (weight) {
                            case MATERIAL -> M1;
                            case MINOR -> M2;
                            case GREY -> Materiality.M3;
                        });
        assertThat(news.material()).isEqualTo(weight != Edit.Weight.MINOR);
        assertThat(other.material()).isEqualTo(weight == Edit.Weight.MATERIAL);
    }

    @Test
    void m3AGenerativeFillIsGreyFromItsShareOn() {
        assertThat(new Edit(Edit.Kind.GENERATIVE_FILL, 0.049).weight(0.05))
                .isEqualTo(Edit.Weight.MINOR);
        assertThat(new Edit(Edit.Kind.GENERATIVE_FILL, 0.05).weight(0.05))
                .isEqualTo(Edit.Weight.GREY);
    }

    @Test
    void m3GreyEditsGoToAnEditor() {
        var grey =
                judge(
                        declaration(COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA),
                        edits(Subject.OTHER, Edit.Kind.OBJECT_REMOVED));

        assertThat(grey.materiality()).isEqualTo(Materiality.M3_MINOR);
        assertThat(grey.labelClass()).isEqualTo(LabelClass.AI_MODIFIED);
        assertThat(grey.notes()).containsExactly(Note.NEEDS_REVIEW);
    }

    private static Evidence edits(Subject subject, Edit.Kind... kinds) {
        return new Evidence.Edits(
                Arrays.stream(kinds).map(kind -> new Edit(kind, null)).toList(), subject);
    }

    private static Evidence watermark(DigitalSourceType type, @Nullable Double falsePositives) {
        return new Evidence.Watermark("trustmark", type, falsePositives);
    }

    private static Evidence detector(double score, @Nullable Double falsePositives) {
        return new Evidence.Detector("house", score, falsePositives);
    }

    @ParameterizedTest
    @EnumSource(DigitalSourceType.class)
    void aDeclarationGivesEachTermItsClass(DigitalSourceType type) {
        assertThat(judge(declaration(type)).labelClass()).isEqualTo(type.labelClass());
    }

    @ParameterizedTest
    @EnumSource(DigitalSourceType.class)
    void onlyTrustedCredentialsVerify(DigitalSourceType type) {
        for (CredentialState state : CredentialState.values()) {
            var judgement = judge(credentials(state, type), mark(type), declaration(type));

            assertThat(judgement.certainty() == VERIFIED)
                    .isEqualTo(state == VALID_TRUSTED && type.labelClass() != LabelClass.UNKNOWN);
        }
    }

    @ParameterizedTest
    @EnumSource(DigitalSourceType.class)
    void everySentenceSaysWhetherThereIsALabel(DigitalSourceType type) {
        for (CredentialState state : CredentialState.values()) {
            var judgement = judge(credentials(state, type), declaration(type));

            assertThat(Sentence.of(judgement, state))
                    .contains(
                            judgement.labelClass().generative()
                                    ? "It carries an AI label"
                                    : "It carries no AI label")
                    .doesNotContainIgnoringCase("fake")
                    .doesNotContain("%");
        }
    }

    private static Judgement judge(Evidence... evidence) {
        return DecisionTable.judge(List.of(evidence));
    }

    private static Evidence credentials(CredentialState state, DigitalSourceType... types) {
        return new Evidence.Credentials(state, List.of(types), List.of("c2pa.created"));
    }

    private static Evidence mark(DigitalSourceType type) {
        return new Evidence.Mark("xmp", type);
    }

    private static Evidence declaration(DigitalSourceType type) {
        return new Evidence.Declaration(type, "Petra Publisher");
    }
}
