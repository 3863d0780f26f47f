package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// How a store, a manifest, a claim and its references are put together, well and wrong.
public final class StructureCases {
    private static final TestAuthority TRUSTED = TestAuthority.trusted();
    private static final byte[] JPEG = Media.jpeg();
    private static final String CLAIM = "c2pa.claim.v2";
    private static final String NOTE = "com.example.note";
    private static final String OTHER = "urn:c2pa:00000000-0000-4000-8000-0000000000aa";
    private static final JumbfType PRIVATE = JumbfType.iso("exmp");
    private static final CborValue TEXT = new CborMapBuilder().put("a", "b").build();
    private static final Map<String, Supplier<byte[]>> CASES = new TreeMap<>();

    static {
        claims();
        earlyClaims();
        icons();
        assertions();
        contents();
        bindings();
        algorithms();
        stores();
    }

    private StructureCases() {}

    /// How each asset is made, by the name of its folder.
    public static Map<String, Supplier<byte[]>> all() {
        return Map.copyOf(CASES);
    }

    /// VAL-STRU-0020, VAL-STRU-0021; C2PA 2.2, 15.6.
    private static void claims() {
        box("claim-missing", box -> Boxes.without(box, CLAIM));
        box(
                "claim-multiple",
                box ->
                        Boxes.with(
                                box,
                                JumbfWriter.superbox(
                                        JumbfType.CLAIM, "c2pa.claim", List.of(piece()))));
        box(
                "claim-in-two-pieces",
                box -> Boxes.change(box, CLAIM, claim -> Boxes.with(claim, piece())));
        box(
                "claim-of-another-type",
                box -> Boxes.change(box, CLAIM, claim -> Boxes.cbor(CLAIM, TEXT)));
        change("claim-without-instance", active -> active.withoutClaimField("instanceID"));
        change("claim-without-signature", active -> active.withoutClaimField("signature"));
        change(
                "claim-without-assertions",
                active -> active.withoutClaimField("created_assertions"));
        change(
                "claim-without-generator",
                active -> active.withoutClaimField("claim_generator_info"));
        // VAL-STRU-0021
        field("claim-generator-without-name", "claim_generator_info", TEXT);
        field(
                "claim-generator-is-a-list",
                "claim_generator_info",
                new CborValue.Array(List.of(TEXT)));
        field("claim-gathered-is-no-list", "gathered_assertions", TEXT);
        field(
                "claim-gathered-is-no-reference",
                "gathered_assertions",
                new CborValue.Array(List.of(TEXT)));
        field("claim-gathered-is-empty", "gathered_assertions", CborValue.EMPTY_ARRAY);
        field(
                "claim-redacted-is-no-uri",
                "redacted_assertions",
                new CborValue.Array(List.of(CborValue.of(1))));
        change("claim-is-a-list", active -> active.claimBytes(bytes -> new byte[] {(byte) 0x80}));
        // VAL-CRYP-0003
        box("signature-missing", box -> Boxes.without(box, "c2pa.signature"));
        CASES.put("signature-elsewhere", StructureCases::signatureElsewhere);
    }

    /// Claims of 2021 to 2023 (C2PA 1.0 to 1.4).
    private static void earlyClaims() {
        CASES.put("early-claim", () -> early().bytes());
        CASES.put(
                "early-claim-with-all-fields",
                () ->
                        early().manifest(
                                        active ->
                                                active.claimField(
                                                                "dc:title", CborValue.of("a title"))
                                                        .claimField("alg_soft", CborValue.of("any"))
                                                        .claimField("metadata", TEXT)
                                                        .claimField(
                                                                "redacted_assertions",
                                                                CborValue.EMPTY_ARRAY))
                                .bytes());
        CASES.put(
                "early-claim-without-generator-info",
                () ->
                        early().manifest(active -> active.withoutClaimField("claim_generator_info"))
                                .bytes());
        CASES.put(
                "early-claim-without-generator",
                () ->
                        early().manifest(active -> active.withoutClaimField("claim_generator"))
                                .bytes());
        CASES.put("early-manifest-type", () -> valid().type(JumbfType.EARLY_MANIFEST).bytes());
    }

    /// VAL-STRU-0022, VAL-STRU-0035, VAL-ASSE-0029, VAL-ASSE-0030.
    private static void icons() {
        var icon = Boxes.file("c2pa.icon", "image/png", new byte[] {1, 2, 3});
        var path = "c2pa.assertions/c2pa.icon";
        icon("icon", icon, Boxes.reference(path, icon));
        icon("icon-changed", icon, Boxes.hashedUri(path, new byte[32]));
        icon("icon-missing", icon, Boxes.hashedUri(path + "s", new byte[32]));
        icon("icon-says-no-place", icon, TEXT);
        icon(
                "icon-without-hash",
                icon,
                new CborMapBuilder().put("url", "self#jumbf=" + path).build());
        icon(
                "icon-elsewhere",
                icon,
                new CborMapBuilder()
                        .put("url", "https://example.com/icon.png")
                        .put("alg", "sha256")
                        .put("hash", CborValue.of(new byte[32]))
                        .build());
    }

