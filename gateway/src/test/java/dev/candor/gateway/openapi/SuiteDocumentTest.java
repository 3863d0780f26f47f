package dev.candor.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuiteDocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void pathsAreJoinedAndTaggedByTask() throws JsonProcessingException {
        // when
        var merged = SuiteDocument.merge(own(), Map.of("consent-service", consent("integer")));

        // then
        assertThat(merged.at("/paths").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("/v1/publications", "/v1/grants");
        assertThat(merged.at("/paths/~1v1~1grants/get/tags/0").asText()).isEqualTo("Consent");
        assertThat(merged.at("/paths/~1v1~1publications/get/tags/0").asText()).isEqualTo("Publish");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/policies/{id}, Rules",
        "/v1/imports, Consent",
        "/v1/webhooks, Events",
        "/asyncapi, Events",
        "/v1/never-heard-of, Suite"
    })
    void everyOperationHasATaskThatIsExplained(String path, String task)
            throws JsonProcessingException {
        // given
        var own = own();
        own.withObject("/paths").putObject(path).putObject("get").putObject("responses");

        // when
        var merged = SuiteDocument.merge(own, Map.of());

        // then
        assertThat(merged.path("paths").path(path).at("/get/tags/0").asText()).isEqualTo(task);
        assertThat(merged.path("tags").findValuesAsText("name")).contains(task);
        assertThat(merged.path("tags").findValuesAsText("description")).noneMatch(String::isBlank);
    }

    @Test
    void schemaThatSaysSomethingElseGetsANameOfItsOwn() throws JsonProcessingException {
        // when
        var merged = SuiteDocument.merge(own(), Map.of("consent-service", consent("integer")));

        // then
        assertThat(merged.at("/components/schemas/Thing/type").asText()).isEqualTo("string");
        assertThat(merged.at("/components/schemas/ConsentThing/type").asText())
                .isEqualTo("integer");
        assertThat(merged.at("/paths/~1v1~1grants/get/responses/200/$ref").asText())
                .isEqualTo("#/components/schemas/ConsentThing");
    }

    @Test
    void schemaThatNobodyNamesIsLeftOutWithWhatItNames() throws JsonProcessingException {
        // given
        var service = consent("integer");
        var schemas = service.withObject("/components/schemas");
        schemas.putObject("Inner").put("type", "string");
        schemas.putObject("Between")
                .withObject("/properties/inner")
                .put("$ref", "#/components/schemas/Inner");

        // when
        var merged = SuiteDocument.merge(own(), Map.of("consent-service", service));

        // then
        assertThat(merged.at("/components/schemas").fieldNames())
                .toIterable()
                .contains("ConsentThing")
                .doesNotContain("Between", "Inner");
    }

    @Test
    void lineOfJsonIsShownAsText() throws JsonProcessingException {
        // given
        var service = consent("integer");
        service.withObject(
                        "/paths/~1v1~1grants/get/requestBody/content/application~1x-ndjson/examples/one/value")
                .put("kind", "LIVING_ADULT");

        // when
        var merged = SuiteDocument.merge(own(), Map.of("consent-service", service));

        // then
        assertThat(
                        merged.at(
                                        "/paths/~1v1~1grants/get/requestBody/content/application~1x-ndjson/examples/one/value")
                                .asText())
                .isEqualTo("{\"kind\":\"LIVING_ADULT\"}\n");
    }

    @Test
    void equalSchemasAreOne() throws JsonProcessingException {
        // when
        var merged = SuiteDocument.merge(own(), Map.of("consent-service", consent("string")));

        // then
        assertThat(merged.at("/components/schemas").fieldNames())
                .toIterable()
                .containsExactly("Thing");
    }

    @Test
    void scopeOfAnOperationIsKeptUnderBothSchemes() throws JsonProcessingException {
        // when
        var merged = SuiteDocument.merge(own(), Map.of("consent-service", consent("string")));

        // then
        assertThat(merged.at("/paths/~1v1~1grants/get/security").toString())
                .isEqualTo("[{\"bearer\":[\"consent:read\"]},{\"oidc\":[\"consent:read\"]}]");
        assertThat(merged.at("/components/securitySchemes").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("bearer", "oidc");
    }

    @Test
    void kindsOfRefusalsOfAllStandInOneList() throws JsonProcessingException {
        // given
        var own = own();
        own.withArray("/x-problems/not-found").addObject().put("status", 404);
        var theirs = consent("string");
        theirs.withArray("/x-problems/not-found").addObject().put("status", 404);
        theirs.withArray("/x-problems/unknown-grant").addObject().put("status", 404);

        // when
        var merged = SuiteDocument.merge(own, Map.of("consent-service", theirs));

        // then
        assertThat(merged.path("x-problems").fieldNames())
                .toIterable()
                .containsExactly("not-found", "unknown-grant");
        assertThat(merged.at("/x-problems/not-found")).hasSize(1);
    }

    private static ObjectNode own() throws JsonProcessingException {
        return JSON.readValue(
                """
                {"openapi":"3.1.0","paths":{"/v1/publications":{"get":{"responses":{
                   "200":{"$ref":"#/components/schemas/Thing"}}}}},
                 "components":{"schemas":{"Thing":{"type":"string"}},
                 "securitySchemes":{"SecurityScheme":{"type":"openIdConnect"}}}}\
                """,
                ObjectNode.class);
    }

    private static ObjectNode consent(String type) throws JsonProcessingException {
        return JSON.readValue(
                """
                {"openapi":"3.1.0","paths":{"/v1/grants":{"get":{"tags":["Grant Resource"],
                 "responses":{"200":{"$ref":"#/components/schemas/Thing"}},
                 "security":[{"SecurityScheme":["consent:read"]}]}}},
                 "components":{"schemas":{"Thing":{"type":"%s"}}}}\
                """
                        .formatted(type),
                ObjectNode.class);
    }
}
