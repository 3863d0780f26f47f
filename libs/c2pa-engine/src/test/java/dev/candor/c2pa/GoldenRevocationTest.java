package dev.candor.c2pa;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.kit.CoseForge;
import dev.candor.c2pa.kit.Forgery;
import dev.candor.c2pa.kit.Issuer;
import dev.candor.c2pa.kit.Issuer.Wish;
import dev.candor.c2pa.kit.Media;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.kit.TestResponder;
import dev.candor.c2pa.kit.TestStamps;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.port.OcspClient;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPResp;

/// Whether certificates were revoked (VAL-CRYP-0032 to 0038, VAL-STRU-0023 to 0033). Signatures are
/// stamped yesterday, unless the case says otherwise.
class GoldenRevocationTest extends GoldenFolder {
    private static final Instant NOON = TestAuthority.NOON;
    private static final Instant YESTERDAY = NOON.minus(Duration.ofDays(1));
    private static final Instant LAST_MONTH = NOON.minus(Duration.ofDays(30));
    private static final Issuer ROOT = TestAuthority.trusted().issuer();
    private static final Issuer STRANGER = TestAuthority.stranger().issuer();
    private static final Issuer SIGNER = ROOT.issue(wish -> wish.responder("http://ocsp.example/"));
    private static final Issuer MIDDLE =
            ROOT.issue(wish -> wish.subject("Middle").serial(700).authority());
    private static final Map<String, Supplier<byte[]>> CASES = new TreeMap<>();

    static {
        stapled();
        notAuthorized();
        notAboutThis();
        elsewhere();
        asked();
    }

    GoldenRevocationTest() {
        super("revocation", "jpg", CASES);
    }

    @Override
    protected VerificationReport verify(Path input) throws UnreadableAssetException, IOException {
        var name = input.getName(input.getNameCount() - 2).toString();
        return new Verifier(policy(name)).verify(input);
    }

    private static ValidationPolicy policy(String name) {
        var trusted =
                TestAuthority.trusted().anchors().withTimeStamping(List.of(ROOT.certificate()));
        var nobody = TrustAnchors.none().withTimeStamping(List.of(ROOT.certificate()));
        var policy =
                ValidationPolicy.offline(
                        name.equals("revoked-by-whomever") ? nobody : trusted, TestAuthority.CLOCK);
        var revoked = TestResponder.revoked(LAST_MONTH, CRLReason.keyCompromise);
        return switch (name) {
            case "asked-good", "asked-nobody" -> policy.asking(saying(TestResponder.GOOD));
            case "asked-revoked" -> policy.asking(saying(revoked));
            case "asked-revoked-later" ->
                    policy.asking(
                            saying(
                                    TestResponder.revoked(
                                            NOON.minusSeconds(60), CRLReason.superseded)));
            case "asked-unknown" -> policy.asking(saying(TestResponder.UNKNOWN));
            case "asked-other-nonce" ->
                    policy.asking(
                            (uri, request, limit) ->
                                    ours().nonce(new byte[] {4, 1, 7})
                                            .answer(SIGNER.certificate(), TestResponder.GOOD));
            case "asked-out-of-date" ->
                    policy.asking(
                            (uri, request, limit) ->
                                    ours().between(LAST_MONTH, LAST_MONTH.plusSeconds(60))
                                            .answer(SIGNER.certificate(), TestResponder.GOOD));
            case "asked-in-vain" ->
                    policy.asking(
                            (uri, request, limit) -> {
                                throw new IOException("no route");
                            });
            case "asked-try-later" ->
                    policy.asking(
                            (uri, request, limit) -> TestResponder.refusal(OCSPResp.TRY_LATER));
            default -> policy;
        };
    }

    private static OcspClient saying(CertificateStatus status) {
        return (uri, request, limit) -> ours().answer(SIGNER.certificate(), status);
    }

