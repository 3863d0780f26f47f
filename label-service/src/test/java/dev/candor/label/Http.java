package dev.candor.label;

import static io.restassured.RestAssured.given;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.ActorAssertion;
import dev.candor.kit.identity.Organization;
import dev.candor.testkit.SuiteFiles;
import dev.candor.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Calls to the running service, each by somebody.
final class Http {
    private Http() {}

    static RequestSpecification integrator() {
        return by(Tokens.ofClient("demo-integrator"));
    }

    static RequestSpecification stranger() {
        return by(Tokens.ofOtherOrganization());
    }

    /// The gateway's service account, for a publisher of the demo organization.
    static RequestSpecification gateway() {
        var publisher =
                new Actor(
                        new Organization("demo"),
                        "petra",
                        "Petra Publisher",
                        Set.of("publisher"),
                        true);
        return by(Tokens.ofClient("candor-gateway"))
                .header(
                        ActorAssertion.HEADER,
                        ActorAssertion.sign(publisher, actorKey(), Clock.systemUTC()));
    }

    static RequestSpecification by(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    static String created(RequestSpecification caller, String path, Map<String, Object> body) {
        return caller.body(body).post(path).then().statusCode(201).extract().path("id");
    }

    static Map<String, Object> declared(String sourceType) {
        return Map.of(
                "verification", Map.of("state", "NoManifest"),
                "declaration",
                        Map.of("digitalSourceType", sourceType, "declaredBy", "Petra Publisher"));
    }

    static Map<String, Object> plan(String verdict, List<String> markets, List<String> languages) {
        return Map.of(
                "verdictId", verdict,
                "markets", markets,
                "languages", languages,
                "media",
                        Map.of(
                                "mediaType",
                                "image/jpeg",
                                "width",
                                800,
                                "height",
                                600,
                                "orientation",
                                1));
    }

    /// A plan for a generated picture in the EU, with German words.
    static String plannedLabel() {
        var verdict = created(integrator(), "/v1/verdicts", declared("trainedAlgorithmicMedia"));
        return created(integrator(), "/v1/plans", plan(verdict, List.of("EU"), List.of("de")));
    }

    private static PrivateKey actorKey() {
        try {
            var pem =
                    Files.readString(SuiteFiles.actorPrivateKey())
                            .replaceAll("-----[A-Z ]+-----|\\s", "");
            var key = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem));
            return KeyFactory.getInstance("EC").generatePrivate(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
