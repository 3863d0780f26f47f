package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.json.JsonMapBuilder;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.json.JsonWriter;
import dev.candor.c2pa.port.Fetcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/// The assets of the golden folder `identity`: one actor that is well for each way to sign, and one
/// for each way to be wrong.
public final class IdentityCases {
    private static final TestAuthority AUTHORITY = TestAuthority.trusted();
    private static final byte[] JPEG = Media.jpeg();
    private static final TestDid KEYS = TestDid.p256(1);
    private static final TestDid OTHER = TestDid.p256(2);
    private static final String JWK = KEYS.jwkDid();
    private static final String WEB = "did:web:identities.example";
    private static final String LISTS = "https://identities.example/lists/";

    /// The web as the cases see it.
    private static final Map<String, byte[]> WEB_SITES = new TreeMap<>();

    private static final Map<String, Supplier<byte[]>> CASES = new TreeMap<>();

    static {
        aggregations();
        dids();
        dates();
        revocations();
        identities();
        assertions();
    }

    private IdentityCases() {}

    /// How each asset is made, by the name of its folder.
    public static Map<String, Supplier<byte[]>> all() {
        var all = new TreeMap<>(CASES);
        all.putAll(CertifiedCases.all());
        return Map.copyOf(all);
    }

    /// Whose word on verified identities is believed.
    public static Set<String> trustedIssuers() {
        return Set.of(
                JWK,
                WEB,
                WEB + ":users:1",
                KEYS.keyDid(),
                TestDid.ed25519(3).keyDid(),
                TestDid.ed25519(3).jwkDid());
    }

    /// Fetches from a web that is not there.
    public static Fetcher web() {
        return (uri, limit) -> {
            var body = WEB_SITES.get(uri.toString());
            if (body == null || body.length > limit) {
                throw new IOException("Nothing at " + uri);
            }
            return body.clone();
        };
    }

    private static void aggregations() {
        add("ica-trusted", aggregator());
        add("ica-ed25519", Aggregator.of(TestDid.ed25519(3), TestDid.ed25519(3).jwkDid()));
        add("ica-untrusted-issuer", Aggregator.of(OTHER, OTHER.jwkDid()));
        add(
                "ica-first-data-model",
                aggregator()
                        .field(
                                "@context",
                                Aggregator.texts(
                                        "https://www.w3.org/2018/credentials/v1",
                                        "https://cawg.io/identity/1.1/ica/context/"))
                        .field("validFrom", (JsonValue) null)
                        .field("validUntil", (JsonValue) null)
                        .field("issuanceDate", "2026-02-01T00:00:00Z")
                        .field("expirationDate", "2027-02-01T00:00:00Z"));
        add("ica-issuer-object", aggregator().field("issuer", object("id", JWK)));
        add("ica-not-cose", actor(aggregator()).signature(cose -> Arrays.copyOf(cose, 40)));
        add(
                "ica-untagged",
                actor(aggregator()).signature(cose -> Arrays.copyOfRange(cose, 1, cose.length)));
        add("ica-no-algorithm", aggregator().algorithm(null));
        add("ica-unknown-algorithm", aggregator().algorithm(-65535L));
        add("ica-other-content-type", aggregator().contentType("application/json"));
        add("ica-no-content-type", aggregator().contentType(null));
        add("ica-detached", aggregator().detached());
        add("ica-not-json", aggregator().bytes(bytes -> Arrays.copyOf(bytes, bytes.length - 1)));
        add("ica-no-context", aggregator().field("@context", (JsonValue) null));
        add("ica-other-type", aggregator().field("type", Aggregator.texts("VerifiableCredential")));
        add("ica-no-issuer", aggregator().field("issuer", (JsonValue) null));
        add("ica-no-subject", aggregator().field("credentialSubject", (JsonValue) null));
        add("ica-flipped", actor(aggregator()).signature(cose -> Edits.flip(cose, -1)));
        add("ica-other-key", Aggregator.of(OTHER, JWK));
        add("ica-other-asset", aggregator().subject("c2paAsset", object("sig_type", "other")));
        add("ica-no-asset", aggregator().subject("c2paAsset", null));
    }

