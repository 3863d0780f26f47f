package dev.candor.gateway.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.gateway.publication.Disclosure.Circumstance;
import dev.candor.gateway.publication.Disclosure.EditKind;
import dev.candor.gateway.publication.Disclosure.Prominence;
import dev.candor.gateway.publication.Disclosure.Role;
import dev.candor.gateway.publication.Disclosure.Topic;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisclosureTest {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @Test
    void whatIsStatedIsKept() throws JsonProcessingException {
        var stated =
                read("""
                {"circumstances": ["ADVOCACY"], "prominence": "PROMINENT",
                 "context": {"note": "It rained.", "source": "https://a.example/"},
                 "watermarks": [{"scheme": "x.1"}],
                 "edits": [{"kind": "CROP", "share": 0.1}]}
                """)
                        .check();

        assertThat(stated.circumstances()).containsExactly(Circumstance.ADVOCACY);
        assertThat(stated.prominence()).isEqualTo(Prominence.PROMINENT);
        assertThat(stated.edits()).containsExactly(new Disclosure.Edit(EditKind.CROP, 0.1));
        assertThat(stated.watermarks()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"circumstances\": [null]} | /disclosure/circumstances/0",
                "{\"context\": {\"note\": \"x\"}} | /disclosure/context/source",
                "{\"context\": {\"source\": \"https://x\"}} | /disclosure/context/note",
                "{\"context\": {\"note\": \"x\", \"source\": \"file:///x\"}} |"
                        + " /disclosure/context/source",
                "{\"context\": {\"note\": \"a\\u0000b\", \"source\": \"http://x\"}} |"
                        + " /disclosure/context/note",
                "{\"edits\": [{\"share\": 0.5}]} | /disclosure/edits/0/kind",
                "{\"edits\": [{\"kind\": \"CROP\"}, {\"kind\": \"CROP\", \"share\": 1.5}]} |"
                        + " /disclosure/edits/1/share",
                "{\"watermarks\": [{\"scheme\": \"a b\"}]} | /disclosure/watermarks/0/scheme",
                "{\"watermarks\": [{\"scheme\": \"a\", \"falsePositiveRate\": -1}]} |"
                        + " /disclosure/watermarks/0/falsePositiveRate",
                "{\"generator\": {\"system\": \"s\"}} | /disclosure/generator/provider"
            })
    void whatIsWrongIsNamed(String json, String pointer) throws JsonProcessingException {
        var form = read(json);

        assertThatExceptionOfType(Declined.class)
                .isThrownBy(form::check)
                .satisfies(e -> assertThat(e.pointer()).contains(pointer));
    }

    /// The publisher wrote it in another place than label-service read it.
    @ParameterizedTest
    @CsvSource({
        "/prominence, /disclosure/prominence",
        "/context/source, /disclosure/context/source",
        "/subject, /disclosure/topic",
        "/markets/0, /markets/0",
        "#asset, #asset"
    })
    void aRefusalPointsAtWhatThePublisherWrote(String said, String meant) {
        var refusal = new Declined(CommonProblem.INVALID_REQUEST, "No.").at(said);

        assertThat(Decide.asDeclared(refusal).pointer()).contains(meant);
    }

    /// The words are label-service's: the document that it publishes is the contract.
    @Test
    void everyWordIsOneOfLabelServices() throws IOException {
        var plan = schema("PlanRequest").path("properties");
        var verdict = schema("VerdictRequest").path("properties");

        assertThat(words(plan.path("circumstances").path("items")))
                .containsExactly(names(Circumstance.values()));
        assertThat(words(plan.path("roles").path("items"))).containsExactly(names(Role.values()));
        assertThat(words(plan.path("prominence"))).containsExactly(names(Prominence.values()));
        assertThat(words(verdict.path("subject"))).containsExactly(names(Topic.values()));
        assertThat(words(schema("EditDone").path("properties").path("kind")))
                .containsExactly(names(EditKind.values()));
        assertThat(words(schema("CredentialsFound").path("properties").path("state")))
                .containsExactly(names(Decide.CredentialsFound.values()));
    }

    private static String[] names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
    }

    private static List<String> words(JsonNode reference) throws IOException {
        var name = reference.findValue("$ref").asText().replaceFirst(".*/", "");
        return StreamSupport.stream(schema(name).path("enum").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode schema(String name) throws IOException {
        try (var document =
                Objects.requireNonNull(
                        DisclosureTest.class.getResourceAsStream("/openapi/label-service.json"))) {
            return JSON.readTree(document).path("components").path("schemas").path(name);
        }
    }

    private static Disclosure read(String json) throws JsonProcessingException {
        return JSON.readValue(json, Disclosure.class);
    }
}
