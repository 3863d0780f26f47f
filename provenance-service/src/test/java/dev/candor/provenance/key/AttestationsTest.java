package dev.candor.provenance.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.Signing;
import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.DevelopmentTimeStamper;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.definition.ClaimGenerator;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.net.DevelopmentStampServer;
import dev.candor.c2pa.port.KeySigner;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.Code;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.kit.problem.Declined;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttestationsTest {
    private static final String AUTHORITY = "candor.provenance.attestation.stamp-authority";
    private static final String ALLOWED = "candor.provenance.attestation.stamp-authorities";
    private static final String RESPONDERS = "candor.provenance.attestation.ocsp-responders";
    private static final DevelopmentAuthority ROOT =
            DevelopmentAuthority.create("Example", Clock.systemUTC(), new SecureRandom());
    private static final TrustAnchors ANCHORS =
            new TrustAnchors(List.of(ROOT.root()), List.of(ROOT.root()));

    @TempDir Path folder;

    @BeforeEach
    void makePicture() throws IOException {
        var picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(picture, "png", folder.resolve("picture.png").toFile());
    }

    @Test
    void eachSignatureIsStampedByTheAuthorityThatIsSet() throws Exception {
        try (var server = DevelopmentStampServer.start(0, stamps())) {
            assertThat(codes(Map.of(AUTHORITY, server.address().toString())))
                    .contains(StatusCode.TIME_STAMP_VALIDATED, StatusCode.TIME_STAMP_TRUSTED);
        }
    }

    @Test
    void nobodyIsAskedWhereNothingIsSet() throws Exception {
        assertThat(codes(Map.of()))
                .contains(StatusCode.CLAIM_SIGNATURE_VALIDATED)
                .doesNotContain(StatusCode.TIME_STAMP_VALIDATED);
    }

    @Test
    void nothingIsSignedWhereTheAuthorityDoesNotAnswer() throws Exception {
        // given
        URI gone;
        try (var server = DevelopmentStampServer.start(0, stamps())) {
            gone = server.address();
        }

        // then
        assertThatThrownBy(() -> codes(Map.of(AUTHORITY, gone.toString())))
                .isInstanceOfSatisfying(
                        SigningException.class,
                        e -> assertThat(e.reason()).isEqualTo(SigningException.Reason.TIME_STAMP));
        assertThat(folder.resolve("signed.png")).doesNotExist();
    }

    @Test
    void nobodyIsAskedAboutACertificateThatNamesNoResponder() throws Exception {
        assertThat(codes(Map.of(RESPONDERS, "ocsp.example")))
                .contains(StatusCode.CLAIM_SIGNATURE_VALIDATED)
                .doesNotContain(StatusCode.SIGNING_CREDENTIAL_OCSP_NOT_REVOKED);
    }

    @Test
    void addressWithoutAHostDoesNotStart() {
        assertThatThrownBy(() -> attestations(Map.of(AUTHORITY, "timestamp")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stamp-authority");
    }

    @Test
    void identityIsStampedByTheAuthorityItNamesInPlaceOfTheOperators() throws Exception {
        // given
        try (var server = DevelopmentStampServer.start(0, stamps())) {
            var own = server.address();
            var set = Map.of(AUTHORITY, "http://127.0.0.1:1", ALLOWED, own.toString());

            // then
            assertThat(codes(set, new Attested(own, false)))
                    .contains(StatusCode.TIME_STAMP_TRUSTED);
        }
    }

    @Test
    void authorityThatIsAllowedStampsNobodyWhoDoesNotNameIt() throws Exception {
        assertThat(codes(Map.of(ALLOWED, "http://127.0.0.1:1")))
                .contains(StatusCode.CLAIM_SIGNATURE_VALIDATED)
                .doesNotContain(StatusCode.TIME_STAMP_VALIDATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8125/stamp",
                "http://127.0.0.1:8124/other",
                "https://127.0.0.1:8124/stamp",
                "http://127.0.0.1:8124/stamp?to=http://inside.example",
                "http://someone@127.0.0.1:8124/stamp",
                "http://169.254.169.254/stamp"
            })
    void nobodyChoosesWhereTheServiceConnectsTo(String address) {
        var attestations = attestations(Map.of(ALLOWED, "http://127.0.0.1:8124/stamp"));

        assertThatThrownBy(() -> attestations.require(new Attested(URI.create(address), false)))
                .isInstanceOfSatisfying(
                        Declined.class,
                        declined -> {
                            assertThat(declined.type())
                                    .isEqualTo(AttestationProblem.STAMP_AUTHORITY_NOT_ALLOWED);
                            assertThat(declined.pointer()).contains("/timeStampAuthority");
                            assertThat(declined.detail())
                                    .contains(address, "http://127.0.0.1:8124/stamp.");
                        });
    }

    @Test
    void whatTheOperatorTookBackSignsNothing() {
        var wish = new Attested(URI.create("http://stamps.example"), false);

        assertThatThrownBy(() -> codes(Map.of(), wish))
                .isInstanceOfSatisfying(
                        Declined.class,
                        declined -> {
                            assertThat(declined.type())
                                    .isEqualTo(AttestationProblem.STAMP_AUTHORITY_NOT_ALLOWED);
                            assertThat(declined.pointer()).isEmpty();
                        });
        assertThat(folder.resolve("signed.png")).doesNotExist();
    }

    @Test
    void staplingIsRefusedWhereNobodyMayBeAsked() {
        assertThatThrownBy(() -> attestations(Map.of()).require(new Attested(null, true)))
                .isInstanceOfSatisfying(
                        Declined.class,
                        declined ->
                                assertThat(declined.type())
                                        .isEqualTo(AttestationProblem.STAPLING_NOT_ALLOWED));
    }

    private List<Code> codes(Map<String, String> set) throws Exception {
        return codes(set, Attested.AS_THE_OPERATOR_SAYS);
    }

    private List<Code> codes(Map<String, String> set, Attested wish) throws Exception {
        var identity = ROOT.issueClaimSigner("Example Press", "Signer");
        var signed = folder.resolve("signed.png");
        Files.deleteIfExists(signed);
        attestations(set)
                .on(new Signing(Clock.systemUTC(), UUID::randomUUID, ANCHORS))
                .by(wish)
                .sign(
                        folder.resolve("picture.png"),
                        signed,
                        ManifestDefinition.created(DigitalSourceType.DIGITAL_CREATION)
                                .by(new ClaimGenerator("Test", "1")),
                        KeySigner.of(identity.key(), identity.chain()));
        return new Verifier(ANCHORS, Clock.systemUTC())
                .verify(signed).findings().stream().map(Finding::code).toList();
    }

    private static DevelopmentTimeStamper stamps() {
        return new DevelopmentTimeStamper(
                ROOT.issueTimeStamper("Example", "Clock"), Clock.systemUTC(), new SecureRandom());
    }

    private static Attestations attestations(Map<String, String> set) {
        return new Attestations(
                new SmallRyeConfigBuilder()
                        .withMapping(AttestationConfig.class)
                        .withDefaultValues(set)
                        .build()
                        .getConfigMapping(AttestationConfig.class));
    }
}