    private static void dids() {
        publish("/.well-known/did.json", KEYS.document(WEB, "JsonWebKey2020"));
        publish("/users/1/did.json", KEYS.document(WEB + ":users:1", "Multikey"));
        publish("/another/did.json", KEYS.document(WEB, "JsonWebKey2020"));
        publish("/kind/did.json", KEYS.document(WEB + ":kind", "EcdsaSecp256k1RecoveryMethod2020"));
        publish(
                "/purpose/did.json",
                object(
                        "id",
                        JsonValue.of(WEB + ":purpose"),
                        "verificationMethod",
                        JsonValue.of(KEYS.document(WEB, "Multikey").array("verificationMethod"))));
        WEB_SITES.put(
                "https://identities.example/text/did.json",
                "<html>".getBytes(StandardCharsets.UTF_8));
        add("ica-did-key", Aggregator.of(KEYS, KEYS.keyDid()));
        add("ica-did-key-ed25519", Aggregator.of(TestDid.ed25519(3), TestDid.ed25519(3).keyDid()));
        add("ica-did-web", Aggregator.of(KEYS, WEB));
        add("ica-did-web-path", Aggregator.of(KEYS, WEB + ":users:1"));
        add("ica-did-web-nothing-fetched", Aggregator.of(KEYS, WEB));
        add("ica-did-web-gone", Aggregator.of(KEYS, WEB + ":gone"));
        add("ica-did-web-address", Aggregator.of(KEYS, "did:web:127.0.0.1"));
        add("ica-did-web-climbs", Aggregator.of(KEYS, WEB + ":..:users"));
        add("ica-did-web-another", Aggregator.of(KEYS, WEB + ":another"));
        add("ica-did-web-text", Aggregator.of(KEYS, WEB + ":text"));
        add("ica-did-web-kind", Aggregator.of(KEYS, WEB + ":kind"));
        add("ica-did-web-purpose", Aggregator.of(KEYS, WEB + ":purpose"));
        add("ica-did-jwk-garbage", Aggregator.of(KEYS, "did:jwk:AAAA"));
        add(
                "ica-did-jwk-encryption",
                Aggregator.of(
                        KEYS,
                        TestDid.jwkDid(
                                new JsonMapBuilder()
                                        .put("kty", "EC")
                                        .put("use", "enc")
                                        .put("crv", "P-256")
                                        .build())));
        add(
                "ica-did-jwk-curve",
                Aggregator.of(
                        KEYS,
                        TestDid.jwkDid(
                                new JsonMapBuilder()
                                        .put("kty", "EC")
                                        .put("crv", "secp256k1")
                                        .put("x", "AA")
                                        .put("y", "AA")
                                        .build())));
        add(
                "ica-did-method",
                Aggregator.of(KEYS, "did:ion:EiAnKD8-jfdd0MDcZUjAbRgaThBrMxPTFOxcnfJhI7Ukaw"));
        add("ica-issuer-no-did", aggregator().field("issuer", "https://identities.example"));
    }

    private static void dates() {
        add("ica-from-missing", aggregator().field("validFrom", (JsonValue) null));
        add("ica-from-no-date", aggregator().field("validFrom", "2026-02-31T00:00:00Z"));
        add("ica-from-no-text", aggregator().field("validFrom", JsonValue.of(2026)));
        add("ica-from-future", aggregator().field("validFrom", "2026-03-01T13:00:01+01:00"));
        add("ica-until-past", aggregator().field("validUntil", "2026-03-01T11:59:59Z"));
        add("ica-until-missing", aggregator().field("validUntil", (JsonValue) null));
    }

    private static void revocations() {
        var list = list(WEB, "revocation", 7);
        WEB_SITES.put(LISTS + "token", Aggregator.of(KEYS, JWK).token(list(JWK, "revocation", 7)));
        WEB_SITES.put(
                LISTS + "cose", Aggregator.of(KEYS, JWK).cose(bytes(list(JWK, "revocation", 7))));
        WEB_SITES.put(LISTS + "plain", bytes(list(JWK, "revocation", 7)));
        WEB_SITES.put(
                LISTS + "forged", Aggregator.of(OTHER, JWK).token(list(JWK, "revocation", 7)));
        WEB_SITES.put(LISTS + "another", Aggregator.of(KEYS, JWK).token(list));
        WEB_SITES.put(
                LISTS + "suspension", Aggregator.of(KEYS, JWK).token(list(JWK, "suspension", 7)));
        WEB_SITES.put(LISTS + "garbage", new byte[] {1, 2, 3});
        add("ica-not-revoked", revocable("token", "6"));
        add("ica-revoked", revocable("token", "7"));
        add("ica-not-revoked-cose", revocable("cose", "8"));
        add("ica-revoked-unsigned-list", revocable("plain", "7"));
        add("ica-unsigned-list", revocable("plain", "6"));
        add("ica-forged-list", revocable("forged", "6"));
        add("ica-list-of-another", revocable("another", "6"));
        add("ica-list-for-suspension", revocable("suspension", "6"));
        add("ica-list-garbage", revocable("garbage", "6"));
        add("ica-list-too-short", revocable("token", "131072"));
        add("ica-list-gone", revocable("gone", "6"));
        add("ica-list-nothing-fetched", revocable("token", "6"));
        add(
                "ica-status-unknown-type",
                aggregator().field("credentialStatus", status("token", "6", "SomeOtherEntry")));
        add(
                "ica-status-not-revocation",
                aggregator()
                        .field(
                                "credentialStatus",
                                object(
                                        "type",
                                        "BitstringStatusListEntry",
                                        "statusPurpose",
                                        "suspension")));
    }

