package dev.candor.transparency.receipt;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.transparency.Checkpoint;
import dev.candor.transparency.MerkleHash;
import dev.candor.transparency.MerkleProof;
import dev.candor.transparency.NoteKey;
import dev.candor.transparency.NoteKey.Kind;
import dev.candor.transparency.SignedNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a consent receipt proves. Asks nobody.
///
/// @param proved what holds, in sentences
/// @param failed what does not hold
/// @param open what a receipt cannot prove
public record ReceiptCheck(List<String> proved, List<String> failed, List<String> open) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final String TYPE = "candor-receipt+jwt";
    private static final int PARTS = 3;

    /// The first file attached to a PDF as it is (ISO 32000-1, 7.11.4), when it is a compact JWS.
    private static final Pattern ATTACHED =
            Pattern.compile(
                    "/Type\\s*/EmbeddedFile\\b[^\\r"
                            + "\\n"
                            + "]*\\r"
                            + "?\\n"
                            + "stream\\r"
                            + "?\\n"
                            + "([A-Za-z0-9_.-]+)\\r"
                            + "?\\n"
                            + "endstream");

    public ReceiptCheck {
        proved = List.copyOf(proved);
        failed = List.copyOf(failed);
        open = List.copyOf(open);
    }

    /// Whether everything that was checked holds.
    public boolean holds() {
        return failed.isEmpty();
    }

    /// Verifies a receipt.
    ///
    /// @param text of the file: the JSON form with its JWS, or the compact JWS alone
    /// @param trusted the registry's keys as the reader knows them (`x` of JWKs); null to go by
    ///     those in the receipt
    /// @throws IllegalArgumentException if it is no receipt
    public static ReceiptCheck of(String text, @Nullable List<String> trusted) {
        try {
            return new Reading(text.strip(), trusted).check();
        } catch (IOException e) {
            throw new IllegalArgumentException("This is no receipt: it is not JSON.", e);
        }
    }

    /// Verifies a receipt as it was kept.
    ///
    /// @param file the JSON form, the compact JWS, or a PDF that the JWS is attached to
    /// @param trusted as in [#of(String, List)]
    /// @throws IllegalArgumentException if it is no receipt
    public static ReceiptCheck of(byte[] file, @Nullable List<String> trusted) {
        var bytes = new String(file, StandardCharsets.ISO_8859_1);
        if (!bytes.startsWith("%PDF-")) {
            return of(new String(file, StandardCharsets.UTF_8), trusted);
        }
        var attached = ATTACHED.matcher(bytes);
        if (!attached.find()) {
            throw new IllegalArgumentException(
                    "This PDF has no receipt attached that can be read: take the attachment out,"
                            + " and verify that.");
        }
        var check = of(attached.group(1), trusted);
        var open = new ArrayList<>(check.open());
        open.add("That the pages of the PDF show what was signed: the signed form is what counts.");
        return new ReceiptCheck(check.proved(), check.failed(), open);
    }

    private static final class Reading {
        private final List<String> proved = new ArrayList<>();
        private final List<String> failed = new ArrayList<>();
        private final List<String> open = new ArrayList<>();
        private final @Nullable List<String> trusted;
        private final @Nullable JsonNode shown;
        private final String jws;

        Reading(String text, @Nullable List<String> trusted) throws IOException {
            this.trusted = trusted;
            if (text.startsWith("{")) {
                var file = JSON.readTree(text);
                this.shown = file.path("receipt");
                this.jws = file.path("jws").asText();
            } else {
                this.shown = null;
                this.jws = text;
            }
        }

        ReceiptCheck check() throws IOException {
            var parts = jws.split("\\.", -1);
            if (parts.length != PARTS) {
                throw new IllegalArgumentException("This is no receipt: it has no compact JWS.");
            }
            var header = JSON.readTree(decoded(parts[0]));
            var receipt = JSON.readTree(decoded(parts[1]));
            signature(header, receipt, parts);
            if (shown != null) {
                hold(
                        shown.equals(receipt),
                        "What the file shows is what was signed.",
                        "What the file shows is not what was signed.");
            }
            ledger(receipt);
            remarks(receipt);
            return new ReceiptCheck(proved, failed, open);
        }

        private void signature(JsonNode header, JsonNode receipt, String[] parts) {
            var kid = header.path("kid").asText();
            var key =
                    keys(receipt).stream()
                            .filter(x -> thumbprint(x).equals(kid))
                            .findFirst()
                            .orElse(null);
            var signed =
                    key != null
                            && "EdDSA".equals(header.path("alg").asText())
                            && TYPE.equals(header.path("typ").asText())
                            && NoteKey.ofJwk("jws", Kind.SIGNATURE, key)
                                    .verifies(
                                            (parts[0] + "." + parts[1])
                                                    .getBytes(StandardCharsets.US_ASCII),
                                            decoded(parts[2]));
            hold(
                    signed,
                    "The registry %s signed the receipt with key %s."
                            .formatted(receipt.at("/header/issuer").asText(), kid),
                    "No known key of the registry signed the receipt.");
        }

        private void ledger(JsonNode receipt) throws IOException {
            var ledger = receipt.path("ledger");
            var body = ledger.path("body").asText();
            var leaf = MerkleHash.leaf(body.getBytes(StandardCharsets.UTF_8));
            var note = SignedNote.parse(ledger.path("checkpoint").asText());
            var checkpoint = Checkpoint.parse(note.text());
            hold(
                    note.isSignedBy(
                            keys(receipt).stream()
                                    .map(x -> NoteKey.ofJwk(checkpoint.origin(), Kind.SIGNATURE, x))
                                    .toList()),
                    "The registry signed a checkpoint of %d entries on %s."
                            .formatted(checkpoint.size(), checkpoint.at()),
                    "No known key of the registry signed the checkpoint.");
            var seq = ledger.path("seq").asLong();
            hold(
                    MerkleProof.includes(
                            leaf, seq - 1, checkpoint.size(), path(ledger), checkpoint.root()),
                    "Entry %d is in the ledger that the checkpoint commits to.".formatted(seq),
                    "Entry %d is not in the ledger that the checkpoint commits to.".formatted(seq));
            var entry = JSON.readTree(body);
            hold(
                    entry.path("grant").asText().equals(receipt.at("/header/record_id").asText())
                            && entry.path("state")
                                    .asText()
                                    .equals(receipt.at("/state/state").asText())
                            && entry.path("version").asInt()
                                    == receipt.at("/state/version").asInt(),
                    "The entry says that grant %s became %s on %s."
                            .formatted(
                                    receipt.at("/header/record_id").asText(),
                                    entry.path("state").asText(),
                                    entry.path("at").asText()),
                    "The entry tells of another grant or another state than the receipt.");
        }

        private void remarks(JsonNode receipt) {
            open.add(
                    "The state after %s: ask the registry, or take a new receipt."
                            .formatted(receipt.at("/header/issued_at").asText()));
            open.add(
                    "That the registry shows everybody the same ledger: compare the checkpoint"
                            + " with a witness's.");
            if (trusted == null) {
                open.add(
                        "That the keys are the registry's: they came with the receipt. Compare"
                            + " their kid with what the registry publishes, or bring them along.");
            }
        }

        private List<String> keys(JsonNode receipt) {
            if (trusted != null) {
                return trusted;
            }
            var keys = new ArrayList<String>();
            receipt.at("/keys/keys").forEach(key -> keys.add(key.path("x").asText()));
            return keys;
        }

        private void hold(boolean holds, String sentence, String otherwise) {
            (holds ? proved : failed).add(holds ? sentence : otherwise);
        }

        private static List<byte[]> path(JsonNode ledger) {
            var path = new ArrayList<byte[]>();
            ledger.path("path").forEach(step -> path.add(HexFormat.of().parseHex(step.asText())));
            return path;
        }

        private static byte[] decoded(String part) {
            return Base64.getUrlDecoder().decode(part);
        }

        /// RFC 7638 with RFC 8037, appendix A.3.
        private static String thumbprint(String x) {
            var members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"%s\"}".formatted(x);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(sha256(members.getBytes(StandardCharsets.US_ASCII)));
        }

        private static byte[] sha256(byte[] bytes) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(bytes);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
