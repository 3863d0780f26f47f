package dev.candor.c2pa.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.c2pa.definition.ActedOn;
import dev.candor.c2pa.definition.ActionDefinition;
import dev.candor.c2pa.definition.ActionTemplate;
import dev.candor.c2pa.definition.Component;
import dev.candor.c2pa.definition.CustomAssertion;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.Intent;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.definition.Redaction;
import dev.candor.c2pa.definition.SoftwareAgent;
import dev.candor.c2pa.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the JSON form of c2patool says becomes a definition, and what does not is named.
class DefinitionFileTest {
    private static final String SOURCES = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    @TempDir Path folder;

    private DefinitionFile.Read read(String json) {
        return DefinitionFile.read(
                json.getBytes(StandardCharsets.UTF_8),
                new DefinitionFile.Wanted(folder, null, null, List.of(), List.of(), null));
    }

    private ManifestDefinition defined(String json) {
        var read = read(json);
        assertThat(read.leftOut()).isEmpty();
        return read.definition();
    }

    private static String actions(String actions, String more) {
        return """
        {"assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [%s]%s}}]}\
        """
                .formatted(actions, more);
    }

    @Test
    void actionIsReadWhole() {
        var definition =
                defined(
                        actions(
                                """
                                {"action": "c2pa.created", "digitalSourceType": "digitalCapture",
                                 "description": "Taken", "softwareAgent": {"name": "Camera",
                                 "version": "7"}},
                                {"action": "c2pa.edited", "digitalSourceType": "%shumanEdits",
                                 "when": "2026-01-02T03:04:05+01:00", "reason": "com.example.why",
                                 "softwareAgentIndex": 0,
                                 "changes": [{"region": [{"type": "identified"}]}],
                                 "parameters": {"description": "Brush", "com.example.size": 3,
                                 "relatedAssertions": [{"url":
                                 "self#jumbf=c2pa.assertions/com.example.x", "hash": "…"}]},
                                 "related": [{"action": "c2pa.published"}]}
                                """
                                        .formatted(SOURCES),
                                """
                                , "softwareAgents": [{"name": "Paint", "operating_system": "L"}],
                                "allActionsIncluded": true,
                                "templates": [{"action": "*", "description": "All",
                                "templateParameters": {"com.example.y": 1}}]
                                """));

        assertThat(definition.beginning().description()).isEqualTo("Taken");
        assertThat(definition.beginning().softwareAgent())
                .isEqualTo(new SoftwareAgent("Camera", "7", null));
        var action = definition.actions().getFirst();
        assertThat(action.digitalSourceType()).isEqualTo(DigitalSourceType.HUMAN_EDITS);
        assertThat(action.description()).isEqualTo("Brush");
        assertThat(action.softwareAgent()).isEqualTo(new SoftwareAgent("Paint", null, "L"));
        assertThat(action.details().when()).isEqualTo(Instant.parse("2026-01-02T02:04:05Z"));
        assertThat(action.details().reason()).isEqualTo("com.example.why");
        assertThat(action.details().changes()).hasSize(1);
        assertThat(action.details().parameters())
                .isEqualTo(Map.of("com.example.size", JsonValue.of(3)));
        assertThat(action.details().relatedAssertions()).containsExactly("com.example.x");
        assertThat(action.details().related())
                .containsExactly(ActionDefinition.of("c2pa.published"));
        assertThat(definition.templates())
                .containsExactly(
                        new ActionTemplate(
                                "*", null, "All", null, Map.of("com.example.y", JsonValue.of(1))));
        assertThat(definition.allActionsIncluded()).isTrue();
    }

    /// Who does not say that all actions are told has not said so.
    @Test
    void actionsAreAllToldIfTheFileSaysSoOrTellsOfNone() {
        var some = actions("{\"action\": \"c2pa.opened\"}, {\"action\": \"c2pa.published\"}", "");

        assertThat(defined(some).allActionsIncluded()).isFalse();
        assertThat(defined(actions("{\"action\": \"c2pa.opened\"}", "")).allActionsIncluded())
                .isTrue();
        assertThat(defined("{}").allActionsIncluded()).isTrue();
    }

    @Test
    void perceptibleActionWithoutASourceTypeIsNoted() {
        var read =
                read(actions("{\"action\": \"c2pa.opened\"}, {\"action\": \"c2pa.edited\"}", ""));

        assertThat(read.definition().actions())
                .containsExactly(ActionDefinition.unsourced("c2pa.edited"));
        assertThat(read.notes())
                .containsExactly(
                        "actions[1]: c2pa.edited says no digitalSourceType, which the C2PA"
                                + " conformance programme asks for");
    }

