package dev.candor.c2pa;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.certificate.AllowedList;
import dev.candor.c2pa.certificate.Anchor;
import dev.candor.c2pa.certificate.KeyPurpose;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.certificate.TrustList;
import dev.candor.c2pa.certificate.TrustList.Kind;
import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.kit.CoseForge;
import dev.candor.c2pa.kit.Forgery;
import dev.candor.c2pa.kit.Issuer;
import dev.candor.c2pa.kit.Issuer.Wish;
import dev.candor.c2pa.kit.Media;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.kit.TestStamps;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x509.KeyUsage;

/// Who signed, and whether they may: certificates, chains, anchors and the headers of signatures
/// (VAL-CRYP-0006 to 0016, VAL-TRUS-0001 and 0002, VAL-CRYP-0029 to 0031).
class GoldenTrustTest extends GoldenFolder {
    private static final String MICROSOFT_SIGNING = "1.3.6.1.4.1.311.76.59.1.9";
    private static final Instant YESTERDAY = TestAuthority.NOON.minus(Duration.ofDays(1));
    private static final Issuer ROOT = TestAuthority.trusted().issuer();
    private static final Issuer STRANGER = TestAuthority.stranger().issuer();
    private static final Issuer SIGNER = ROOT.issue(wish -> {});
    private static final CborValue CHAIN = CborValue.of(33);
    private static final CborValue CRITICAL = CborValue.of(2);
    private static final Map<String, Supplier<byte[]>> CASES = new TreeMap<>();

    static {
        profile();
        authorities();
        anchors();
        headers();
    }

    GoldenTrustTest() {
        super("trust", "jpg", CASES);
    }

    /// VAL-CRYP-0005 and VAL-CRYP-0006: each rule of the certificate profile (C2PA 2.4,
    /// 14.5.1.1), broken.
    private static void profile() {
        signer("version-1", Wish::ofFirstVersion);
        signer("unique-identifiers", Wish::uniqueIds);
        signer("no-key-usage", wish -> wish.usage(0));
        signer("usage-without-signatures", wish -> wish.usage(KeyUsage.keyAgreement));
        signer(
                "issuing-usage-without-authority",
                wish -> wish.usage(KeyUsage.digitalSignature | KeyUsage.keyCertSign));
        signer("no-authority-key-identifier", Wish::withoutAuthorityKey);
        signer("any-purpose", wish -> wish.purposes(KeyPurpose.ANY, TestAuthority.CLAIM_SIGNING));
        signer(
                "answering-purpose-too",
                wish -> wish.purposes(TestAuthority.CLAIM_SIGNING, KeyPurpose.OCSP_SIGNING));
        signer("stamping-purpose-alone", wish -> wish.purposes(TestAuthority.TIME_STAMPING));
        signer("signed-with-sha1", wish -> wish.signature("SHA1withECDSA"));
        signer("fine-without-subject-key-identifier", Wish::withoutSubjectKey);
        signer(
                "fine-with-strange-purpose-too",
                wish -> wish.purposes(TestAuthority.CLAIM_SIGNING, "1.2.3.4"));
        algorithm("fine-rsa-2048", "RSA2048", SigningAlgorithm.PS256);
        algorithm("fine-ed25519", "Ed25519", SigningAlgorithm.ED25519);
        algorithm("fine-p521-with-es256", "secp521r1", SigningAlgorithm.ES256);
    }

    /// VAL-CRYP-0006 again: not the signer's certificate alone.
    private static void authorities() {
        below("authority-rsa-1024", wish -> wish.key("RSA1024"));
        below("authority-without-ca", Wish::noAuthority);
        below("authority-not-for-issuing", wish -> wish.usage(KeyUsage.digitalSignature));
        below("authority-without-subject-key-identifier", Wish::withoutSubjectKey);
        below("authority-without-authority-key-identifier", Wish::withoutAuthorityKey);
        below("fine-authority", wish -> wish.pathLength(0));
        CASES.put(
                "path-too-long",
                () ->
                        signed(
                                authority("First", 501, wish -> wish.pathLength(0))
                                        .issue(
                                                wish ->
                                                        wish.subject("Second")
                                                                .serial(502)
                                                                .authority())
                                        .issue(wish -> {})));
    }

