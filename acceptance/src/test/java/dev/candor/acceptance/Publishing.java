package dev.candor.acceptance;

import static dev.candor.acceptance.RunningSuite.as;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One request for publication, changed member by member.
final class Publishing {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> declaration = new HashMap<>();
    private final RequestSpecification request;
    private byte[] asset = Pictures.jpeg();
    private String mediaType = "image/jpeg";

    private Publishing(RequestSpecification request) {
        this.request = request;
        declaration.put("title", "A harbour at dusk");
        declaration.put("digitalSourceType", "compositeWithTrainedAlgorithmicMedia");
        declaration.put("subjects", List.of());
        declaration.put("purpose", "editorial");
        declaration.put("channel", "web");
        declaration.put("licensee", "Demo Magazine");
        declaration.put("markets", List.of("EU"));
        declaration.put("languages", List.of("en"));
    }

    /// An AI-edited picture without people, for the European Union.
    static Publishing by(String name) {
        return new Publishing(as(name));
    }

    static Publishing with(RequestSpecification request) {
        return new Publishing(request);
    }

    /// The ids of what the demo organization has published.
    static List<String> listed() {
        return as("demo-integrator")
                .get("/v1/publications?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    Publishing declaring(String member, Object value) {
        declaration.put(member, value);
        return this;
    }

    Publishing notDeclaring(String member) {
        declaration.remove(member);
        return this;
    }

    Publishing showing(Scene... people) {
        return declaring("subjects", List.of(people).stream().map(Scene::subject).toList());
    }

    Publishing asset(byte[] bytes, String type) {
        asset = bytes;
        mediaType = type;
        return this;
    }

    Publishing key(String idempotencyKey) {
        request.header("Idempotency-Key", idempotencyKey);
        return this;
    }

    ValidatableResponse publish() {
        try {
            return request.multiPart(
                            "declaration",
                            "declaration.json",
                            JSON.writeValueAsBytes(declaration),
                            "application/json")
                    .multiPart("asset", "asset", asset, mediaType)
                    .post("/v1/publications")
                    .then();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