    private static void identities() {
        add("ica-no-identities", aggregator().subject("verifiedIdentities", null));
        add("ica-empty-identities", aggregator().identities());
        add("ica-identity-no-object", aggregator().identities(JsonValue.of("Ada")));
        add("ica-identity-no-type", aggregator().identities(object("name", "Ada")));
        add(
                "ica-identity-document-no-name",
                aggregator().identities(Aggregator.identity("cawg.document_verification").build()));
        add(
                "ica-identity-social-no-username",
                aggregator().identities(Aggregator.identity("cawg.social_media").build()));
        add(
                "ica-identity-wallet-no-address",
                aggregator().identities(Aggregator.identity("cawg.crypto_wallet").build()));
        add(
                "ica-identity-site-no-uri",
                aggregator().identities(Aggregator.identity("cawg.web_site").build()));
        add(
                "ica-identity-site",
                aggregator()
                        .identities(
                                object(
                                        "type",
                                        "cawg.web_site",
                                        "uri",
                                        "https://ada.example",
                                        "verifiedAt",
                                        "2026-01-15T08:30:00.123456Z")));
        add(
                "ica-identity-bad-uri",
                aggregator()
                        .identities(
                                Aggregator.identity("com.example.other")
                                        .put("uri", "not a uri")
                                        .build()));
        add(
                "ica-identity-empty-name",
                aggregator()
                        .identities(
                                Aggregator.identity("cawg.affiliation").put("name", "").build()));
        add(
                "ica-identity-no-date",
                aggregator()
                        .identities(
                                object(
                                        "type",
                                        JsonValue.of("cawg.affiliation"),
                                        "provider",
                                        object("name", "Example Provider"))));
        add(
                "ica-identity-no-provider",
                aggregator()
                        .identities(
                                object(
                                        "type",
                                        "cawg.affiliation",
                                        "verifiedAt",
                                        "2026-01-15T08:30:00Z")));
        add(
                "ica-identity-provider-no-name",
                aggregator()
                        .identities(
                                object(
                                        "type",
                                        JsonValue.of("cawg.affiliation"),
                                        "verifiedAt",
                                        JsonValue.of("2026-01-15T08:30:00Z"),
                                        "provider",
                                        object("id", "https://provider.example"))));
    }

