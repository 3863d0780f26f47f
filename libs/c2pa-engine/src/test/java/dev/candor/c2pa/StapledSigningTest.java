package dev.candor.c2pa;

import static dev.candor.c2pa.kit.TestAuthority.CLOCK;
import static dev.candor.c2pa.kit.TestAuthority.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.kit.Issuer;
import dev.candor.c2pa.kit.TestResponder;
import dev.candor.c2pa.port.OcspClient;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException.Reason;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// That no certificate was revoked, attested when a signature is made.
class StapledSigningTest extends AttestedSigningKit {
    private static final Issuer RESPONDING =
            ROOT.issue(wish -> wish.serial(31).responder("http://ocsp.example/"));

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
}
