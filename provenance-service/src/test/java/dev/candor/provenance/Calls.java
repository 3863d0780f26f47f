package dev.candor.provenance;

import static io.restassured.RestAssured.given;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.ActorAssertion;
import dev.candor.kit.identity.Organization;
import dev.candor.testkit.SuiteFiles;
import dev.candor.testkit.Tokens;
import io.restassured.response.Response;
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
import java.util.Set;

/// Requests as callers make them.
public final class Calls {
    public static final Organization DEMO = new Organization("demo");

    private Calls() {}

    /// A publisher of the demo organization.
    public static RequestSpecification publisher() {
        return bearer(Tokens.of("petra.publisher"));
    }

    public static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    /// The gateway, speaking for a publisher of the demo organization.
    public static RequestSpecification gateway() {
        return gatewayFor(DEMO);
    }

    /// The gateway, speaking for a publisher of an organization.
    public static RequestSpecification gatewayFor(Organization organization) {
        var actor =
                new Actor(organization, "user-1", "Petra Publisher", Set.of("publisher"), false);
        return bearer(Tokens.ofClient("candor-gateway"))
                .header(
                        ActorAssertion.HEADER,
                        ActorAssertion.sign(actor, actorKey(), Clock.systemUTC()));
    }

    public static Response verify(byte[] media) {
        return given().contentType("application/octet-stream")
                .body(media)
                .post("/v1/verifications");
    }

    /// Signs as a publisher.
    public static Response sign(byte[] media, String manifest) {
        return publisher()
                .multiPart("manifest", manifest)
                .multiPart("asset", "picture", media, "application/octet-stream")
                .post("/v1/signatures");
    }

    private static PrivateKey actorKey() {
        try {
            var pem = Files.readString(SuiteFiles.actorPrivateKey());
            var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", ""));
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