    private static void assertions() {
        var binding = Boxes.hashedUri("c2pa.assertions/c2pa.hash.data", new byte[32]);
        var actions =
                Boxes.reference(
                        "c2pa.assertions/c2pa.actions.v2",
                        Boxes.cbor(
                                "c2pa.actions.v2",
                                Forgery.actions(
                                        Forgery.action("c2pa.created", Forgery.DIGITAL_CREATION))));
        add("refers-to-actions-too", actor(aggregator()).referring(actions).role("cawg.creator"));
        add("refers-twice", actor(aggregator()).bound());
        add("refers-to-changed", actor(aggregator()).referringToNothing().referring(binding));
        add(
                "refers-to-unclaimed",
                actor(aggregator())
                        .referring(Boxes.hashedUri("c2pa.assertions/com.example", new byte[32])));
        add("refers-to-no-binding", actor(aggregator()).referringToNothing().referring(actions));
        add("refers-to-nothing", actor(aggregator()).referringToNothing());
        add(
                "refers-to-another-binding",
                actor(aggregator())
                        .referring(
                                Boxes.hashedUri("c2pa.assertions/c2pa.hash.boxes", new byte[32])));
        add("unknown-type", IdentityForge.of("com.example.sig", payload -> new byte[] {1}).bound());
        add("no-payload", actor(aggregator()).without("signer_payload"));
        add("no-signature", actor(aggregator()).without("signature"));
        add("no-padding", actor(aggregator()).without("pad1"));
        add("padding-not-zero", actor(aggregator()).pad(new byte[] {0, 0, 1}));
        add(
                "second-padding-not-zero",
                actor(aggregator())
                        .assertion(map -> map.put("pad2", CborValue.of(new byte[] {1}))));
        add("other-fields", actor(aggregator()).assertion(map -> map.put("other", "field")));
        add(
                "old-expectations-are-ignored",
                actor(aggregator())
                        .payload(
                                map ->
                                        map.put(
                                                "expected_partial_claim",
                                                new CborMapBuilder()
                                                        .put("alg", "sha256")
                                                        .build())));
        add("role-no-list", actor(aggregator()).payload(map -> map.put("role", "cawg.editor")));
        add("role-empty", actor(aggregator()).role());
        CASES.put(
                "two-actors",
                () ->
                        manifest(
                                forge ->
                                        forge.bound(IdentityForge.LABEL, actor(aggregator()))
                                                .bound(
                                                        IdentityForge.LABEL + "__1",
                                                        actor(Aggregator.of(OTHER, OTHER.jwkDid()))
                                                                .role("cawg.editor"))));
        CASES.put(
                "claim-is-not-well-formed",
                () ->
                        manifest(
                                forge ->
                                        forge.bound(IdentityForge.LABEL, actor(aggregator()))
                                                .without("c2pa.actions.v2")));
        CASES.put(
                "claim-signature-is-broken",
                () ->
                        manifest(
                                forge ->
                                        forge.bound(IdentityForge.LABEL, actor(aggregator()))
                                                .cose(cose -> Edits.flip(cose, -1))));
    }

    private static void add(String name, Aggregator aggregator) {
        add(name, actor(aggregator));
    }

    private static void add(String name, IdentityForge identity) {
        CASES.put(name, () -> manifest(forge -> forge.bound(IdentityForge.LABEL, identity)));
    }

    private static byte[] manifest(UnaryOperator<ManifestForge> change) {
        var forge = Forgery.created(AUTHORITY.signer()).bound("c2pa.hash.data", HardBinding.data());
        return Forgery.of(JPEG, change.apply(forge)).bytes();
    }

    private static IdentityForge actor(Aggregator aggregator) {
        return IdentityForge.aggregated(aggregator);
    }

    private static Aggregator aggregator() {
        return Aggregator.of(KEYS, JWK);
    }

    private static Aggregator revocable(String list, String index) {
        return aggregator()
                .field("credentialStatus", status(list, index, "BitstringStatusListEntry"));
    }

    private static JsonValue status(String list, String index, String type) {
        return object(
                "type",
                type,
                "statusPurpose",
                "revocation",
                "statusListIndex",
                index,
                "statusListCredential",
                LISTS + list);
    }

    /// A list of 131,072 bits, one of which is set.
    private static JsonValue list(String issuer, String purpose, int set) {
        var bits = new byte[16384];
        bits[set / 8] |= (byte) (0x80 >> set % 8);
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return object(
                "issuer",
                JsonValue.of(issuer),
                "credentialSubject",
                object(
                        "type",
                        "BitstringStatusList",
                        "statusPurpose",
                        purpose,
                        "encodedList",
                        "u" + TestDid.base64(packed.toByteArray())));
    }

    private static void publish(String path, JsonValue document) {
        WEB_SITES.put("https://identities.example" + path, bytes(document));
    }

    private static byte[] bytes(JsonValue value) {
        return JsonWriter.write(value).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonValue object(String... namesAndTexts) {
        var map = new JsonMapBuilder();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            map.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return map.build();
    }

    private static JsonValue object(String first, JsonValue one, String second, JsonValue two) {
        return new JsonMapBuilder().put(first, one).put(second, two).build();
    }

    private static JsonValue object(
            String first, JsonValue one, String second, JsonValue two, String third, JsonValue x) {
        return new JsonMapBuilder().put(first, one).put(second, two).put(third, x).build();
    }

    /// The cases that are judged without a web.
    public static List<String> withoutWeb() {
        return List.of("ica-did-web-nothing-fetched", "ica-list-nothing-fetched");
    }
}
