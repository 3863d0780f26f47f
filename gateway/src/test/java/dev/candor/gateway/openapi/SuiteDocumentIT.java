package dev.candor.gateway.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.gateway.Neighbourhood;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// What whoever generates a client from the document, or reads it, finds of every operation.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
class SuiteDocumentIT {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private record Operation(String name, JsonNode said) {}

    @Test
    void everyOperationHasANameOfItsOwnAndSaysWhatItDoes() throws JsonProcessingException {
        // when
        var operations = operations();

        // then
        assertThat(operations).hasSizeGreaterThan(150);
        assertThat(operations)
                .extracting(it -> it.said().path("operationId").asText())
                .allMatch(id -> id.matches("[a-z][A-Za-z0-9]+"))
                .doesNotHaveDuplicates();
        assertThat(without(operations, said -> said.hasNonNull("summary"))).isEmpty();
        assertThat(without(operations, said -> said.hasNonNull("description"))).isEmpty();
        assertThat(without(operations, said -> said.path("tags").size() == 1)).isEmpty();
    }

    @Test
    void everySchemaIsNamedSomewhere() throws JsonProcessingException {
        // given
        var document = document();

        // then
        assertThat(document.findValuesAsText("$ref").stream().distinct())
                .containsAll(
                        document.at("/components/schemas").properties().stream()
                                .map(schema -> "#/components/schemas/" + schema.getKey())
                                .toList());
    }

    @Test
    void everyExampleOfTextIsText() throws JsonProcessingException {
        // given
        var document = document();

        // then
        assertThat(document.findValues("content").stream().flatMap(SuiteDocumentIT::examplesOfText))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(example.isTextual()).isTrue());
    }

    @Test
    void somebodyCanBeAskedAboutIt() throws JsonProcessingException {
        assertThat(document().at("/info/contact/url").asText())
                .isEqualTo("/.well-known/security.txt");
    }

    private static Stream<JsonNode> examplesOfText(JsonNode content) {
        return items(content)
                .filter(shown -> shown.at("/schema/type").asText().equals("string"))
                .flatMap(shown -> items(shown.path("examples")))
                .map(example -> example.path("value"));
    }

    @Test
    void everyParameterIsDescribed() throws JsonProcessingException {
        assertThat(
                        without(
                                operations(),
                                said ->
                                        items(said.path("parameters"))
                                                .allMatch(it -> it.hasNonNull("description"))))
                .isEmpty();
    }

    @Test
    void everyBodyAndEveryAnswerInJsonHasAnExample() throws JsonProcessingException {
        // when
        var operations = operations();

        // then
        assertThat(without(operations, said -> isShown(said.path("requestBody").path("content"))))
                .as("bodies")
                .isEmpty();
        assertThat(
                        without(
                                operations,
                                said ->
                                        said.path("responses").properties().stream()
                                                .filter(answer -> answer.getKey().startsWith("2"))
                                                .allMatch(
                                                        answer ->
                                                                isShown(
                                                                        answer.getValue()
                                                                                .path("content")))))
                .as("answers")
                .isEmpty();
    }

    @Test
    void everyOperationTellsItsRefusalsAsProblems() throws JsonProcessingException {
        assertThat(
                        without(
                                operations(),
                                said ->
                                        said.path("responses").has("429")
                                                && said.path("responses").properties().stream()
                                                        .filter(it -> it.getKey().matches("[45].."))
                                                        .allMatch(
                                                                it ->
                                                                        it.getValue()
                                                                                .path("content")
                                                                                .has(
                                                                                        "application/problem+json"))))
                .isEmpty();
    }

    @Test
    void everyKindOfRefusalHasItsPage() throws JsonProcessingException {
        // given
        var kinds = new ArrayList<String>();
        document().path("x-problems").fieldNames().forEachRemaining(kinds::add);

        // when
        var explained = given().accept("application/json").get("/problems");

        // then
        assertThat(explained.statusCode()).as(explained.asString()).isEqualTo(200);
        assertThat(explained.jsonPath().getList("items.name", String.class))
                .containsExactlyInAnyOrderElementsOf(kinds);
    }

    private static boolean isShown(JsonNode content) {
        var json = content.path("application/json");
        return json.isMissingNode() || json.has("example") || json.has("examples");
    }

    private static List<String> without(List<Operation> all, Predicate<JsonNode> quality) {
        return all.stream().filter(it -> !quality.test(it.said())).map(Operation::name).toList();
    }

    private static JsonNode document() throws JsonProcessingException {
        return new ObjectMapper()
                .readTree(given().queryParam("format", "json").get("/q/openapi").asString());
    }

    private static List<Operation> operations() throws JsonProcessingException {
        var operations = new ArrayList<Operation>();
        for (var path : document().path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    operations.add(
                            new Operation(
                                    method.getKey() + " " + path.getKey(), method.getValue()));
                }
            }
        }
        return operations;
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
