package dev.candor.c2pa;

import static dev.candor.c2pa.kit.TestAuthority.CLOCK;
import static dev.candor.c2pa.kit.TestAuthority.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.DevelopmentTimeStamper;
import dev.candor.c2pa.definition.ClaimGenerator;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Issuer;
import dev.candor.c2pa.kit.Media;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.kit.TestResponder;
import dev.candor.c2pa.kit.TestStamps;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.port.CallbackSigner;
import dev.candor.c2pa.port.OcspClient;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.port.SigningException.Reason;
import dev.candor.c2pa.port.TimeStamper;
import dev.candor.c2pa.report.Code;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What others attest of a signature when it is made: its time, and that no certificate was
/// revoked; and what the verifier says of it before it becomes the target.
class AttestedSigningTest {
    private static final TestAuthority AUTHORITY = TestAuthority.trusted();
    private static final DevelopmentAuthority STAMPS =
            DevelopmentAuthority.create("Stamps", CLOCK, new SecureRandom());
    private static final TimeStamper STAMPER = stamperAt(NOON);
    private static final Issuer ROOT = AUTHORITY.issuer();
    private static final Issuer RESPONDING =
            ROOT.issue(wish -> wish.serial(31).responder("http://ocsp.example/"));

    @TempDir Path folder;

    private static TimeStamper stamperAt(Instant time) {
        return new DevelopmentTimeStamper(
                STAMPS.issueTimeStamper("Stamps", "Clock"),
                Clock.fixed(time, ZoneOffset.UTC),
                new SecureRandom());
    }

    @ParameterizedTest
    @EnumSource
    void stampOutlivesTheCertificate(SigningAlgorithm algorithm) throws Exception {
        var signer = holder(algorithm).signer(algorithm);

        var signed = sign(signing().stampedBy(STAMPER), signer);

        var report = verify(signed, NOON.plus(Duration.ofDays(900)));
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(codes(report))
                .contains(
                        StatusCode.TIME_STAMP_VALIDATED,
                        StatusCode.TIME_STAMP_TRUSTED,
                        StatusCode.CLAIM_SIGNATURE_INSIDE_VALIDITY);
    }

    private static Issuer holder(SigningAlgorithm algorithm) {
        return ROOT.issue(
                wish ->
                        wish.key(
                                switch (algorithm) {
                                    case ES256 -> "secp256r1";
                                    case ES384 -> "secp384r1";
                                    case ES512 -> "secp521r1";
                                    case PS256, PS384, PS512 -> "RSA2048";
                                    case ED25519 -> "Ed25519";
                                }));
    }

    @Test
    void withoutAStampTheCertificateEnds() throws Exception {
        var signed = sign(signing(), AUTHORITY.signer());

        assertThat(codes(verify(signed, NOON.plus(Duration.ofDays(900)))))
                .contains(StatusCode.CLAIM_SIGNATURE_OUTSIDE_VALIDITY);
    }

