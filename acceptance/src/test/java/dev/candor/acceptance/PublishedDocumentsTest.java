package dev.candor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The gateway shows each service's document as the service publishes it, and the document is
/// enough to use the service by.
class PublishedDocumentsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    @ParameterizedTest
    @ValueSource(strings = {"consent-service", "provenance-service", "label-service"})
    void gatewayHoldsTheServicesOwnDocument(String service) throws IOException {
        // given
        var own = House.root().resolve(service).resolve("target/openapi/openapi.json");
        var held = House.root().resolve("gateway/src/main/resources/openapi/" + service + ".json");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(held, Files.readString(own));
        }

        // then
        assertThat(JSON.readTree(held.toFile()))
                .as("mvn verify -pl acceptance -Dgolden.update=true copies it")
                .isEqualTo(JSON.readTree(own.toFile()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"consent-service", "provenance-service", "label-service", "gateway"})
    void everyOperationSaysWhatItDoesAndHowItRefuses(String service) throws IOException {
        // given
        Path document = House.root().resolve(service).resolve("target/openapi/openapi.json");

        // when
        var silent = new ArrayList<String>();
        JSON.readTree(document.toFile())
                .path("paths")
                .forEachEntry((path, operations) -> collect(path, operations, silent));

        // then
        assertThat(silent).isEmpty();
    }

    /// Its tags are what a reader finds an operation by, and its addresses are relative to wherever
    /// it was read: whoever built it does not know the installation.
    @Test
    void suitesDocumentExplainsItsTagsAndNamesNoMachine() throws IOException {
        // given
        var file = House.root().resolve("gateway/target/openapi/openapi.json").toFile();

        // when
        var document = JSON.readTree(file);

        // then
        assertThat(document.has("servers")).isFalse();
        assertThat(document.path("tags").findValuesAsText("name")).containsAll(tagsInUse(document));
    }

    private static Set<String> tagsInUse(JsonNode document) {
        var tags = new TreeSet<String>();
        for (var operations : document.path("paths")) {
            for (var operation : operations) {
                operation.path("tags").forEach(tag -> tags.add(tag.asText()));
            }
        }
        return tags;
    }

    private static void collect(String path, JsonNode operations, List<String> silent) {
        operations.forEachEntry(
                (method, operation) -> {
                    if (!METHODS.contains(method)) {
                        return;
                    }
                    if (operation.path("summary").asText().isBlank()) {
                        silent.add(method + " " + path + " has no summary");
                    }
                    if (operation.path("tags").isEmpty()) {
                        silent.add(method + " " + path + " has no tag");
                    }
                    if (operation.path("responses").size() < 2) {
                        silent.add(method + " " + path + " names no refusal");
                    }
                });
    }
}
