package dev.candor.consent.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.candor.transparency.Checkpoint;
import dev.candor.transparency.MerkleHash;
import dev.candor.transparency.NoteKey;
import dev.candor.transparency.NoteKey.Kind;
import dev.candor.transparency.SignedNote;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Another registry that listens, and shows whatever history a test wants it to. Its tree is made
/// from the words of RFC 9162, 2.1, and shares no code with ours.
final class OtherRegistry implements AutoCloseable {
    final String origin = "other.example/" + UUID.randomUUID();
    private final HttpServer server;
    private final List<KeyPair> keys = new ArrayList<>(List.of(pair()));
    private final List<String> endorsements = new ArrayList<>(List.of(""));
    private List<String> history = List.of();

    OtherRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/ledger/checkpoint", exchange -> answer(exchange, checkpoint()));
        server.createContext("/v1/ledger/keys", exchange -> answer(exchange, keySet()));
        server.createContext("/v1/ledger/consistency", this::consistency);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /// Shows a history: so many entries, the first `common` of which every history has.
    OtherRegistry shows(int entries, int common, String rest) {
        history =
                IntStream.range(0, entries)
                        .mapToObj(i -> (i < common ? "entry " : rest) + i)
                        .toList();
        return this;
    }

    /// Signs with another key from now on.
    void changesKey(boolean endorsed) {
        var next = pair();
        var statement =
                base64url("{\"alg\":\"EdDSA\"}")
                        + "."
                        + base64url("{\"jwk\":{\"x\":\"%s\"}}".formatted(x(next)));
        var signature = sign(keys.getLast(), statement.getBytes(StandardCharsets.US_ASCII));
        endorsements.add(
                endorsed
                        ? statement
                                + "."
                                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature)
                        : "");
        keys.add(next);
    }

    List<NoteKey> noteKeys() {
        return keys.stream().map(key -> NoteKey.ofJwk(origin, Kind.SIGNATURE, x(key))).toList();
    }

    private JsonObject checkpoint() {
        var checkpoint =
                new Checkpoint(
                        origin,
                        history.size(),
                        root(history),
                        Instant.parse("2026-06-01T12:05:01Z"));
        var key = noteKeys().getLast();
        var signature = sign(keys.getLast(), checkpoint.text().getBytes(StandardCharsets.UTF_8));
        return new JsonObject()
                .put(
                        "note",
                        new SignedNote(checkpoint.text(), List.of(key.line(signature))).format());
    }

    private JsonObject keySet() {
        var set = new JsonArray();
        for (var i = keys.size() - 1; i >= 0; i--) {
            var key = new JsonObject().put("x", x(keys.get(i)));
            if (!endorsements.get(i).isEmpty()) {
                key.put("endorsement", endorsements.get(i));
            }
            set.add(key);
        }
        return new JsonObject().put("keys", set);
    }

    private void consistency(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        var from = Integer.parseInt(query.replaceFirst(".*from=(\\d+).*", "$1"));
        var path = new JsonArray();
        subproof(from, history, true).forEach(hash -> path.add(HexFormat.of().formatHex(hash)));
        answer(exchange, new JsonObject().put("path", path));
    }

    private static void answer(HttpExchange exchange, JsonObject body) throws IOException {
        var bytes = body.encode().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static byte[] root(List<String> entries) {
        if (entries.size() == 1) {
            return MerkleHash.leaf(entries.getFirst().getBytes(StandardCharsets.UTF_8));
        }
        var k = Integer.highestOneBit(entries.size() - 1);
        return MerkleHash.node(
                root(entries.subList(0, k)), root(entries.subList(k, entries.size())));
    }

    private static List<byte[]> subproof(int m, List<String> entries, boolean known) {
        if (m == entries.size()) {
            return known ? new ArrayList<>() : new ArrayList<>(List.of(root(entries)));
        }
        var k = Integer.highestOneBit(entries.size() - 1);
        var left = entries.subList(0, k);
        var right = entries.subList(k, entries.size());
        var proof = m <= k ? subproof(m, left, known) : subproof(m - k, right, false);
        proof.add(root(m <= k ? right : left));
        return proof;
    }

    private static byte[] sign(KeyPair pair, byte[] message) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String x(KeyPair pair) {
        var encoded = pair.getPublic().getEncoded();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    private static String base64url(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
