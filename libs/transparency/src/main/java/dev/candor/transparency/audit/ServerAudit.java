package dev.candor.transparency.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.transparency.Checkpoint;
import dev.candor.transparency.Frontier;
import dev.candor.transparency.MerkleHash;
import dev.candor.transparency.MerkleProof;
import dev.candor.transparency.SignedNote;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Audits a ledger from outside, by its REST interface alone: signatures and proofs, and with a
/// token that may read entries the whole tree. Everything here blocks.
public final class ServerAudit {
    private static final HexFormat HEX = HexFormat.of();
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 200;
    private static final int OK = 200;
    private static final int REPORT_EVERY = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI server;
    private final @Nullable String organization;
    private final @Nullable String token;
    private final Anchors anchors;
    private final Findings findings = new Findings();
    private final List<String> remarks = new ArrayList<>();

    private ServerAudit(
            HttpClient http,
            URI server,
            @Nullable String organization,
            @Nullable String token,
            Anchors anchors) {
        this.http = http;
        this.server = server;
        this.organization = organization;
        this.token = token;
        this.anchors = anchors;
    }

    /// Audits the ledger of one organization.
    ///
    /// @param organization null for the installation's own
    /// @param token with the scope `ledger:read`; null for proofs alone
    /// @throws IOException if the server does not answer as a registry does
    public static AuditReport run(
            URI server,
            @Nullable String organization,
            @Nullable String token,
            Anchors anchors,
            LongConsumer progress)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return new ServerAudit(http, server, organization, token, anchors).audit(progress);
        }
    }

    /// The checkpoints that a witness cosigned and shows.
    ///
    /// @throws IOException if it does not answer as a registry does
    public static List<SignedNote> cosigned(URI witness) throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var audit = new ServerAudit(http, witness, null, null, Anchors.NONE);
            var notes = new ArrayList<SignedNote>();
            audit.get("/v1/ledger/cosignatures", false)
                    .path("items")
                    .forEach(item -> notes.add(SignedNote.parse(item.path("note").asText())));
            return notes;
        }
    }

    private AuditReport audit(LongConsumer progress) throws IOException, InterruptedException {
        var shown = get("/v1/ledger/checkpoint", false);
        var note = SignedNote.parse(shown.path("note").asText());
        var checkpoint = Checkpoint.parse(note.text());
        var keys = keys();
        findings.require(
                note.isSignedBy(Anchors.under(checkpoint.origin(), keys)),
                checkpoint.size(),
                "The latest checkpoint carries no signature of a known key of the registry.");
        prove(checkpoint, 1);
        var kept = anchors.of(checkpoint.origin());
        if (kept.isEmpty()) {
            remarks.add(
                    "No checkpoint from an earlier audit or a witness was brought along: that a"
                            + " shorter ledger was put in place would not show.");
        }
        for (var earlier : kept) {
            extend(Checkpoint.parse(earlier.text()), checkpoint);
        }
        if (token == null) {
            remarks.add("Entries were not read: that takes a token with the scope ledger:read.");
        } else {
            rebuild(checkpoint, progress);
        }
        var clean = findings.all();
        return new AuditReport(
                checkpoint.origin(),
                token == null ? 0 : checkpoint.size(),
                0,
                0,
                1 + kept.size(),
                HEX.formatHex(checkpoint.root()),
                clean.isEmpty() ? note.format() : null,
                remarks,
                clean);
    }

    private List<String> keys() throws IOException, InterruptedException {
        var trusted = anchors.keys();
        if (trusted != null) {
            return trusted;
        }
        remarks.add(
                "The registry's keys were taken from itself; bring them along to judge the"
                        + " signatures by yours.");
        var keys = new ArrayList<String>();
        get("/v1/ledger/keys", false).path("keys").forEach(key -> keys.add(key.path("x").asText()));
        return keys;
    }

    private void prove(Checkpoint checkpoint, long seq) throws IOException, InterruptedException {
        var proof =
                get("/v1/ledger/inclusion?seq=%d&size=%d".formatted(seq, checkpoint.size()), false);
        findings.require(
                MerkleProof.includes(
                        hash(proof.path("leafHash")),
                        seq - 1,
                        checkpoint.size(),
                        hashes(proof.path("path")),
                        checkpoint.root()),
                seq,
                "The proof of the entry does not lead to the root that was signed.");
    }

    private void extend(Checkpoint earlier, Checkpoint now)
            throws IOException, InterruptedException {
        if (earlier.size() > now.size()) {
            findings.add(
                    now.size() + 1,
                    "A checkpoint of %d entries was kept from %s, but the ledger shows %d: it was cut, or an older copy was put in its place."
                            .formatted(earlier.size(), earlier.at(), now.size()));
            return;
        }
        var proof =
                get(
                        "/v1/ledger/consistency?from=%d&to=%d"
                                .formatted(earlier.size(), now.size()),
                        false);
        findings.require(
                MerkleProof.extendsTree(
                        earlier.size(),
                        earlier.root(),
                        now.size(),
                        now.root(),
                        hashes(proof.path("path"))),
                earlier.size(),
                "The ledger does not begin with what it was at the checkpoint of %d entries kept from %s: history was rewritten."
                        .formatted(earlier.size(), earlier.at()));
    }

    private void rebuild(Checkpoint checkpoint, LongConsumer progress)
            throws IOException, InterruptedException {
        var tree = new Frontier();
        while (tree.size() < checkpoint.size()) {
            var before = tree.size();
            var items =
                    get("/v1/ledger/entries?from=%d&limit=%d".formatted(before + 1, PAGE), true)
                            .path("items");
            for (var item : items) {
                if (tree.size() < checkpoint.size()) {
                    append(tree, item);
                    if (tree.size() % REPORT_EVERY == 0) {
                        progress.accept(tree.size());
                    }
                }
            }
            if (tree.size() == before) {
                findings.add(before + 1, "Entry %d is missing.".formatted(before + 1));
                return;
            }
        }
        progress.accept(tree.size());
        findings.require(
                Arrays.equals(tree.root(), checkpoint.root()),
                checkpoint.size(),
                "The entries do not make the root that was signed.");
    }

    private void append(Frontier tree, JsonNode item) {
        var seq = item.path("seq").asLong();
        if (seq != tree.size() + 1) {
            findings.add(tree.size() + 1, "Entry %d is missing.".formatted(tree.size() + 1));
        }
        var leaf = MerkleHash.leaf(item.path("body").asText().getBytes(StandardCharsets.UTF_8));
        findings.require(
                HEX.formatHex(leaf).equals(item.path("leafHash").asText()),
                seq,
                "The entry's body does not make its hash.");
        tree.append(leaf);
    }

    private JsonNode get(String path, boolean asReader) throws IOException, InterruptedException {
        var whose =
                organization == null || asReader
                        ? ""
                        : (path.contains("?") ? "&" : "?") + "organization=" + organization;
        var request =
                HttpRequest.newBuilder(server.resolve(path + whose))
                        .timeout(PATIENCE)
                        .header("Accept", "application/json");
        if (asReader) {
            request.header("Authorization", "Bearer " + token);
        }
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != OK) {
            throw new IOException(
                    "%s answered %d to %s".formatted(server, answer.statusCode(), path));
        }
        return JSON.readTree(answer.body());
    }

    private static List<byte[]> hashes(JsonNode path) {
        var hashes = new ArrayList<byte[]>();
        path.forEach(step -> hashes.add(hash(step)));
        return hashes;
    }

    private static byte[] hash(JsonNode hex) {
        return HEX.parseHex(hex.asText());
    }
}
