package dev.candor.provenance.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candor.c2pa.definition.ActionDefinition;
import dev.candor.c2pa.definition.ClaimGenerator;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.Intent;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.definition.TrainingMining;
import dev.candor.kit.problem.Declined;
import dev.candor.provenance.signing.SignatureRequest.ActionRequest;
import dev.candor.provenance.signing.SignatureRequest.ConsentRequest;
import dev.candor.provenance.signing.SignatureRequest.LabelRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestedManifestTest {
    private static final ClaimGenerator CANDOR = new ClaimGenerator("Candor", "1");
    private static final String SYNTHETIC = "trainedAlgorithmicMedia";

    @Test
    void newMediaIsCreatedAsDeclared() {
        // when
        var manifest = bare(did("c2pa.created", SYNTHETIC), did("c2pa.published", null));

        // then
        assertThat(manifest.intent())
                .isEqualTo(new Intent.Created(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA));
        assertThat(manifest.actions())
                .extracting(ActionDefinition::action)
                .containsExactly("c2pa.published");
    }

    @Test
    void mediaWithCredentialsIsOpenedAndKeepsWhatWasDeclared() {
        // when
        var manifest = define(true, did("c2pa.created", SYNTHETIC), did("c2pa.published", null));

        // then
        assertThat(manifest.intent()).isEqualTo(new Intent.Opened());
        assertThat(manifest.actions())
                .extracting(ActionDefinition::action)
                .containsExactly("c2pa.edited", "c2pa.published");
        assertThat(manifest.actions().getFirst().digitalSourceType())
                .isEqualTo(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA);
    }

    @Test
    void undeclaredMediaIsOpenedAndPublishedAndNothingElseIsSaid() {
        // when
        var manifest = bare();

        // then
        assertThat(manifest.intent()).isEqualTo(new Intent.Opened());
        assertThat(manifest.actions()).containsExactly(ActionDefinition.of("c2pa.published"));
    }

    @Test
    void everythingAskedForIsSaid() {
        // given
        var check = UUID.fromString("0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11");
        var grant = "ab".repeat(32);
        var request =
                request(
                        List.of(did("c2pa.opened", null)),
                        new ConsentRequest(check, "ALLOW", List.of(grant), 7L, null, null),
                        Map.of("cawg.ai_training", "notAllowed"),
                        "Painter 3",
                        new LabelRequest(
                                "AI_GENERATED",
                                "CONFIRMED",
                                Map.of("de", "KI-generiert", "en", "AI-generated")));

        // when
        var manifest = RequestedManifest.define(request, false, List.of(), List.of(), CANDOR);

        // then
        assertThat(manifest.title()).contains("Harbour");
        assertThat(manifest.softwareAgent()).contains("Painter 3");
        var consent = manifest.consentReference().orElseThrow();
        assertThat(consent.check()).isEqualTo(check.toString());
        assertThat(consent.grants()).containsExactly(grant);
        assertThat(consent.ledgerSequence()).isEqualTo(7);
        assertThat(manifest.trainingMining().orElseThrow().entries())
                .containsExactly(Map.entry("cawg.ai_training", TrainingMining.Use.NOT_ALLOWED));
        assertThat(manifest.label().orElseThrow().words()).isEqualTo("AI-generated");
    }

    @Test
    void anUnknownActionIsNamed() {
        assertThat(refusal(did("c2pa.opened", null), did("c2pa.conjured", null)))
                .satisfies(is(SigningProblem.UNKNOWN_ACTION, "/actions/1/action"));
    }

    @Test
    void anActionWithoutNamespaceIsNamed() {
        assertThat(refusal(did("edited", "humanEdits")))
                .satisfies(is(SigningProblem.UNKNOWN_ACTION, "/actions/0/action"));
    }

    @Test
    void anUnknownSourceTypeIsNamed() {
        assertThat(refusal(did("c2pa.created", "madeByMagic")))
                .satisfies(
                        is(
                                SigningProblem.UNKNOWN_DIGITAL_SOURCE_TYPE,
                                "/actions/0/digitalSourceType"));
    }

    @Test
    void creationWithoutASourceTypeIsRefused() {
        assertThat(refusal(did("c2pa.created", null)))
                .satisfies(is(SigningProblem.ACTION_NOT_POSSIBLE, "/actions/0/digitalSourceType"));
    }

    @Test
    void openingWithASourceTypeIsRefused() {
        assertThat(refusal(did("c2pa.opened", SYNTHETIC)))
                .satisfies(is(SigningProblem.ACTION_NOT_POSSIBLE, "/actions/0/digitalSourceType"));
    }

    @Test
    void aPerceptibleChangeWithoutASourceTypeIsRefused() {
        assertThat(refusal(did("c2pa.opened", null), did("c2pa.edited", null)))
                .satisfies(is(SigningProblem.ACTION_NOT_POSSIBLE, "/actions/1/digitalSourceType"));
    }

    @Test
    void aBeginningInTheMiddleIsRefused() {
        assertThat(refusal(did("c2pa.opened", null), did("c2pa.created", SYNTHETIC)))
                .satisfies(is(SigningProblem.ACTION_NOT_POSSIBLE, "/actions/1/action"));
    }

    @Test
    void anUnknownTrainingMiningEntryIsNamed() {
        // given
        var request = request(List.of(), null, Map.of("cawg.re/ading", "allowed"), null, null);

        // when
        var declined =
                catchThrowableOfType(
                        Declined.class,
                        () ->
                                RequestedManifest.define(
                                        request, false, List.of(), List.of(), CANDOR));

        // then
        assertThat(declined)
                .satisfies(
                        is(
                                SigningProblem.UNKNOWN_TRAINING_MINING_ENTRY,
                                "/trainingMining/cawg.re~1ading"));
    }

    private static ManifestDefinition bare(ActionRequest... actions) {
        return define(false, actions);
    }

    private static ManifestDefinition define(boolean hasCredentials, ActionRequest... actions) {
        return RequestedManifest.define(
                request(List.of(actions), null, Map.of(), null, null),
                hasCredentials,
                List.of(),
                List.of(),
                CANDOR);
    }

    private static SignatureRequest request(
            List<ActionRequest> actions,
            @Nullable ConsentRequest consent,
            Map<String, String> trainingMining,
            @Nullable String softwareAgent,
            @Nullable LabelRequest label) {
        return new SignatureRequest(
                "Harbour",
                actions,
                consent,
                trainingMining,
                softwareAgent,
                label,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                null);
    }

    private static ActionRequest did(String action, @Nullable String type) {
        return new ActionRequest(action, type, null);
    }

    private static Declined refusal(ActionRequest... actions) {
        return catchThrowableOfType(Declined.class, () -> bare(actions));
    }

    private static java.util.function.Consumer<Declined> is(
            SigningProblem problem, String pointer) {
        return declined -> {
            assertThat(declined.type()).isEqualTo(problem);
            assertThat(declined.pointer()).contains(pointer);
        };
    }
}
