package dev.candor.label.verdict;

import static dev.candor.label.verdict.Materiality.M1;
import static dev.candor.label.verdict.Materiality.M2;
import static dev.candor.label.vocabulary.Certainty.ASSERTED;
import static dev.candor.label.vocabulary.Certainty.DECLARED;
import static dev.candor.label.vocabulary.Certainty.DISPUTED;
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
import java.util.List;
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