    /// Tokens of every length leave room that the padding has to meet to the byte.
    @Test
    void stampMayBeOfAnyLength() throws Exception {
        var root = ROOT.certificate();
        for (int length = 0; length < 40; length++) {
            var name = "C=XX,O=%s,CN=Stamps".formatted("x".repeat(1 + length * 7));
            var stamps = AUTHORITY.stamps(leaf -> leaf.subject(name));
            var signed =
                    sign(
                            signing().stampedBy(request -> stamps.answer(request, NOON)),
                            AUTHORITY.signer());

            var report =
                    new Verifier(AUTHORITY.anchors().withTimeStamping(List.of(root)), CLOCK)
                            .verify(signed);
            assertThat(codes(report)).contains(StatusCode.TIME_STAMP_TRUSTED);
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void stampThatDoesNotHoldIsRefused(TimeStamper stamper, String words) throws Exception {
        assertRefused(signing().stampedBy(stamper), AUTHORITY.signer(), Reason.TIME_STAMP, words);
    }

    @SuppressWarnings("UnusedMethod") // JUnit calls it
    static Stream<Arguments> stampThatDoesNotHoldIsRefused() {
        var fine = AUTHORITY.stamps(leaf -> {});
        return Stream.of(
                refused(
                        request -> {
                            throw new IOException("no route");
                        },
                        "gives no time stamp: no route"),
                refused(request -> new byte[] {1, 2, 3}, "answers with what is no time stamp"),
                refused(request -> fine.response(request, NOON, 2), "refuses with status 2"),
                refused(
                        request -> STAMPER.stamp(new byte[] {1}),
                        "refuses with status 2: The request cannot be answered"),
                refused(
                        request -> STAMPER.stamp(other()),
                        "answers with what is no time stamp of this request: response"
                                + " contains wrong nonce value."),
                refused(
                        request -> fine.response(request, NOON, 0),
                        "answers with what is no time stamp of this request"),
                refused(
                        request ->
                                AUTHORITY
                                        .stamps(leaf -> leaf.purposes(TestAuthority.CLAIM_SIGNING))
                                        .answer(request, NOON),
                        "has certificates that are not acceptable. The certificate of CN=Stamps,"
                                + "O=Test Stamps,C=XX is not for time stamps alone: extended key"
                                + " usage [1.3.6.1.4.1.62558.2.1] (rule: an extended key usage that"
                                + " allows what the key is used for)."),
                refused(
                        request ->
                                AUTHORITY
                                        .stamps(leaf -> leaf.until(NOON.minusSeconds(60)))
                                        .answer(request, NOON),
                        "says it is 2026-03-01T12:00:00Z, when its own certificates are not in"
                                + " force"),
                refused(
                        request ->
                                fine.answer(request, NOON.minus(Duration.ofDays(10).plusHours(1))),
                        "says it is 2026-02-19T11:00:00Z, when its own certificates are not in"
                                + " force"),
                refused(
                        request -> fine.sending(List.of()).answer(request, NOON),
                        "gives a time stamp without its certificate"),
                refused(
                        request -> fine.sending(with(fine, 40)).answer(request, NOON),
                        "The time stamp does not fit: 12288 bytes are kept for it"));
    }

    private static Arguments refused(TimeStamper stamper, String words) {
        return Arguments.of(stamper, words);
    }

    private static byte[] other() throws IOException {
        var request = new TimeStampRequestGenerator();
        request.setCertReq(true);
        return request.generate(TSPAlgorithms.SHA256, new byte[32]).getEncoded();
    }

    /// The authority's own certificate, and many others.
    private static List<X509Certificate> with(TestStamps authority, int others) {
        return Stream.concat(
                        authority.certificates().stream(),
                        Stream.iterate(500L, number -> number + 1)
                                .limit(others)
                                .map(
                                        number ->
                                                ROOT.issue(wish -> wish.serial(number))
                                                        .certificate()))
                .toList();
    }

    @Test
    void stampIsAskedForUnderThePolicyNamed() throws Exception {
        var signing = signing().stampedBy(STAMPER, DevelopmentTimeStamper.POLICY);

        assertThat(codes(verify(sign(signing, AUTHORITY.signer()), NOON)))
                .contains(StatusCode.TIME_STAMP_TRUSTED);
    }

    @Test
    void stampUnderAnotherPolicyIsRefused() throws Exception {
        assertRefused(
                signing().stampedBy(STAMPER, "1.2.3"),
                AUTHORITY.signer(),
                Reason.TIME_STAMP,
                "refuses with status 2");
        assertRefused(
                signing()
                        .stampedBy(
                                request -> AUTHORITY.stamps(leaf -> {}).answer(request, NOON),
                                "1.2.3"),
                AUTHORITY.signer(),
                Reason.TIME_STAMP,
                "answers with what is no time stamp of this request");
    }

    @Test
    void signerThatWasNotYetInForceAtTheStampIsRefused() throws Exception {
        var early =
                new DevelopmentTimeStamper(
                        DevelopmentAuthority.create(
                                        "Early",
                                        Clock.fixed(
                                                NOON.minus(Duration.ofDays(30)), ZoneOffset.UTC),
                                        new SecureRandom())
                                .issueTimeStamper("Early", "Clock"),
                        Clock.fixed(NOON.minus(Duration.ofDays(20)), ZoneOffset.UTC),
                        new SecureRandom());

        assertRefused(
                signing().stampedBy(early),
                AUTHORITY.signer(),
                Reason.TIME_STAMP,
                "says it is 2026-02-09T12:00:00Z, when the signer's certificates are not in"
                        + " force");
    }

    /// With a time stamp a stapled answer says that the certificate was good then.
    @Test
    void answerOfTheResponderIsStapled() throws Exception {
        var signing = signing().stampedBy(STAMPER).stapling(saying(TestResponder.GOOD));

        var report = verify(sign(signing, signer()), NOON.plus(Duration.ofDays(900)));

        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(codes(report)).contains(StatusCode.SIGNING_CREDENTIAL_OCSP_NOT_REVOKED);
    }

    @Test
    void answersOfIntermediatesAreStapledToo() throws Exception {
        var middle =
                ROOT.issue(
                        wish ->
                                wish.authority()
                                        .subject("Middle")
                                        .responder("http://ocsp.example/middle"));
        var leaf = middle.issue(wish -> wish.serial(33).responder("http://ocsp.example/leaf"));
        var asked = Collections.synchronizedList(new ArrayList<String>());
        OcspClient client =
                (uri, request, limit) -> {
                    asked.add(uri.getPath());
                    return uri.getPath().equals("/leaf")
                            ? current(TestResponder.of(middle, middle.certificate()))
                                    .answer(leaf.certificate(), TestResponder.GOOD)
                            : current(TestResponder.of(ROOT, ROOT.certificate()))
                                    .answer(middle.certificate(), TestResponder.GOOD);
                };

        var signed =
                sign(
                        signing().stampedBy(STAMPER).stapling(client),
                        leaf.signer(SigningAlgorithm.ES256));

        assertThat(asked).containsExactly("/leaf", "/middle");
        assertThat(codes(verify(signed, NOON)))
                .contains(StatusCode.SIGNING_CREDENTIAL_OCSP_NOT_REVOKED);
    }

    @Test
    void oneAnswerServesManySignatures() throws Exception {
        var asked = new AtomicInteger();
        var good = saying(TestResponder.GOOD);
        var signing =
                signing()
                        .stapling(
                                (uri, request, limit) -> {
                                    asked.incrementAndGet();
                                    return good.ask(uri, request, limit);
                                });

        sign(signing, signer());
        sign(signing, signer());

        assertThat(asked).hasValue(1);
    }

    @Test
    void certificateThatNamesNoResponderIsNotAskedAbout() throws Exception {
        OcspClient nobody =
                (uri, request, limit) -> {
                    throw new AssertionError(uri);
                };

        assertThat(verify(sign(signing().stapling(nobody), AUTHORITY.signer()), NOON).state())
                .isEqualTo(ValidationState.TRUSTED);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void certificateInDoubtSignsNothing(OcspClient client, String words) throws Exception {
        assertRefused(signing().stapling(client), signer(), Reason.REVOCATION, words);
    }

    @SuppressWarnings("UnusedMethod") // JUnit calls it
    static Stream<Arguments> certificateInDoubtSignsNothing() {
        var holder = "The certificate of CN=Signer,O=Test Signer,C=XX ";
        OcspClient silent =
                (uri, request, limit) -> {
                    throw new IOException("no route");
                };
        OcspClient old =
                (uri, request, limit) ->
                        TestResponder.of(ROOT, ROOT.certificate())
                                .between(NOON.minusSeconds(60), NOON.minusSeconds(30))
                                .answer(RESPONDING.certificate(), TestResponder.GOOD);
        return Stream.of(
                Arguments.of(
                        saying(
                                TestResponder.revoked(
                                        NOON.minusSeconds(60), CRLReason.keyCompromise)),
                        holder + "is revoked, its OCSP responder says"),
                Arguments.of(
                        saying(TestResponder.UNKNOWN),
                        holder
                                + "is not known to its OCSP responder, or the answer is out of"
                                + " date"),
                Arguments.of(
                        old,
                        holder
                                + "is not known to its OCSP responder, or the answer is out of"
                                + " date"),
                Arguments.of(
                        silent,
                        holder
                                + "may be revoked: its OCSP responder gave no answer that can be"
                                + " believed"));
    }

    @Test
    void issuerThatIsNotKnownCannotBeAskedFor() throws Exception {
        assertRefused(
                new Signing(CLOCK, UUID::randomUUID).stapling(saying(TestResponder.GOOD)),
                signer(),
                Reason.REVOCATION,
                "The certificate of CN=Signer,O=Test Signer,C=XX cannot be asked about: no trust"
                        + " anchor is its issuer");
    }

    private static Signer signer() {
        return RESPONDING.signer(SigningAlgorithm.ES256);
    }

    private static OcspClient saying(CertificateStatus status) {
        return (uri, request, limit) ->
                current(TestResponder.of(ROOT, ROOT.certificate()))
                        .answer(RESPONDING.certificate(), status);
    }

    private static TestResponder current(TestResponder responder) {
        return responder.between(NOON.minusSeconds(60), NOON.plus(Duration.ofHours(12)));
    }

    @Test
    void whatDoesNotVerifyIsNotKept() throws Exception {
        assertRefused(
                signing(),
                lying(),
                Reason.OUTCOME,
                "What was written does not verify, so it was not kept. claimSignature.mismatch:");
    }

    @Test
    void verifyingCanBeLeftOut() throws Exception {
        var signed = sign(signing().withoutVerifying(), lying());

        assertThat(codes(verify(signed, NOON))).contains(StatusCode.CLAIM_SIGNATURE_MISMATCH);
    }

    @Test
    void signerWhomNobodyVouchesForIsVerifiedToo() throws Exception {
        var signed = sign(new Signing(CLOCK, UUID::randomUUID), TestAuthority.stranger().signer());

        assertThat(verify(signed, NOON).state()).isEqualTo(ValidationState.VALID);
    }

    /// What was wrong with a parent before is written down, and stops nobody.
    @Test
    void brokenParentCanBeOpened() throws Exception {
        var first = sign(signing(), AUTHORITY.signer());
        var bytes = Files.readAllBytes(first);
        Files.write(first, Edits.flip(bytes, bytes.length - 5));
        var target = folder.resolve("opened.jpg");

        signing()
                .sign(
                        first,
                        target,
                        ManifestDefinition.opened().by(new ClaimGenerator("Test Kit", "1")),
                        AUTHORITY.signer());

        assertThat(target).exists();
    }

    /// Signs a probe as it should, and claims wrongly.
    private static Signer lying() {
        var known = AUTHORITY.signer();
        return new CallbackSigner(
                SigningAlgorithm.ES256,
                known.chain(),
                message ->
                        known.sign(
                                new String(message, StandardCharsets.ISO_8859_1)
                                                .startsWith("Candor: ")
                                        ? message
                                        : Arrays.copyOf(message, message.length - 1)));
    }

    private void assertRefused(Signing signing, Signer signer, Reason reason, String words)
            throws IOException {
        var source = Files.write(folder.resolve("source.jpg"), Media.jpeg());

        var refused =
                catchThrowableOfType(
                        SigningException.class,
                        () ->
                                signing.sign(
                                        source,
                                        folder.resolve("target.jpg"),
                                        definition(),
                                        signer));

        assertThat(refused).isNotNull().hasMessageContaining(words);
        assertThat(refused.reason()).isEqualTo(reason);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(source);
        }
    }

    private static Signing signing() {
        return new Signing(CLOCK, UUID::randomUUID, AUTHORITY.anchors());
    }

    private static ManifestDefinition definition() {
        return ManifestDefinition.created(DigitalSourceType.DIGITAL_CREATION)
                .by(new ClaimGenerator("Test Kit", "1"));
    }

    private Path sign(Signing signing, Signer signer) throws Exception {
        var source = Files.write(folder.resolve("source.jpg"), Media.jpeg());
        var target = folder.resolve(UUID.randomUUID() + ".jpg");
        signing.sign(source, target, definition(), signer);
        return target;
    }

    private static VerificationReport verify(Path asset, Instant at) throws Exception {
        var anchors = AUTHORITY.anchors().withTimeStamping(List.of(STAMPS.root()));
        return new Verifier(ValidationPolicy.offline(anchors, Clock.fixed(at, ZoneOffset.UTC)))
                .verify(asset);
    }

    private static List<Code> codes(VerificationReport report) {
        return report.findings().stream().map(Finding::code).toList();
    }
}