    /// VAL-CRYP-0008, VAL-CRYP-0009, VAL-CRYP-0010, VAL-CRYP-0011 and VAL-CRYP-0012: whom anchors
    /// vouch for, and when.
    private static void anchors() {
        CASES.put("anchor-not-yet", () -> signed(SIGNER));
        CASES.put("anchor-no-longer", () -> signed(SIGNER));
        CASES.put("anchor-no-longer-stamped-before", () -> stamped(YESTERDAY));
        CASES.put("anchor-not-yet-stamped-before", () -> stamped(YESTERDAY));
        CASES.put("anchor-for-other-purposes", () -> signed(SIGNER));
        CASES.put("anchor-for-time-stamps", () -> signed(SIGNER));
        CASES.put("allowed-signer", () -> signed(SIGNER));
        signer("accepted-purpose", wish -> wish.purposes(MICROSOFT_SIGNING));
        CASES.put(
                "chain-out-of-order",
                () -> {
                    var signer = authority("Middle", 504, wish -> {}).issue(wish -> {});
                    return signed(
                            signer.sending(
                                    signer.certificate(),
                                    STRANGER.certificate(),
                                    signer.chain().getLast()));
                });
        CASES.put(
                "root-sent-along",
                () -> signed(SIGNER.sending(SIGNER.certificate(), ROOT.certificate())));
        CASES.put("impostor", () -> signed(ROOT.withKeyOf(STRANGER).issue(wish -> {})));
    }

    /// VAL-CRYP-0016 and 14.5: in which header the chain may lie; RFC 9052, 3.1: what must be
    /// understood; VAL-CRYP-0007, VAL-CRYP-0013; VAL-CRYP-0030, VAL-CRYP-0031: the claimed time
    /// of signing.
    private static void headers() {
        headers("chain-by-old-label", basic().put("x5chain", mine()), nothing());
        headers(
                "chain-by-both-labels",
                basic().put(CHAIN, mine()).put("x5chain", der(STRANGER.certificate())),
                nothing());
        headers("chain-unprotected", basic(), nothing().put(CHAIN, mine()));
        headers("chain-in-both-buckets", with33(), nothing().put(CHAIN, mine()));
        headers("no-chain", basic(), nothing());
        headers("no-algorithm", nothing().put(CHAIN, mine()), nothing());
        headers("critical-and-understood", with33().put(CRITICAL, labels(33)), nothing());
        headers(
                "critical-and-not-understood",
                with33().put(CRITICAL, labels(99)).put(CborValue.of(99), CborValue.of(1)),
                nothing());
        headers("critical-and-not-there", with33().put(CRITICAL, labels(3)), nothing());
        headers("critical-unprotected", with33(), nothing().put(CRITICAL, labels(33)));
        headers("claimed-time", with33().put("iat", time(TestAuthority.NOON)), nothing());
        headers(
                "claimed-time-too-early",
                with33().put("iat", time(TestAuthority.NOON.minus(Duration.ofDays(100)))),
                nothing());
        headers("claimed-time-that-is-none", with33().put("iat", "noon"), nothing());
    }

    @Override
    protected VerificationReport verify(Path input) throws UnreadableAssetException, IOException {
        var name = input.getName(input.getNameCount() - 2).toString();
        return new Verifier(anchors(name), TestAuthority.CLOCK).verify(input);
    }

