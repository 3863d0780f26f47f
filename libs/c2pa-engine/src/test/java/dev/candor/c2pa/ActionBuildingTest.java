package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.c2pa.definition.ActedOn;
import dev.candor.c2pa.definition.ActionDefinition;
import dev.candor.c2pa.definition.ActionDetails;
import dev.candor.c2pa.definition.ActionTemplate;
import dev.candor.c2pa.definition.Beginning;
import dev.candor.c2pa.definition.ClaimGenerator;
import dev.candor.c2pa.definition.Component;
import dev.candor.c2pa.definition.CustomAssertion;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.definition.Redaction;
import dev.candor.c2pa.definition.SoftBindingInfo;
import dev.candor.c2pa.definition.SoftwareAgent;
import dev.candor.c2pa.definition.Thumbnail;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.json.JsonReader;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.kit.Media;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.ValidationState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a definition says of actions, components and the claim generator (C2PA 2.4, 10.2.3, 18.15
/// and 18.16) is written, and judged well.
class ActionBuildingTest {
    private static final String REGION =
            """
            {"region": [{"type": "spatial", "shape": {"type": "rectangle", "unit": "percent",
             "width": 50, "height": 50, "origin": {"x": 10, "y": 10}}}]}\
            """;

    @TempDir Path folder;
    private WritingKit kit;

    @BeforeEach
    void kit() {
        kit = new WritingKit(folder);
    }

    private static ManifestDefinition.Builder created() {
        return ManifestDefinition.created(DigitalSourceType.DIGITAL_CAPTURE);
    }

    private static JsonValue json(String text) throws Exception {
        return JsonReader.read(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonValue.Map map(String text) throws Exception {
        return json(text).asMap().orElseThrow();
    }

    /// The assertions and the claim as a report shows them.
    private JsonValue.Map written(ManifestDefinition definition) throws Exception {
        return written(kit.signed(kit.file(Media.png()), definition));
    }

    private static JsonValue.Map written(Path signed) throws Exception {
        var examination =
                new Verifier(TestAuthority.trusted().anchors(), TestAuthority.CLOCK)
                        .examine(VerificationRequest.of(signed));
        assertThat(examination.report().findings()).noneMatch(Finding.Failed.class::isInstance);
        assertThat(examination.report().state()).isEqualTo(ValidationState.TRUSTED);
        return map(examination.crJson()).array("manifests").getFirst().asMap().orElseThrow();
    }

    private static JsonValue.Map assertion(JsonValue.Map manifest, String label) {
        return manifest.map("assertions").flatMap(all -> all.map(label)).orElseThrow();
    }

    private static JsonValue.Map action(JsonValue.Map manifest, int index) {
        return assertion(manifest, "c2pa.actions.v2")
                .array("actions")
                .get(index)
                .asMap()
                .orElseThrow();
    }

    @Test
    void actionSaysAllThereIsToSay() throws Exception {
        var manifest =
                written(
                        created()
                                .action(
                                        ActionDefinition.of(
                                                        "c2pa.edited",
                                                        DigitalSourceType.HUMAN_EDITS)
                                                .described("Paintbrush tool")
                                                .by(new SoftwareAgent("Paint", "2.0", "Linux"))
                                                .at(Instant.parse("2026-02-03T04:05:06Z"))
                                                .because("com.example.request")
                                                .changing(map(REGION))
                                                .with("com.example.brush", json("{\"size\": 3}"))
                                                .seeAlso("c2pa.metadata")
                                                .together(
                                                        ActionDefinition.of(
                                                                "c2pa.cropped",
                                                                DigitalSourceType.HUMAN_EDITS)))
                                .assertion(
                                        CustomAssertion.metadata(
                                                json(
                                                        "{\"@context\": {\"dc\":"
                                                            + " \"http://purl.org/dc/elements/1.1/\"}}")))
                                .by(WritingKit.GENERATOR));

        var action = action(manifest, 1);
        assertThat(action.text("description")).contains("Paintbrush tool");
        assertThat(action.get("softwareAgent"))
                .contains(
                        json(
                                "{\"name\": \"Paint\", \"version\": \"2.0\","
                                        + " \"operating_system\": \"Linux\"}"));
        assertThat(action.text("when")).contains("2026-02-03T04:05:06Z");
        assertThat(action.text("reason")).contains("com.example.request");
        assertThat(action.array("changes")).containsExactly(json(REGION));
        assertThat(action.array("related"))
                .singleElement()
                .satisfies(one -> assertThat(text(one, "action")).isEqualTo("c2pa.cropped"));
        var parameters = action.map("parameters").orElseThrow();
        assertThat(parameters.get("com.example.brush")).contains(json("{\"size\": 3}"));
        assertThat(parameters.array("relatedAssertions"))
                .singleElement()
                .satisfies(
                        one ->
                                assertThat(text(one, "url"))
                                        .isEqualTo("self#jumbf=c2pa.assertions/c2pa.metadata"));
    }

    private static String text(JsonValue value, String field) {
        return value.asMap().flatMap(map -> map.text(field)).orElseThrow();
    }

    @Test
    void templateHoldsForItsActions() throws Exception {
        var manifest =
                written(
                        created()
                                .action(ActionDefinition.of("com.example.filter"))
                                .template(
                                        new ActionTemplate(
                                                "com.example.filter",
                                                DigitalSourceType.COMPOSITE_SYNTHETIC,
                                                "Magic filter",
                                                SoftwareAgent.named("Filters"),
                                                Map.of("com.example.strength", json("7"))))
                                .by(WritingKit.GENERATOR));

        assertThat(assertion(manifest, "c2pa.actions.v2").array("templates"))
                .containsExactly(
                        json(
                                """
                                        {"action": "com.example.filter",
                                         "description": "Magic filter",
                                         "softwareAgent": {"name": "Filters"},
                                         "digitalSourceType":
                                "http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic",
                                         "templateParameters": {"com.example.strength": 7}}\
                                """));
    }

    /// One action for two components, one for what was opened, and none for what only went in.
    @Test
    void actionsActOnTheIngredientsTheyName() throws Exception {
        var part = kit.signed(kit.file(Media.png()), WritingKit.created());
        var manifest =
                written(
                        ManifestDefinition.opened()
                                .component(Component.part(part).called("moon").titled("Moon"))
                                .component(
                                        Component.absent(Component.Role.COMPONENT_OF)
                                                .called("star")
                                                .saying(Component.Word.TITLE, "Star")
                                                .saying(Component.Word.FORMAT, "image/gif")
                                                .saying(Component.Word.DESCRIPTION, "It shines")
                                                .saying(
                                                        Component.Word.MORE,
                                                        "https://example.com/star"))
                                .action(ActionDefinition.placed("moon", "star"))
                                .action(ActionDefinition.of("c2pa.transcoded").onParent())
                                .by(WritingKit.GENERATOR));

        assertThat(ingredients(manifest, 1))
                .containsExactly("c2pa.ingredient.v3__1", "c2pa.ingredient.v3__2");
        assertThat(ingredients(manifest, 2)).containsExactly("c2pa.ingredient.v3");
        assertThat(assertion(manifest, "c2pa.ingredient.v3__2"))
                .isEqualTo(
                        json(
                                """
                                {"dc:title": "Star", "dc:format": "image/gif",
                                 "description": "It shines", "relationship": "componentOf",
                                 "informationalURI": "https://example.com/star"}\
                                """));
    }

    private static List<String> ingredients(JsonValue.Map manifest, int action) {
        return action(manifest, action)
                .map("parameters")
                .orElseThrow()
                .array("ingredients")
                .stream()
                .map(one -> new JumbfUri(text(one, "url")).label())
                .toList();
    }

    @Test
    void componentOfAnEarlierManifestIsRemoved() throws Exception {
        var first =
                kit.signed(
                        kit.file(Media.png()),
                        created()
                                .component(Component.placed(kit.file(Media.jpeg())))
                                .by(WritingKit.GENERATOR));
        var label = WritingKit.verified(first).activeManifest().orElseThrow().label();
        var moon = JumbfUri.absolute(label + "/c2pa.assertions/c2pa.ingredient.v3");

        var second =
                kit.signed(
                        first,
                        ManifestDefinition.opened()
                                .action(ActionDefinition.removed(moon))
                                .by(WritingKit.GENERATOR));

        assertThat(text(reference(action(written(second), 1)), "url")).isEqualTo(moon.value());
    }

    private static JsonValue reference(JsonValue.Map action) {
        return action.map("parameters").orElseThrow().array("ingredients").getFirst();
    }

    @Test
    void whatIsNoComponentOfAnEarlierManifestIsNotRemoved() throws Exception {
        var first = kit.signed(kit.file(Media.png()), WritingKit.created());
        var label = WritingKit.verified(first).activeManifest().orElseThrow().label();
        var uri = JumbfUri.absolute(label + "/c2pa.assertions/c2pa.actions.v2");

        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(
                        () ->
                                kit.signed(
                                        first,
                                        ManifestDefinition.opened()
                                                .action(ActionDefinition.removed(uri))
                                                .by(WritingKit.GENERATOR)))
                .withMessageStartingWith("An action acts on what is not there: ");
    }

    /// What is taken out of a component's manifest, and not out of the parent's.
    @Test
    void assertionOfAComponentIsTakenOut() throws Exception {
        var part = kit.signed(kit.file(Media.jpeg()), WritingKit.withAuthor());

        var manifest =
                written(
                        created()
                                .component(Component.placed(part))
                                .redact(
                                        new Redaction(
                                                WritingKit.author(part).assertion(),
                                                new Redaction.Reason("com.example.wish")))
                                .by(WritingKit.GENERATOR));

        assertThat(action(manifest, 2).text("reason")).contains("com.example.wish");
        assertThat(manifest.map("claim.v2").orElseThrow().array("redacted_assertions")).hasSize(1);
    }

    @Test
    void claimGeneratorSaysAllThereIsToSay() throws Exception {
        var manifest =
                written(
                        created()
                                .by(
                                        new ClaimGenerator("Studio", "")
                                                .runningOn("Linux")
                                                .seenAs(
                                                        new Thumbnail(
                                                                "image/png", Bytes.of(Media.png())))
                                                .with("com.example.build", json("17"))));

        var info =
                manifest.map("claim.v2").flatMap(c -> c.map("claim_generator_info")).orElseThrow();
        assertThat(info.text("name")).contains("Studio");
        assertThat(info.get("version")).isEmpty();
        assertThat(info.text("operating_system")).contains("Linux");
        assertThat(info.text("specVersion")).contains("2.4.0");
        assertThat(info.get("com.example.build")).contains(json("17"));
        assertThat(text(info.get("icon").orElseThrow(), "url"))
                .isEqualTo("self#jumbf=c2pa.assertions/c2pa.icon");
    }

    @Test
    void boundWatermarkNeedsItsSoftBinding() throws Exception {
        var action = ActionDefinition.of("c2pa.watermarked.bound").seeAlso("c2pa.soft-binding");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> created().action(action).by(WritingKit.GENERATOR))
                .withMessage("c2pa.watermarked.bound needs the soft binding of the watermark");
        written(
                created()
                        .action(action)
                        .softBinding(
                                new SoftBindingInfo(
                                        "com.example.mark", Bytes.of(new byte[] {1, 2})))
                        .by(WritingKit.GENERATOR));
    }

    @Test
    void translationSaysItsLanguages() throws Exception {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActionDefinition.unsourced("c2pa.translated"));
        written(
                created()
                        .action(
                                ActionDefinition.translated(
                                        "de", "en-GB", DigitalSourceType.HUMAN_EDITS))
                        .by(WritingKit.GENERATOR));
    }

    @Test
    void actionThatSaysNoSourceTypeIsValid() throws Exception {
        written(
                created()
                        .action(ActionDefinition.unsourced("c2pa.edited"))
                        .by(WritingKit.GENERATOR));
    }

    @Test
    void actionThatPointsNowhereIsRefused() {
        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(
                        () ->
                                written(
                                        created()
                                                .action(
                                                        ActionDefinition.of("c2pa.published")
                                                                .seeAlso("com.example.none"))
                                                .by(WritingKit.GENERATOR)))
                .withMessage("There is no assertion com.example.none to point to");
    }

    @Test
    void actionOnWhatNobodyNamedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                created()
                                        .action(ActionDefinition.placed("moon"))
                                        .by(WritingKit.GENERATOR))
                .withMessage("c2pa.placed acts on moon, and no component is called so");
    }

    @Test
    void inputIsNotPlaced() {
        var prompt = Component.absent(Component.Role.INPUT_TO).called("prompt");

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                created()
                                        .component(prompt)
                                        .action(ActionDefinition.placed("prompt"))
                                        .by(WritingKit.GENERATOR));
    }

    @Test
    void componentsAreToldApartByTheirNames() {
        var moon = Component.absent(Component.Role.COMPONENT_OF).called("moon");

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> created().component(moon).component(moon).by(WritingKit.GENERATOR))
                .withMessage("Two components are called moon");
    }

    @Test
    void newMediaHasNothingThatWasOpened() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                created()
                                        .action(ActionDefinition.of("c2pa.transcoded").onParent())
                                        .by(WritingKit.GENERATOR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingredients", "redacted", "relatedAssertions", ""})
    void parametersTheEngineMakesAreNotWrittenByHand(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ActionDefinition.of("c2pa.published").with(name, JsonValue.of(1)));
    }

    @Test
    void reasonHasANamespace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActionDefinition.of("c2pa.published").because("so"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Redaction.Reason("c2pa.because"));
    }

    @Test
    void changeIsOfARegion() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ActionDefinition.of("c2pa.published").changing(map("{\"a\": 1}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2pa.color_adjustments", "c2pa.watermarked"})
    void nameOutOfUseIsRefusedWithItsSuccessor(String action) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActionDefinition.unsourced(action))
                .withMessageStartingWith(action + " is out of use: say c2pa.");
    }

    /// What a generator made is from what went into it (C2PA 2.4, 18.15.4.7, example 8).
    @Test
    void whatWasCreatedIsFromItsInputs() throws Exception {
        var manifest =
                written(
                        created()
                                .component(
                                        Component.absent(Component.Role.INPUT_TO).called("prompt"))
                                .beginning(
                                        new Beginning(
                                                new SoftwareAgent("Painter", "3", null),
                                                "From a prompt",
                                                ActionDetails.NONE.on(
                                                        List.of(new ActedOn.Part("prompt")))))
                                .by(WritingKit.GENERATOR));

        var first = action(manifest, 0);
        assertThat(ingredients(manifest, 0)).containsExactly("c2pa.ingredient.v3");
        assertThat(first.text("description")).contains("From a prompt");
        assertThat(first.map("softwareAgent").flatMap(agent -> agent.text("version")))
                .contains("3");
    }

    @Test
    void whatWasOpenedActsOnNoComponent() {
        var on = ActionDetails.NONE.on(List.of(new ActedOn.Parent()));

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                ManifestDefinition.opened()
                                        .beginning(new Beginning(null, null, on))
                                        .by(WritingKit.GENERATOR));
    }
}
