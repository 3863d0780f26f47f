package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborReader;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfWriter;
import dev.candor.c2pa.port.Signer;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The assets of the golden folders: one that is well for each format, and one for each way to be
/// wrong.
public final class GoldenCases {
    private static final TestAuthority TRUSTED = TestAuthority.trusted();
    private static final byte[] JPEG = Media.jpeg();
    private static final Map<String, Supplier<byte[]>> CASES = new TreeMap<>();

    static {
        CASES.put("valid-jpeg", () -> valid().bytes());
        CASES.put("valid-png", () -> Forgery.valid(Media.png(), TRUSTED.signer()).bytes());
        CASES.put("valid-intermediate", () -> signedBy(TRUSTED.signerBelow(leaf -> {})));
        CASES.put("no-manifest", () -> JPEG);
        CASES.put("untrusted-signer", () -> signedBy(TestAuthority.stranger().signer()));
        CASES.put(
                "expired-signer",
                () ->
                        signedBy(
                                TRUSTED.signer(
                                        leaf -> leaf.until(TestAuthority.NOON.minusSeconds(60)))));
        CASES.put(
                "future-signer",
                () ->
                        signedBy(
                                TRUSTED.signer(
                                        leaf -> leaf.from(TestAuthority.NOON.plusSeconds(60)))));
        CASES.put(
                "wrong-purpose",
                () ->
                        signedBy(
                                TRUSTED.signer(
                                        leaf ->
                                                leaf.purposes(
                                                        TestAuthority.SERVER_AUTHENTICATION))));
        CASES.put("no-purpose", () -> signedBy(TRUSTED.signer(leaf -> leaf.purposes())));
        CASES.put(
                "two-purposes",
                () ->
                        signedBy(
                                TRUSTED.signer(
                                        leaf ->
                                                leaf.purposes(
                                                        TestAuthority.CLAIM_SIGNING,
                                                        TestAuthority.TIME_STAMPING))));
        CASES.put("authority-as-signer", () -> signedBy(TRUSTED.signer(leaf -> leaf.mayIssue())));
        CASES.put(
                "no-key-identifiers",
                () -> signedBy(TRUSTED.signer(leaf -> leaf.withoutKeyIdentifiers())));
        CASES.put(
                "expired-intermediate",
                () ->
                        signedBy(
                                TRUSTED.signerBelow(
                                        leaf -> leaf.until(TestAuthority.NOON.minusSeconds(60)))));
        CASES.put("tampered-pixel", () -> Edits.flip(valid().bytes(), -12));
        CASES.put(
                "tampered-assertion",
                () -> Edits.replace("digitalCreation", "digitalCapture!").apply(valid().bytes()));
        CASES.put(
                "tampered-claim",
                () -> Edits.replace("xmp:iid:forged", "xmp:iid:f0rged").apply(valid().bytes()));
        CASES.put("tampered-signature", () -> valid().cose(bytes -> Edits.flip(bytes, -1)).bytes());
        CASES.put(
                "appended-bytes", () -> Arrays.copyOf(valid().bytes(), valid().bytes().length + 4));
        CASES.put("truncated-scan", () -> withoutTail(valid().bytes(), 20));
        CASES.put("truncated-store", () -> Arrays.copyOf(valid().bytes(), 600));
        CASES.put("wide-exclusion", () -> valid().widerBy(40).bytes());
        CASES.put("no-hard-binding", () -> valid().unbound().bytes());
        CASES.put("two-hard-bindings", () -> valid().boundTwice().bytes());
        CASES.put("undeclared-assertion", GoldenCases::undeclared);
        CASES.put("missing-assertion", GoldenCases::missing);
        CASES.put("no-actions", () -> Forgery.of(JPEG, TRUSTED.signer()).bytes());
        CASES.put("created-not-first", GoldenCases::createdNotFirst);
        CASES.put("opened-without-parent", GoldenCases::openedWithoutParent);
        CASES.put("duplicate-manifest", GoldenCases::duplicateManifest);
        CASES.put("two-stores", GoldenCases::twoStores);
        CASES.put("attached-payload", () -> valid().cose(GoldenCases::attached).bytes());
        CASES.put("unknown-algorithm", GoldenCases::unknownAlgorithm);
        CASES.put("claim-not-cbor", () -> valid().claimBytes(GoldenCases::cut).bytes());
        CASES.put("claim-key-twice", () -> valid().claim(map -> map.put("alg", "sha512")).bytes());
        CASES.put("claim-no-generator", GoldenCases::noGenerator);
        CASES.put("time-stamp-manifest", () -> valid().type(JumbfType.TIME_STAMP_MANIFEST).bytes());
        CASES.put("update-without-parent", () -> valid().type(JumbfType.UPDATE_MANIFEST).bytes());
        CASES.put("self-redacted", GoldenCases::selfRedacted);
    }

