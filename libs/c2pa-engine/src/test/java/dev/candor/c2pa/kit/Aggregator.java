package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.json.JsonMapBuilder;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Vouches for verified identities, each by a credential about one asset, and does it wrong in any
/// way that is wanted.
public final class Aggregator {
    private final TestDid keys;
    private final String did;
    private final Map<String, @Nullable JsonValue> fields = new HashMap<>();
    private final Map<String, @Nullable JsonValue> subject = new HashMap<>();
    private UnaryOperator<byte[]> bytes = UnaryOperator.identity();
    private @Nullable Long algorithm;
    private @Nullable String contentType = "application/vc";
    private boolean attached = true;

    private Aggregator(TestDid keys, String did) {
        this.keys = keys;
        this.did = did;
        this.algorithm = keys.algorithm();
    }

    /// An aggregator with nothing wrong.
    public static Aggregator of(TestDid keys, String did) {
        return new Aggregator(keys, did);
    }

    /// Puts a field of the credential in place of the one it has; null leaves it out.
    public Aggregator field(String name, @Nullable JsonValue value) {
        fields.put(name, value);
        return this;
    }

    public Aggregator field(String name, String value) {
        return field(name, JsonValue.of(value));
    }

    /// Puts a field of the credential's subject in place of the one it has; null leaves it out.
    public Aggregator subject(String name, @Nullable JsonValue value) {
        subject.put(name, value);
        return this;
    }

    /// Vouches for these identities alone.
    public Aggregator identities(JsonValue... entries) {
        return subject("verifiedIdentities", JsonValue.of(List.of(entries)));
    }

    /// Changes the credential's bytes before they are signed.
    public Aggregator bytes(UnaryOperator<byte[]> change) {
        bytes = change;
        return this;
    }

    /// Says another algorithm than it uses; null says none.
    public Aggregator algorithm(@Nullable Long number) {
        algorithm = number;
        return this;
    }

    public Aggregator contentType(@Nullable String type) {
        contentType = type;
        return this;
    }

    /// Keeps the credential out of the signature.
    public Aggregator detached() {
        attached = false;
        return this;
    }

    /// An identity with nothing wrong.
    public static JsonMapBuilder identity(String type) {
        return new JsonMapBuilder()
                .put("type", type)
                .put(
                        "provider",
                        new JsonMapBuilder()
                                .put("id", "https://provider.example")
                                .put("name", "Example Provider")
                                .build())
                .put("verifiedAt", "2026-01-15T08:30:00Z");
    }

    private static JsonValue identities() {
        return JsonValue.of(
                List.of(
                        identity("cawg.document_verification").put("name", "Ada Example").build(),
                        identity("cawg.social_media")
                                .put("username", "ada")
                                .put("uri", "https://social.example/ada")
                                .build()));
    }

    /// The signature of an identity assertion over a signer payload.
    public byte[] sign(CborValue.Map payload) {
        var credential = JsonWriter.write(credential(payload)).getBytes(StandardCharsets.UTF_8);
        return cose(bytes.apply(credential));
    }

    /// Any content in the aggregator's COSE signature.
    public byte[] cose(byte[] content) {
        var headers = new CborMapBuilder();
        if (algorithm != null) {
            headers.put(CborValue.of(1), CborValue.of(algorithm));
        }
        if (contentType != null) {
            headers.put(CborValue.of(3), CborValue.of(contentType));
        }
        var protectedHeaders = CborWriter.write(headers.build());
        var signature = keys.sign(CoseSign1.toBeSigned(protectedHeaders, content));
        return CborWriter.write(
                new CborValue.Tag(
                        18,
                        new CborValue.Array(
                                List.of(
                                        CborValue.of(protectedHeaders),
                                        new CborMapBuilder().build(),
                                        attached ? CborValue.of(content) : new CborValue.Null(),
                                        CborValue.of(signature)))));
    }

    /// Any content as a JSON Web Token of the aggregator.
    public byte[] token(JsonValue content) {
        var header =
                new JsonMapBuilder().put("alg", keys.algorithm() == -7 ? "ES256" : "EdDSA").build();
        var message = encoded(header) + "." + encoded(content);
        var signature = keys.sign(message.getBytes(StandardCharsets.US_ASCII));
        return (message + "." + TestDid.base64(signature)).getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(JsonValue value) {
        return TestDid.base64(JsonWriter.write(value).getBytes(StandardCharsets.UTF_8));
    }

    private JsonValue credential(CborValue.Map payload) {
        var about = new JsonMapBuilder();
        put(about, subject, "verifiedIdentities", identities());
        put(about, subject, "c2paAsset", json(payload));
        var credential = new JsonMapBuilder();
        put(
                credential,
                fields,
                "@context",
                texts(
                        "https://www.w3.org/ns/credentials/v2",
                        "https://cawg.io/identity/1.1/ica/context/"));
        put(
                credential,
                fields,
                "type",
                texts("VerifiableCredential", "IdentityClaimsAggregationCredential"));
        put(credential, fields, "issuer", JsonValue.of(did));
        put(credential, fields, "validFrom", JsonValue.of("2026-02-01T00:00:00Z"));
        put(credential, fields, "validUntil", JsonValue.of("2027-02-01T00:00:00Z"));
        put(credential, fields, "credentialSubject", about.build());
        for (var extra : List.of("credentialStatus", "issuanceDate", "expirationDate")) {
            if (fields.containsKey(extra)) {
                credential.put(extra, Objects.requireNonNull(fields.get(extra)));
            }
        }
        return credential.build();
    }

    private static void put(
            JsonMapBuilder map,
            Map<String, @Nullable JsonValue> changed,
            String name,
            JsonValue value) {
        var other = changed.getOrDefault(name, value);
        if (other != null) {
            map.put(name, other);
        }
    }

    public static JsonValue texts(String... items) {
        return JsonValue.of(List.of(items).stream().map(JsonValue::of).toList());
    }

    /// The signer payload as JSON has it.
    private static JsonValue json(CborValue value) {
        return switch (value) {
            case CborValue.Map map -> {
                var json = new JsonMapBuilder();
                map.entries()
                        .forEach(
                                entry ->
                                        json.put(
                                                entry.key().asText().orElseThrow(),
                                                json(entry.value())));
                yield json.build();
            }
            case CborValue.Array(var items) ->
                    JsonValue.of(items.stream().map(Aggregator::json).toList());
            case CborValue.ByteString(var content) ->
                    JsonValue.of(Base64.getEncoder().encodeToString(content.toArray()));
            case CborValue.Int(var number) -> JsonValue.of(number);
            default -> JsonValue.of(value.asText().orElseThrow());
        };
    }
}
