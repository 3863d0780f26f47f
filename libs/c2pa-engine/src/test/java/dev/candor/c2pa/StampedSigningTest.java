package dev.candor.c2pa;

import static dev.candor.c2pa.kit.TestAuthority.CLOCK;
import static dev.candor.c2pa.kit.TestAuthority.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.DevelopmentTimeStamper;
import dev.candor.c2pa.kit.Issuer;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.kit.TestStamps;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException.Reason;
import dev.candor.c2pa.port.TimeStamper;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The time of a signature, attested when it is made.
class StampedSigningTest extends AttestedSigningKit {
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
}