    @Test
    void ingredientsAreMeantByActions() throws IOException {
        Files.write(folder.resolve("moon.png"), new byte[] {1, 2, 3});
        var definition =
                defined(
                        """
                        {"ingredients": [
                          {"title": "Source", "relationship": "parentOf", "label": "source"},
                          {"title": "Moon", "path": "moon.png", "instance_id": "xmp:iid:1",
                           "thumbnail": {"format": "image/png", "identifier": "moon.png"},
                           "description": "Full", "informational_URI": "https://moon.example"},
                          {"title": "Prompt", "format": "text/plain", "relationship": "inputTo"}],
                         "ingredient_paths": ["star.png"],
                         "assertions": [{"label": "c2pa.actions", "data": {"actions": [
                          {"action": "c2pa.opened"},
                          {"action": "c2pa.transcoded", "parameters":
                            {"ingredientIds": ["source"]}},
                          {"action": "c2pa.placed", "parameters":
                            {"org.cai.ingredientIds": ["xmp:iid:1"]}}]}}]}\
                        """
                                .replace("\"title\": \"Source\", ", ""));

        var components = definition.components();
        assertThat(components)
                .extracting(Component::role)
                .containsExactly(
                        Component.Role.COMPONENT_OF,
                        Component.Role.COMPONENT_OF,
                        Component.Role.INPUT_TO);
        assertThat(components.get(0).file()).contains(folder.resolve("star.png"));
        var moon = components.get(1);
        assertThat(moon.file()).contains(folder.resolve("moon.png"));
        assertThat(moon.thumbnail()).isPresent();
        assertThat(moon.words())
                .containsOnly(
                        Map.entry(Component.Word.TITLE, "Moon"),
                        Map.entry(Component.Word.INSTANCE_ID, "xmp:iid:1"),
                        Map.entry(Component.Word.DESCRIPTION, "Full"),
                        Map.entry(Component.Word.MORE, "https://moon.example"));
        assertThat(definition.actions().get(0).details().on())
                .containsExactly(new ActedOn.Parent());
        assertThat(definition.actions().get(1).details().on())
                .containsExactly(new ActedOn.Part(moon.name().orElseThrow()));
    }

    @Test
    void claimGeneratorAndPicturesAreRead() throws IOException {
        Files.write(folder.resolve("icon.svg"), new byte[] {9});

        var definition =
                defined(
                        """
                        {"claim_generator_info": [{"name": "Studio", "version": "2",
                          "operating_system": "Linux", "com.example.build": 17,
                          "icon": {"format": "image/svg+xml", "identifier": "icon.svg"}}],
                         "thumbnail": {"format": "image/png", "identifier": "icon.svg"}}\
                        """);

        var generator = definition.claimGenerator();
        assertThat(generator.operatingSystem()).isEqualTo("Linux");
        assertThat(generator.icon()).isNotNull();
        assertThat(generator.more()).isEqualTo(Map.of("com.example.build", JsonValue.of(17)));
        assertThat(definition.thumbnail()).isPresent();
    }

    @Test
    void assertionsKeepTheirKindAndTheirSource() {
        var definition =
                defined(
                        """
                        {"assertions": [
                          {"label": "cawg.metadata", "data": {"@context": {}}},
                          {"label": "com.example.a", "data": 1, "created": false},
                          {"label": "com.example.b", "kind": "Json", "data": 1},
                          {"label": "c2pa.soft-binding", "data": {"alg": "com.example.mark",
                           "blocks": [{"scope": {}, "value": "AQI="}], "pad": []}}]}\
                        """);

        assertThat(definition.assertions())
                .extracting(CustomAssertion::encoding)
                .containsExactly(
                        CustomAssertion.Encoding.JSON,
                        CustomAssertion.Encoding.CBOR,
                        CustomAssertion.Encoding.JSON);
        assertThat(definition.assertions().get(1).source())
                .isEqualTo(CustomAssertion.Source.GATHERED);
        assertThat(definition.softBindings())
                .singleElement()
                .satisfies(one -> assertThat(one.value().toArray()).containsExactly(1, 2));
    }