    /// VAL-ASSE-0009 to VAL-ASSE-0014.
    private static void assertions() {
        change("assertion-gathered", active -> active.gathered(NOTE, TEXT));
        change("assertion-lost", active -> active.assertion(NOTE, TEXT).lost(NOTE));
        change("assertion-gathered-lost", active -> active.gathered(NOTE, TEXT).lost(NOTE));
        CASES.put("assertion-outside-manifest", StructureCases::outside);
        change(
                "assertion-somewhere",
                active -> active.reference(reference("https://example.com/note", new byte[0])));
        change(
                "assertion-twice",
                active -> active.assertion(NOTE, TEXT).assertion(NOTE, CborValue.of("another")));
        change(
                "assertion-referred-to-twice",
                active ->
                        active.assertion(NOTE, TEXT)
                                .reference(
                                        Boxes.reference(
                                                "c2pa.assertions/" + NOTE,
                                                Boxes.cbor(NOTE, TEXT))));
        box("assertion-store-missing", box -> Boxes.without(box, "c2pa.assertions"));
        change(
                "assertion-salted",
                active ->
                        active.assertion(
                                Boxes.salted(JumbfType.CBOR, NOTE, new byte[16], piece())));
        change(
                "assertion-of-a-private-type",
                active -> active.assertion(JumbfWriter.superbox(PRIVATE, NOTE, List.of(piece()))));
    }

    /// VAL-ASSE-0013: what a standard assertion holds has to be readable, what others hold has not.
    private static void contents() {
        change("content-cbor-invalid", active -> active.assertion(broken("c2pa.asset-type")));
        change("content-cbor-invalid-of-others", active -> active.assertion(broken(NOTE)));
        change(
                "content-json-invalid",
                active -> active.assertion(Boxes.json("stds.schema-org.CreativeWork", "{\"a\":}")));
        change(
                "content-json-invalid-of-others",
                active -> active.assertion(Boxes.json(NOTE, "{\"a\":}")));
        change(
                "content-json",
                active ->
                        active.assertion(
                                Boxes.json("stds.schema-org.CreativeWork", "{\"@type\":\"a\"}")));
        change(
                "content-file",
                active ->
                        active.assertion(
                                Boxes.file("c2pa.embedded-data", "text/plain", new byte[] {1, 2})));
    }

    /// VAL-INGR-0013; C2PA 2.2, 15.10.1.2.
    private static void bindings() {
        CASES.put(
                "binding-only-gathered",
                () ->
                        valid().unbound()
                                .manifest(
                                        active ->
                                                active.gatheredBinding(
                                                        "c2pa.hash.data", HardBinding.data()))
                                .bytes());
        CASES.put(
                "binding-gathered-too",
                () ->
                        valid().manifest(
                                        active ->
                                                active.gatheredBinding(
                                                        "c2pa.hash.data__1", HardBinding.data()))
                                .bytes());
        CASES.put(
                "binding-lost",
                () -> valid().manifest(active -> active.lost("c2pa.hash.data")).bytes());
    }

    /// C2PA 2.2, 15.4.
    private static void algorithms() {
        change(
                "algorithm-of-the-reference",
                active ->
                        active.assertion(NOTE, TEXT)
                                .undeclared(NOTE)
                                .reference(hashed("sha384", "SHA-384")));
        change(
                "algorithm-unknown",
                active ->
                        active.assertion(NOTE, TEXT)
                                .undeclared(NOTE)
                                .reference(hashed("sha1", "SHA-1")));
        change("algorithm-nowhere", active -> active.withoutClaimField("alg"));
        field("algorithm-of-the-claim-unknown", "alg", CborValue.of("sha3-256"));
    }

