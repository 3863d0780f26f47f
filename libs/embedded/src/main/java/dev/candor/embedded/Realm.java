package dev.candor.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/// A Keycloak realm as a document.
public final class Realm {

    /// The realm's name, and the last part of its issuer's address.
    public static final String NAME = "candor";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode document;

    private Realm(ObjectNode document) {
        this.document = document;
    }

    /// The realm every installation imports: no users, no secrets.
    public static Realm base() {
        return read("/realm/candor-realm.json");
    }

    /// The realm with the demo's users and clients. Secrets are placeholders (`${NAME}`).
    public static Realm demo() {
        return base().with(read("/realm/demo-realm.json"));
    }

    static Realm of(String json) {
        try {
            return new Realm((ObjectNode) JSON.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Realm read(String resource) {
        try (var file = Realm.class.getResourceAsStream(resource)) {
            return of(
                    new String(
                            Objects.requireNonNull(file, resource).readAllBytes(),
                            StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// This realm and what `other` adds: its clients join ours by `clientId`, its users are
    /// appended.
    Realm with(Realm other) {
        var merged = document.deepCopy();
        for (var client : other.document.path("clients")) {
            merge(merged.withArray("clients"), client);
        }
        for (var user : other.document.path("users")) {
            merged.withArray("users").add(user);
        }
        return new Realm(merged);
    }

    private static void merge(ArrayNode clients, JsonNode addition) {
        for (var client : clients) {
            if (client.path("clientId").equals(addition.path("clientId"))) {
                ((ObjectNode) client).setAll((ObjectNode) addition);
                return;
            }
        }
        clients.add(addition);
    }

    Iterable<JsonNode> users() {
        return document.path("users");
    }

    /// SHA-256 of the document, lower-case hex.
    String fingerprint() {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String text() {
        return document.toPrettyString();
    }
}