    /// VAL-CRYP-0033, VAL-CRYP-0034, VAL-STRU-0026, VAL-STRU-0027, VAL-STRU-0029 and
    /// VAL-STRU-0030.
    private static void stapled() {
        var revoked = TestResponder.revoked(LAST_MONTH, CRLReason.keyCompromise);
        var lifted = TestResponder.revoked(LAST_MONTH, CRLReason.removeFromCRL);
        var later = TestResponder.revoked(NOON.minusSeconds(60), CRLReason.superseded);
        var about = SIGNER.certificate();
        stapled("good", ours().answer(about, TestResponder.GOOD));
        stapled(
                "good-without-next-update",
                ours().between(YESTERDAY, null).answer(about, TestResponder.GOOD));
        stapled(
                "good-after-signing",
                ours().between(NOON.minusSeconds(60), null).answer(about, TestResponder.GOOD));
        stapled("revoked", ours().answer(about, revoked));
        stapled("revoked-after-signing", ours().answer(about, later));
        stapled("taken-off-hold", ours().answer(about, lifted));
        stapled("unknown", ours().answer(about, TestResponder.UNKNOWN));
        stapled(
                "revoked-beside-good",
                ours().answer(about, TestResponder.GOOD),
                ours().answer(about, revoked));
        stapled(
                "revoked-after-signing-beside-good",
                ours().answer(about, later),
                ours().answer(about, TestResponder.GOOD));
        stapled(
                "good-beside-stranger",
                TestResponder.of(STRANGER, ROOT.certificate()).answer(about, revoked),
                ours().answer(about, TestResponder.GOOD));
        unstamped("good-without-time-stamp", ours().answer(about, TestResponder.GOOD));
        unstamped("revoked-without-time-stamp", ours().answer(about, revoked));
        stapled(
                "answered-by-delegate",
                delegate(ROOT, wish -> {}).answer(about, TestResponder.GOOD));
        stapled("answer-that-is-none", new byte[] {0x30, 3, 10, 1, 0});
        stapled("answer-try-later", TestResponder.refusal(OCSPResp.TRY_LATER));
        unstamped("nothing-stapled");
    }

    /// RFC 6960, 4.2.2.2: who may answer.
    private static void notAuthorized() {
        var about = SIGNER.certificate();
        var revoked = TestResponder.revoked(LAST_MONTH, CRLReason.keyCompromise);
        stapled(
                "answered-by-stranger",
                TestResponder.of(STRANGER, ROOT.certificate()).answer(about, revoked));
        stapled(
                "answered-by-impostor",
                TestResponder.of(ROOT.withKeyOf(STRANGER), ROOT.certificate())
                        .answer(about, revoked));
        stapled(
                "answered-by-delegate-of-another",
                delegate(STRANGER, wish -> {}).answer(about, TestResponder.GOOD));
        stapled(
                "answered-by-delegate-without-purpose",
                delegate(ROOT, wish -> wish.purposes(TestAuthority.EMAIL_PROTECTION))
                        .answer(about, TestResponder.GOOD));
        stapled(
                "answered-by-delegate-not-in-force",
                delegate(ROOT, wish -> wish.from(NOON.minusSeconds(60)))
                        .answer(about, TestResponder.GOOD));
        stapled(
                "answered-with-sha1",
                TestResponder.of(ROOT, ROOT.certificate(), "SHA1withECDSA")
                        .answer(about, TestResponder.GOOD));
    }

    /// Requirements 1, 5 and 6 of RFC 6960, 3.2, with the times of C2PA 2.4, 15.9.1.
    private static void notAboutThis() {
        var about = SIGNER.certificate();
        stapled(
                "about-another-number",
                ours().answer(
                                ROOT.issue(wish -> wish.serial(4243)).certificate(),
                                TestResponder.revoked(LAST_MONTH, CRLReason.keyCompromise)));
        stapled(
                "about-another-issuer",
                ours().naming(STRANGER.certificate())
                        .answer(about, TestResponder.revoked(LAST_MONTH, 1)));
        stapled(
                "good-before-signing",
                ours().between(LAST_MONTH, LAST_MONTH.plus(Duration.ofDays(7)))
                        .answer(about, TestResponder.GOOD));
        stapled(
                "revoked-before-signing",
                ours().between(LAST_MONTH, LAST_MONTH.plus(Duration.ofDays(7)))
                        .answer(about, TestResponder.revoked(LAST_MONTH, 1)));
        stapled(
                "not-yet-given",
                ours().between(NOON.plusSeconds(60), null).answer(about, TestResponder.GOOD));
    }

