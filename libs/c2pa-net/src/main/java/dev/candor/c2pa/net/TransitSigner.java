package dev.candor.c2pa.net;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.json.JsonReader;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.json.JsonWriter;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Signs with a key that a key service keeps, in the shape of the transit engine of HashiCorp Vault
/// and OpenBao: the hash goes out (for Ed25519 what is signed), the signature comes back. Thread
/// safe.
public final class TransitSigner implements Signer {
    private static final int LARGEST = 1 << 16;
    private static final int LONGEST_WORDS = 300;
    private static final int OK = 200;
    private static final Pattern SIGNATURE =
            Pattern.compile("[a-z]+:v([0-9]{1,9}):([A-Za-z0-9+/_=-]+)");

    private final TransitKey key;
    private final SigningAlgorithm algorithm;
    private final List<X509Certificate> chain;
    private final Supplier<String> token;
    private final Exchange exchange;

    /// @param chain the signer's certificate first, then its issuers, without the anchor
    /// @param token gives what authorizes the caller (`X-Vault-Token`), anew for each signature;
    /// it is neither kept nor repeated anywhere
    /// @param policy has to allow the service's host
    public TransitSigner(
            TransitKey key,
            SigningAlgorithm algorithm,
            List<X509Certificate> chain,
            Supplier<String> token,
            NetPolicy policy) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("A signer needs a certificate");
        }
        this.key = key;
        this.algorithm = algorithm;
        this.chain = List.copyOf(chain);
        this.token = token;
        this.exchange = new Exchange(policy);
    }

    @Override
    public SigningAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public byte[] sign(byte[] message) throws SigningException {
        var secret = token.get();
        try {
            var answer =
                    exchange.send(
                            key.signing(),
                            JsonWriter.write(request(message)).getBytes(StandardCharsets.UTF_8),
                            headers(secret),
                            LARGEST);
            if (answer.status() != OK) {
                throw refused(
                        "answers %d: %s"
                                .formatted(answer.status(), complaint(answer.body(), secret)));
            }
            return signature(answer.body());
        } catch (IOException e) {
            throw new SigningException(
                    SigningException.Reason.SIGNER,
                    "The key service gave no signature of the key %s: %s"
                            .formatted(key.name(), e.getMessage()),
                    e);
        }
    }

    private Map<String, String> headers(String secret) {
        var headers = new HashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Vault-Token", secret);
        headers.put("X-Vault-Request", "true");
        if (key.namespace() != null) {
            headers.put("X-Vault-Namespace", key.namespace());
        }
        return headers;
    }

    private JsonValue request(byte[] message) {
        boolean whole = algorithm.family() == SigningAlgorithm.Family.EDDSA;
        var members = new ArrayList<JsonValue.Member>();
        put(members, "input", base64(whole ? message : digest(message)));
        if (!whole) {
            members.add(new JsonValue.Member("prehashed", JsonValue.of(true)));
            put(members, "hash_algorithm", algorithm.digest().replace("SHA-", "sha2-"));
        }
        put(members, "marshaling_algorithm", "jws"); // ECDSA as r || s, not in DER
        if (algorithm.family() == SigningAlgorithm.Family.RSASSA_PSS) {
            put(members, "signature_algorithm", "pss");
            put(members, "salt_length", "hash");
        }
        if (key.version() != null) {
            members.add(new JsonValue.Member("key_version", JsonValue.of(key.version())));
        }
        return new JsonValue.Map(members);
    }

    private static void put(List<JsonValue.Member> members, String name, String value) {
        members.add(new JsonValue.Member(name, JsonValue.of(value)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private byte[] digest(byte[] message) {
        try {
            return MessageDigest.getInstance(algorithm.digest()).digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK has no " + algorithm.digest(), e);
        }
    }

    /// The value of `{"data": {"signature": "vault:v1:…"}}`.
    private byte[] signature(byte[] body) throws SigningException {
        var words =
                json(body)
                        .flatMap(answer -> answer.map("data"))
                        .flatMap(data -> data.text("signature"))
                        .orElseThrow(() -> refused("answers without a signature"));
        var parts = SIGNATURE.matcher(words);
        if (!parts.matches()) {
            throw refused("answers with a signature of another form");
        }
        if (key.version() != null && Integer.parseInt(parts.group(1)) != key.version()) {
            throw refused(
                    "signed with version %s, not %d".formatted(parts.group(1), key.version()));
        }
        try {
            return Base64.getUrlDecoder()
                    .decode(parts.group(2).replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException e) {
            throw refused("answers with a signature of another form");
        }
    }

    private static Optional<JsonValue.Map> json(byte[] body) {
        try {
            return JsonReader.read(Bytes.of(body)).asMap();
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /// What the service says is wrong: bounded, on one line, and without the caller's secret.
    private static String complaint(byte[] body, String secret) {
        var errors = json(body).map(answer -> answer.array("errors")).orElse(List.of());
        var words =
                errors.stream()
                        .flatMap(error -> error.asText().stream())
                        .collect(Collectors.joining("; "));
        var safe =
                (secret.isEmpty() ? words : words.replace(secret, "***"))
                        .replaceAll("[\\p{Cntrl}\\s]+", " ")
                        .strip();
        if (safe.isEmpty()) {
            return "no reason given";
        }
        return safe.length() > LONGEST_WORDS ? safe.substring(0, LONGEST_WORDS) + "…" : safe;
    }

    private SigningException refused(String what) {
        return new SigningException(
                SigningException.Reason.SIGNER,
                "The key service at %s, asked to sign with the key %s, %s"
                        .formatted(key.server().getHost(), key.name(), what));
    }

    @Override
    public String toString() {
        return "TransitSigner[%s, %s]".formatted(key, algorithm);
    }
}
