package dev.candor.c2pa.certificate;

import static dev.candor.c2pa.kit.TestAuthority.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candor.c2pa.kit.Issuer;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.port.CallbackSigner;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignerCheckTest {
    private static final TestAuthority AUTHORITY = TestAuthority.trusted();

    private final SignerCheck check = new SignerCheck(KeyPurpose.FOR_CLAIMS);

    @ParameterizedTest
    @CsvSource({
        "ES256, secp256r1",
        "ES384, secp384r1",
        "ES512, secp521r1",
        "ES256, secp384r1",
        "ES512, secp256r1",
        "PS256, RSA2048",
        "PS384, RSA2048",
        "PS512, RSA2048",
        "ED25519, Ed25519"
    })
    void ordinarySignerMaySign(SigningAlgorithm algorithm, String key) {
        var signer = issue(wish -> wish.key(key)).signer(algorithm);

        assertThatCode(() -> check.require(signer, NOON)).doesNotThrowAnyException();
    }

    @Test
    void signerBelowAnIntermediateMaySign() {
        var middle = issue(Issuer.Wish::authority);
        var signer = middle.issue(wish -> wish.serial(5)).signer(SigningAlgorithm.ES256);

        assertThatCode(() -> check.require(signer, NOON)).doesNotThrowAnyException();
    }

    /// A refusal names the rule, the certificate and the value found.
    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource
    void unacceptableSignerIsRefused(
            ProfileRule rule, Signer signer, X509Certificate certificate, String found) {
        var refused =
                catchThrowableOfType(
                        RefusedCredentialException.class, () -> check.require(signer, NOON));

        assertThat(refused.reason()).isEqualTo(SigningException.Reason.CREDENTIAL);
        assertThat(refused.breaches()).containsExactly(new Breach(rule, certificate, found));
        assertThat(refused)
                .hasMessage(
                        "The certificate of %s %s (rule: %s).",
                        certificate.getSubjectX500Principal().getName(), found, rule.words());
    }

    @SuppressWarnings("UnusedMethod") // JUnit calls it
    static Stream<Arguments> unacceptableSignerIsRefused() {
        return Stream.concat(single(), chains());
    }

    private static Stream<Arguments> single() {
        var other = issue(wish -> wish.serial(6));
        var plain = issue(wish -> {});
        return Stream.of(
                alone(
                        ProfileRule.VALIDITY,
                        wish -> wish.until(NOON.minus(Duration.ofDays(1))),
                        "is in force from 2026-02-19T12:00:00Z to 2026-02-28T12:00:00Z, and now it"
                                + " is 2026-03-01T12:00:00Z"),
                alone(
                        ProfileRule.VALIDITY,
                        wish -> wish.from(NOON.plus(Duration.ofDays(1))),
                        "is in force from 2026-03-02T12:00:00Z to 2026-12-26T12:00:00Z, and now it"
                                + " is 2026-03-01T12:00:00Z"),
                alone(
                        ProfileRule.EXTENDED_KEY_USAGE,
                        wish -> wish.purposes(TestAuthority.SERVER_AUTHENTICATION),
                        "is not for signing claims: extended key usage [1.3.6.1.5.5.7.3.1]"),
                alone(
                        ProfileRule.EXTENDED_KEY_USAGE,
                        Issuer.Wish::purposes,
                        "has no extended key usage"),
                alone(
                        ProfileRule.KEY_USAGE,
                        wish -> wish.usage(KeyUsage.keyEncipherment),
                        "may not be used for digitalSignature"),
                alone(
                        ProfileRule.AUTHORITY_KEY_IDENTIFIER,
                        Issuer.Wish::withoutAuthorityKey,
                        "has no authority key identifier"),
                Arguments.of(
                        ProfileRule.ALGORITHM,
                        plain.signer(SigningAlgorithm.PS256),
                        plain.certificate(),
                        "has an elliptic curve key of 256 bits, which PS256 cannot use"),
                Arguments.of(
                        ProfileRule.KEY_PAIR,
                        plain.withKeyOf(other).signer(SigningAlgorithm.ES256),
                        plain.certificate(),
                        "has an elliptic curve key of 256 bits that is not the signer's: what the"
                                + " signer signed does not verify with it"));
    }

    private static Arguments alone(ProfileRule rule, Consumer<Issuer.Wish> defect, String found) {
        var signer = issue(defect);
        return Arguments.of(
                rule, signer.signer(SigningAlgorithm.ES256), signer.certificate(), found);
    }

    private static Stream<Arguments> chains() {
        var middle = issue(wish -> wish.authority().subject("Middle"));
        var twin = issue(wish -> wish.authority().subject("Middle").serial(9));
        var stranger = issue(wish -> wish.authority().subject("Stranger").serial(10));
        var expired =
                issue(
                        wish ->
                                wish.authority()
                                        .subject("Old")
                                        .until(NOON.minus(Duration.ofDays(1))));
        var unable = issue(wish -> wish.authority().subject("Unable").withoutSubjectKey());
        var signer = middle.issue(wish -> wish.serial(5));
        return Stream.of(
                Arguments.of(
                        ProfileRule.ORDER,
                        sending(signer, stranger.certificate()),
                        signer.certificate(),
                        "was issued by CN=Middle,O=Middle,C=XX, but the next one is that of"
                                + " CN=Stranger,O=Stranger,C=XX"),
                Arguments.of(
                        ProfileRule.ISSUER,
                        sending(signer, twin.certificate()),
                        signer.certificate(),
                        "is not signed by the key of the next one, that of"
                                + " CN=Middle,O=Middle,C=XX"),
                Arguments.of(
                        ProfileRule.ANCHOR,
                        sending(signer, middle.certificate(), AUTHORITY.root()),
                        AUTHORITY.root(),
                        "is self-signed, and in the chain as number 3"),
                Arguments.of(
                        ProfileRule.VALIDITY,
                        expired.issue(wish -> {}).signer(SigningAlgorithm.ES256),
                        expired.certificate(),
                        "is in force from 2026-02-19T12:00:00Z to 2026-02-28T12:00:00Z, and now it"
                                + " is 2026-03-01T12:00:00Z"),
                Arguments.of(
                        ProfileRule.SUBJECT_KEY_IDENTIFIER,
                        unable.issue(wish -> {}).signer(SigningAlgorithm.ES256),
                        unable.certificate(),
                        "has no subject key identifier"));
    }

    private static Signer sending(Issuer signer, X509Certificate... issuers) {
        var all = Stream.concat(Stream.of(signer.certificate()), Stream.of(issuers));
        return signer.sending(all.toArray(X509Certificate[]::new)).signer(SigningAlgorithm.ES256);
    }

    @Test
    void shortRsaKeyIsRefusedByRuleAndLength() {
        var signer = issue(wish -> wish.key("RSA1024"));

        var refused =
                catchThrowableOfType(
                        RefusedCredentialException.class,
                        () -> check.require(signer.signer(SigningAlgorithm.PS256), NOON));

        assertThat(refused.breaches())
                .contains(
                        new Breach(
                                ProfileRule.PUBLIC_KEY,
                                signer.certificate(),
                                "has an RSA key of 1024 bits"));
    }

    @Test
    void keyIsProbedOnce() throws Exception {
        var probes = new AtomicInteger();
        var known = issue(wish -> {});
        var key = known.signer(SigningAlgorithm.ES256);
        var signer =
                new CallbackSigner(
                        SigningAlgorithm.ES256,
                        known.chain(),
                        message -> {
                            probes.incrementAndGet();
                            return key.sign(message);
                        });

        check.require(signer, NOON);
        check.require(signer, NOON.plusSeconds(1));

        assertThat(probes).hasValue(1);
    }

    @Test
    void signerThatWasFineIsRefusedWhenItsCertificateEnds() throws Exception {
        var signer = issue(wish -> {}).signer(SigningAlgorithm.ES256);
        check.require(signer, NOON);

        var refused =
                catchThrowableOfType(
                        RefusedCredentialException.class,
                        () -> check.require(signer, NOON.plus(Duration.ofDays(301))));

        assertThat(refused.breaches())
                .extracting(Breach::rule)
                .containsExactly(ProfileRule.VALIDITY);
    }

    @Test
    void purposeOfTheOperatorsOwnIsAccepted() {
        var own = new SignerCheck(Set.of(TestAuthority.SERVER_AUTHENTICATION));
        var signer =
                issue(wish -> wish.purposes(TestAuthority.SERVER_AUTHENTICATION))
                        .signer(SigningAlgorithm.ES256);

        assertThatCode(() -> own.require(signer, NOON)).doesNotThrowAnyException();
    }

    @Test
    void anchorAtTheEndIsLeftOut() {
        var leaf = issue(wish -> {}).certificate();

        assertThat(SignerCheck.withoutAnchor(List.of(leaf, AUTHORITY.root())))
                .containsExactly(leaf);
        assertThat(SignerCheck.withoutAnchor(List.of(leaf))).containsExactly(leaf);
        assertThat(SignerCheck.withoutAnchor(List.of(AUTHORITY.root())))
                .containsExactly(AUTHORITY.root());
    }

    private static Issuer issue(Consumer<Issuer.Wish> wishes) {
        return AUTHORITY.issuer().issue(wishes);
    }
}