    /// VAL-STRU-0023, VAL-STRU-0024, VAL-CRYP-0032: answers in an assertion, and about authorities.
    private static void elsewhere() {
        CASES.put(
                "good-in-an-assertion",
                () ->
                        asset(SIGNER, stamping())
                                .assertion(
                                        "c2pa.certificate-status",
                                        CoseForge.answers(
                                                ours().answer(
                                                                SIGNER.certificate(),
                                                                TestResponder.GOOD)))
                                .bytes());
        CASES.put(
                "revoked-by-whomever",
                () ->
                        asset(
                                        SIGNER,
                                        stapling(
                                                TestResponder.of(STRANGER, ROOT.certificate())
                                                        .answer(
                                                                SIGNER.certificate(),
                                                                TestResponder.revoked(
                                                                        LAST_MONTH, 1))))
                                .bytes());
        var signer = MIDDLE.issue(wish -> {});
        authority("authority-good", signer, TestResponder.GOOD);
        authority("authority-revoked", signer, TestResponder.revoked(LAST_MONTH, 1));
        authority("authority-revoked-later", signer, TestResponder.revoked(NOON, 1));
    }

    private static void authority(String name, Issuer signer, CertificateStatus status) {
        CASES.put(
                name,
                () -> asset(signer, stapling(ours().answer(MIDDLE.certificate(), status))).bytes());
    }

    /// VAL-STRU-0028, VAL-STRU-0031 to 0033, VAL-CRYP-0035, VAL-CRYP-0036, VAL-CRYP-0037 and
    /// VAL-CRYP-0038: online, if the policy says so.
    private static void asked() {
        for (var name :
                List.of(
                        "asked-good",
                        "asked-revoked",
                        "asked-revoked-later",
                        "asked-unknown",
                        "asked-other-nonce",
                        "asked-in-vain",
                        "asked-try-later")) {
            CASES.put(name, () -> asset(SIGNER, stamping()).bytes());
        }
        CASES.put("asked-out-of-date", () -> asset(SIGNER, cose -> cose).bytes());
        CASES.put("asked-nobody", () -> asset(ROOT.issue(wish -> {}), stamping()).bytes());
    }

    private static TestResponder ours() {
        return TestResponder.of(ROOT, ROOT.certificate());
    }

    private static TestResponder delegate(Issuer issuer, Consumer<Wish> wishes) {
        return TestResponder.of(
                issuer.issue(
                        wish -> {
                            wish.subject("Responder").serial(701).purposes("1.3.6.1.5.5.7.3.9");
                            wishes.accept(wish);
                        }),
                ROOT.certificate());
    }

    private static void stapled(String name, byte[]... answers) {
        CASES.put(name, () -> asset(SIGNER, stapling(answers)).bytes());
    }

    private static void unstamped(String name, byte[]... answers) {
        CASES.put(name, () -> asset(SIGNER, CoseForge.stapling(answers)).bytes());
    }

    private static Forgery asset(Issuer signer, UnaryOperator<byte[]> cose) {
        return Forgery.valid(Media.jpeg(), signer.signer(SigningAlgorithm.ES256)).cose(cose);
    }

    private static UnaryOperator<byte[]> stapling(byte[]... answers) {
        return cose -> CoseForge.stapling(answers).apply(stamping().apply(cose));
    }

    private static UnaryOperator<byte[]> stamping() {
        var authority =
                ROOT.issue(
                        wish ->
                                wish.subject("Stamps")
                                        .serial(600)
                                        .purposes(TestAuthority.TIME_STAMPING));
        return TestStamps.of(authority, "SHA256withECDSA").stampAt(YESTERDAY);
    }
}