    private static TrustAnchors anchors(String name) {
        var root = Anchor.of(ROOT.certificate());
        var noon = TestAuthority.NOON;
        return switch (name) {
            case "anchor-not-yet" -> trusting(root.between(noon.plusSeconds(1), null));
            case "anchor-no-longer" -> trusting(root.between(null, noon.minusSeconds(1)));
            case "anchor-no-longer-stamped-before" ->
                    trusting(root.between(null, noon.minusSeconds(1)))
                            .withTimeStamping(List.of(ROOT.certificate()));
            case "anchor-not-yet-stamped-before" ->
                    trusting(root.between(noon.minusSeconds(1), null))
                            .withTimeStamping(List.of(ROOT.certificate()));
            case "anchor-for-other-purposes" ->
                    trusting(root.only(Set.of(KeyPurpose.DOCUMENT_SIGNING)));
            case "anchor-for-time-stamps" ->
                    TrustAnchors.none()
                            .withTimeStamping(List.of(ROOT.certificate()))
                            .withIdentities(List.of(ROOT.certificate()));
            case "allowed-signer" ->
                    TrustAnchors.none().with(AllowedList.of(List.of(SIGNER.certificate())));
            case "accepted-purpose" -> trusting(root).accepting(Set.of(MICROSOFT_SIGNING));
            default -> trusting(root);
        };
    }

    private static TrustAnchors trusting(Anchor anchor) {
        return TrustAnchors.of(
                List.of(
                        new TrustList(
                                Use.CLAIM_SIGNING,
                                Kind.CERTIFICATES,
                                "test",
                                "test",
                                null,
                                null,
                                null,
                                List.of(anchor))));
    }

    private static void signer(String name, Consumer<Wish> wishes) {
        CASES.put(name, () -> signed(ROOT.issue(wishes)));
    }

    private static void algorithm(String name, String key, SigningAlgorithm algorithm) {
        CASES.put(
                name,
                () ->
                        Forgery.valid(
                                        Media.jpeg(),
                                        ROOT.issue(wish -> wish.key(key)).signer(algorithm))
                                .bytes());
    }

    private static void below(String name, Consumer<Wish> wishes) {
        CASES.put(name, () -> signed(authority("Middle", 500, wishes).issue(wish -> {})));
    }

    private static Issuer authority(String name, long serial, Consumer<Wish> wishes) {
        return ROOT.issue(
                wish -> {
                    wish.subject(name).serial(serial).authority();
                    wishes.accept(wish);
                });
    }

    private static byte[] stamped(Instant time) {
        var authority =
                ROOT.issue(
                        wish ->
                                wish.subject("Stamps")
                                        .serial(600)
                                        .purposes(TestAuthority.TIME_STAMPING));
        return Forgery.valid(Media.jpeg(), SIGNER.signer(SigningAlgorithm.ES256))
                .cose(TestStamps.of(authority, "SHA256withECDSA").stampAt(time))
                .bytes();
    }

    private static byte[] signed(Issuer signer) {
        return Forgery.valid(Media.jpeg(), signer.signer(SigningAlgorithm.ES256)).bytes();
    }

    private static void headers(String name, CborMapBuilder inside, CborMapBuilder outside) {
        CASES.put(
                name,
                () ->
                        CoseForge.asset(
                                SIGNER.signer(SigningAlgorithm.ES256),
                                inside.build(),
                                outside.build()));
    }

    private static CborMapBuilder nothing() {
        return new CborMapBuilder();
    }

    private static CborMapBuilder basic() {
        return nothing().put(CborValue.of(1), CborValue.of(SigningAlgorithm.ES256.coseNumber()));
    }

    private static CborMapBuilder with33() {
        return basic().put(CHAIN, mine());
    }

    private static CborValue mine() {
        return der(SIGNER.certificate());
    }

    private static CborValue der(X509Certificate certificate) {
        try {
            return CborValue.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CborValue labels(long... labels) {
        return new CborValue.Array(Arrays.stream(labels).mapToObj(CborValue::of).toList());
    }

    private static CborValue time(Instant at) {
        return CborValue.of(at.getEpochSecond());
    }
}
