package dev.candor.consent.witness;

import dev.candor.transparency.Checkpoint;
import dev.candor.transparency.SignedNote;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks at another registry by its public doors. Everything here blocks.
final class Telescope {
    private static final int LONGEST = 256 * 1024;
    private static final int OK = 200;

    private final Duration patience;

    Telescope(Duration patience) {
        this.patience = patience;
    }

    /// @param since asks for the proof from this size; 0 for none
    /// @throws IOException if it does not answer as a registry does
    Sight look(URI address, @Nullable String organization, long since)
            throws IOException, InterruptedException {
        try (var http =
                HttpClient.newBuilder()
                        .connectTimeout(patience)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build()) {
            var whose = organization == null ? "" : "organization=" + organization;
            var shown = get(http, address, "/v1/ledger/checkpoint?" + whose);
            var note = SignedNote.parse(shown.getString("note"));
            var checkpoint = Checkpoint.parse(note.text());
            var keys = get(http, address, "/v1/ledger/keys?" + whose);
            return new Sight(
                    note,
                    checkpoint,
                    keys(keys),
                    since > 0 && since < checkpoint.size()
                            ? proof(http, address, whose, since, checkpoint.size())
                            : List.of());
        } catch (RuntimeException e) { // whatever it sent, it is no checkpoint
            throw new IOException("it does not answer as a registry does", e);
        }
    }

    private List<byte[]> proof(HttpClient http, URI address, String whose, long from, long to)
            throws IOException, InterruptedException {
        var answer =
                get(
                        http,
                        address,
                        "/v1/ledger/consistency?from=%d&to=%d&%s".formatted(from, to, whose));
        var path = new ArrayList<byte[]>();
        answer.getJsonArray("path")
                .forEach(step -> path.add(HexFormat.of().parseHex((String) step)));
        return path;
    }

    private static List<Sight.Key> keys(JsonObject set) {
        var keys = new ArrayList<Sight.Key>();
        set.getJsonArray("keys")
                .forEach(
                        item -> {
                            var key = (JsonObject) item;
                            keys.add(
                                    new Sight.Key(
                                            key.getString("x"), key.getString("endorsement")));
                        });
        return keys;
    }

    private JsonObject get(HttpClient http, URI address, String path)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(address.resolve(path))
                        .timeout(patience)
                        .header("Accept", "application/json")
                        .build();
        try (var body = send(http, request)) {
            var bytes = body.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new IOException("its answer is too long");
            }
            return new JsonObject(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static InputStream send(HttpClient http, HttpRequest request)
            throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofInputStream());
        if (answer.statusCode() != OK) {
            answer.body().close();
            throw new IOException("it answers " + answer.statusCode());
        }
        return answer.body();
    }
}