    /// C2PA 2.2, 11.1.2 and 11.1.4; VAL-INGR-0010.
    private static void stores() {
        CASES.put(
                "store-with-private-box-last",
                () -> valid().store(store -> Boxes.with(store, exotic("last"))).bytes());
        CASES.put("store-with-private-box-first", () -> valid().before(exotic("first")).bytes());
        CASES.put(
                "store-with-box-nobody-asks-for",
                () -> valid().store(store -> Boxes.with(store, unlabelled())).bytes());
        box("manifest-with-private-box", box -> Boxes.with(box, exotic("more")));
        CASES.put("store-with-stranger", () -> valid().before(stranger()).bytes());
        CASES.put(
                "store-with-broken-stranger",
                () -> valid().before(Boxes.without(stranger(), CLAIM)).bytes());
        CASES.put(
                "store-whose-last-is-a-stranger",
                () -> valid().store(store -> Boxes.with(store, stranger())).bytes());
        CASES.put("store-empty", () -> valid().store(Boxes::emptied).bytes());
        CASES.put("store-of-another-type", () -> valid().storeType(PRIVATE).bytes());
        CASES.put("store-too-deep", () -> valid().before(deep()).bytes());
        CASES.put(
                "label-with-a-slash",
                () -> valid().before(JumbfWriter.superbox(PRIVATE, "a/b", List.of())).bytes());
        CASES.put(
                "time-stamp-manifest-with-parent",
                () ->
                        Forgery.update(JPEG, TRUSTED.signer(), stranger())
                                .type(JumbfType.TIME_STAMP_MANIFEST)
                                .bytes());
    }

    private static Forgery valid() {
        return Forgery.valid(JPEG, TRUSTED.signer());
    }

    private static Forgery early() {
        return Forgery.of(
                JPEG,
                ManifestForge.by(TRUSTED.signer())
                        .early()
                        .assertion(
                                "c2pa.actions",
                                new CborMapBuilder()
                                        .put(
                                                "actions",
                                                new CborValue.Array(
                                                        List.of(Forgery.action("c2pa.created"))))
                                        .build())
                        .bound("c2pa.hash.data", HardBinding.data()));
    }

    private static void change(String name, Consumer<ManifestForge> change) {
        CASES.put(name, () -> valid().manifest(change).bytes());
    }

    private static void field(String name, String field, CborValue value) {
        change(name, active -> active.claimField(field, value));
    }

    private static void box(String name, UnaryOperator<byte[]> change) {
        change(name, active -> active.box(change));
    }

    private static void icon(String name, byte[] icon, CborValue reference) {
        change(
                name,
                active ->
                        active.assertion(icon)
                                .claimField(
                                        "claim_generator_info",
                                        new CborMapBuilder()
                                                .put("name", "Forgery")
                                                .put("icon", reference)
                                                .build()));
    }

    private static byte[] piece() {
        return JumbfWriter.box("cbor", new byte[] {(byte) 0xA0});
    }

    private static byte[] broken(String label) {
        return JumbfWriter.cbor(JumbfType.CBOR, label, new byte[] {(byte) 0xA2, 0x61});
    }

    private static byte[] exotic(String label) {
        return JumbfWriter.superbox(PRIVATE, label, List.of(piece()));
    }

    /// A private box without a label, that cannot be asked for.
    private static byte[] unlabelled() {
        var type = Arrays.copyOfRange(exotic("x"), 16, 32);
        return JumbfWriter.box(
                "jumb", Concat.of(JumbfWriter.box("jumd", Concat.of(type, new byte[1])), piece()));
    }

    private static byte[] deep() {
        var box = exotic("x");
        for (int i = 0; i < 20; i++) {
            box = JumbfWriter.superbox(PRIVATE, "x", List.of(box));
        }
        return box;
    }

    /// A manifest that nothing refers to.
    private static byte[] stranger() {
        return Forgery.created(TRUSTED.signer())
                .label(OTHER)
                .bound("c2pa.hash.data", HardBinding.data())
                .box();
    }

    private static byte[] signatureElsewhere() {
        return valid().before(stranger())
                .manifest(
                        active ->
                                active.claimField(
                                        "signature",
                                        CborValue.of(
                                                "self#jumbf=/c2pa/" + OTHER + "/c2pa.signature")))
                .bytes();
    }

    private static byte[] outside() {
        var stranger = stranger();
        return valid().before(stranger)
                .manifest(
                        active ->
                                active.reference(
                                        Boxes.reference(
                                                "/c2pa/"
                                                        + OTHER
                                                        + "/c2pa.assertions/c2pa.hash.data",
                                                Boxes.at(
                                                        stranger,
                                                        "c2pa.assertions/c2pa.hash.data"))))
                .bytes();
    }

    private static CborValue hashed(String word, String algorithm) {
        try {
            var box = Boxes.cbor(NOTE, TEXT);
            var digest = MessageDigest.getInstance(algorithm);
            digest.update(box, 8, box.length - 8);
            return new CborMapBuilder()
                    .put("url", "self#jumbf=c2pa.assertions/" + NOTE)
                    .put("alg", word)
                    .put("hash", CborValue.of(digest.digest()))
                    .build();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CborValue reference(String url, byte[] content) {
        return new CborMapBuilder()
                .put("url", url)
                .put("hash", CborValue.of(Boxes.sha256(content)))
                .build();
    }
}
