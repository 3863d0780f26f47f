package dev.candor.consent;

import static io.restassured.RestAssured.given;

import dev.candor.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/// Calls to the running service, each by somebody.
final class Http {
    private Http() {}

    static RequestSpecification officer() {
        return by(Tokens.of("olivia.officer"));
    }

    static RequestSpecification integrator() {
        return by(Tokens.ofClient("demo-integrator"));
    }

    static RequestSpecification stranger() {
        return by(Tokens.ofOtherOrganization());
    }

    static RequestSpecification by(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    static String created(RequestSpecification caller, String path, Map<String, Object> body) {
        return caller.body(body).post(path).then().statusCode(201).extract().path("id");
    }

    static Response post(RequestSpecification caller, String path, Object body) {
        return caller.body(body).post(path);
    }
}