    private GoldenCases() {}

    /// How each asset is made, by the name of its folder.
    public static Map<String, Supplier<byte[]>> all() {
        return Map.copyOf(CASES);
    }

    private static Forgery valid() {
        return Forgery.valid(JPEG, TRUSTED.signer());
    }

    private static byte[] signedBy(Signer signer) {
        return Forgery.valid(JPEG, signer).bytes();
    }

    private static byte[] withoutTail(byte[] bytes, int count) {
        return Arrays.copyOf(bytes, bytes.length - count);
    }

    private static byte[] cut(byte[] claim) {
        return withoutTail(claim, 3);
    }

    private static byte[] undeclared() {
        return valid().assertion("com.example.hidden", new CborMapBuilder().put("a", "b").build())
                .undeclared("com.example.hidden")
                .bytes();
    }

    private static byte[] missing() {
        return valid().assertion("com.example.there", new CborMapBuilder().put("a", "b").build())
                .store(Edits.replace("com.example.there\u0000", "com.example.gone!\u0000"))
                .bytes();
    }

    private static byte[] createdNotFirst() {
        return Forgery.of(JPEG, TRUSTED.signer())
                .assertion(
                        "c2pa.actions.v2",
                        Forgery.actions(
                                Forgery.action("c2pa.edited", Forgery.DIGITAL_CREATION),
                                Forgery.action("c2pa.created", Forgery.DIGITAL_CREATION)))
                .bytes();
    }

    private static byte[] openedWithoutParent() {
        return Forgery.of(JPEG, TRUSTED.signer())
                .assertion(
                        "c2pa.actions.v2",
                        Forgery.actions(new CborMapBuilder().put("action", "c2pa.opened").build()))
                .bytes();
    }

    /// Another manifest of the same label stands before the real one.
    private static byte[] duplicateManifest() {
        return valid().before(JumbfWriter.superbox(JumbfType.MANIFEST, Forgery.LABEL, List.of()))
                .bytes();
    }

    private static byte[] twoStores() {
        var once = valid().bytes();
        return Forgery.valid(once, TRUSTED.signer()).bytes();
    }

    private static byte[] attached(byte[] cose) {
        return rewritten(cose, 2, CborValue.of(new byte[] {1, 2, 3}));
    }

    private static byte[] unknownAlgorithm() {
        return valid().cose(
                        cose ->
                                rewritten(
                                        cose,
                                        0,
                                        CborValue.of(
                                                CborWriter.write(
                                                        new CborMapBuilder()
                                                                .put(
                                                                        CborValue.of(1),
                                                                        CborValue.of(-65535))
                                                                .put(
                                                                        CborValue.of(33),
                                                                        CborValue.of(certificate()))
                                                                .build()))))
                .bytes();
    }

    private static byte[] certificate() {
        try {
            return TRUSTED.signer().chain().getFirst().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] rewritten(byte[] cose, int part, CborValue value) {
        try {
            if (CborReader.read(Bytes.of(cose)) instanceof CborValue.Tag(var tag, var content)
                    && content instanceof CborValue.Array(var parts)) {
                var changed = new ArrayList<>(parts);
                changed.set(part, value);
                return CborWriter.write(new CborValue.Tag(tag, new CborValue.Array(changed)));
            }
            throw new IllegalStateException("No signature");
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] noGenerator() {
        return valid().claimBytes(Edits.replace("claim_generator_info", "claim_generator_lost"))
                .bytes();
    }

    private static byte[] selfRedacted() {
        return valid().claim(
                        map ->
                                map.put(
                                        "redacted_assertions",
                                        new CborValue.Array(
                                                List.of(
                                                        CborValue.of(
                                                                "self#jumbf=/c2pa/"
                                                                        + Forgery.LABEL
                                                                        + "/c2pa.assertions/c2pa.actions.v2")))))
                .bytes();
    }
}