    @Test
    void redactionComesWithItsReason() {
        var uri = "self#jumbf=/c2pa/urn:c2pa:1/c2pa.assertions/c2pa.metadata";

        var definition =
                defined(
                        """
                        {"intent": "update", "redactions": ["%1$s"],
                         "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [
                          {"action": "c2pa.opened"}, {"action": "c2pa.published"},
                          {"action": "c2pa.redacted", "reason": "c2pa.PII.present",
                           "parameters": {"redacted": "%1$s"}}]}}]}\
                        """
                                .formatted(uri));

        assertThat(definition.intent()).isEqualTo(new Intent.Updated());
        assertThat(definition.actions()).containsExactly(ActionDefinition.of("c2pa.published"));
        assertThat(definition.redactions())
                .singleElement()
                .returns(uri, redaction -> redaction.assertion().value())
                .returns(Redaction.Reason.PERSONAL_DATA, Redaction::reason);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"redactions\": [\"%s\"]}".formatted(uri)))
                .withMessageEndingWith("and no action c2pa.redacted says why");
    }

    @Test
    void intentBeginsTheManifest() {
        assertThat(defined("{\"intent\": {\"create\": \"screenCapture\"}}").intent())
                .isEqualTo(new Intent.Created(DigitalSourceType.SCREEN_CAPTURE));
        assertThat(defined("{\"intent\": \"edit\"}").intent()).isEqualTo(new Intent.Opened());
    }

    @Test
    void whatIsNotWrittenIsNamed() {
        var read =
                read(
                        """
                        {"vendor": "x", "metadata": [], "ta_url": "http://x", "alg": "es256",
                         "claim_generator_info": [{"name": "A"}, {"name": "B"}],
                         "ingredients": [{"title": "M", "document_id": "d",
                           "manifest_data": {"identifier": "m.c2pa"}}],
                         "assertions": [
                          {"label": "c2pa.actions", "data": {"metadata": {}, "actions": [
                            {"action": "c2pa.opened", "actors": []},
                            {"action": "c2pa.published", "instanceID": "i"}]}}]}\
                        """);

        assertThat(read.leftOut())
                .containsExactlyInAnyOrder(
                        "vendor",
                        "metadata",
                        "ta_url",
                        "claim_generator_info[1]",
                        "ingredients[0].document_id",
                        "ingredients[0].manifest_data",
                        "assertions[0].data.metadata",
                        "actions[0].actors",
                        "actions[1].instanceID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\": 1}",
                "{\"assertions\": {}}",
                "{\"assertions\": [1]}",
                "{\"assertions\": [{\"data\": 1}]}",
                "{\"assertions\": [{\"label\": \"com.example.a\"}]}",
                "{\"assertions\": [{\"label\": \"c2pa.hash.data\", \"data\": 1}]}",
                "{\"intent\": \"none\"}",
                "{\"thumbnail\": {\"format\": \"image/png\", \"identifier\": \"none.png\"}}",
                "{\"ingredients\": [{\"relationship\": \"childOf\"}]}",
                "{\"intent\": \"update\", \"ingredients\": [{\"title\": \"x\"}]}",
                "{\"assertions\": [{\"label\": \"c2pa.soft-binding\", \"data\": {\"alg\": \"a\","
                        + " \"blocks\": []}}]}"
            })
    void whatCannotBeIsRefused(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(json));
    }

    @Test
    void valueThatIsNoBase64IsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                read(
                                        """
                                        {"assertions": [{"label": "c2pa.soft-binding",
                                          "data": {"alg": "a", "blocks": [{"value": "*"}]}}]}\
                                        """))
                .withMessage("assertions[0].data.blocks have a value that is not base 64");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"action\": \"c2pa.published\", \"when\": \"noon\"} | is no time: noon",
                "{\"action\": \"c2pa.published\", \"softwareAgentIndex\": 1} | points to no"
                        + " software agent",
                "{\"action\": \"c2pa.placed\", \"parameters\": {\"ingredientIds\": [\"x\"]}} |"
                        + " means x, which is no ingredient",
                "{\"action\": \"c2pa.redacted\", \"parameters\": {\"redacted\": \"x\"}} | reason"
                        + " is missing",
                "{\"action\": \"c2pa.created\"} | c2pa.created begins a manifest",
                "{\"action\": \"c2pa.placed\"} | c2pa.placed acts on other ingredients"
            })
    void actionThatCannotBeIsRefused(String action, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(actions("{\"action\": \"c2pa.opened\"}, " + action, "")))
                .withMessageContaining(words);
    }
}
