package dev.candor.acceptance;

import static dev.candor.acceptance.RunningSuite.anonymous;
import static dev.candor.acceptance.RunningSuite.as;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Map;

/// Signing and verifying through the gateway, as an integrator and as anybody.
final class Signatures {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Signatures() {}

    static Response sign(byte[] asset, Map<String, ?> manifest) {
        return as("demo-integrator")
                .multiPart("manifest", "manifest.json", json(manifest), "application/json")
                .multiPart("asset", "asset", asset, "image/jpeg")
                .post("/v1/signatures");
    }

    /// Signs what was made by editing `parent`.
    static Response signEdit(byte[] asset, byte[] parent, Map<String, ?> manifest) {
        return as("demo-integrator")
                .multiPart("manifest", "manifest.json", json(manifest), "application/json")
                .multiPart("asset", "asset", asset, "image/jpeg")
                .multiPart("parent", "parent", parent, "image/jpeg")
                .post("/v1/signatures");
    }

    static ValidatableResponse verified(byte[] asset) {
        return anonymous()
                .contentType("image/jpeg")
                .body(asset)
                .post("/v1/verifications")
                .then()
                .statusCode(200);
    }

    /// A signing identity of the demo organization, made on the spot.
    static String identity(Map<String, ?> request) {
        return as("ada.admin")
                .contentType(ContentType.JSON)
                .body(request)
                .post("/v1/signing-identities")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
