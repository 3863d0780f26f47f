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
import dev.candor.c2pa.kit.Issuer;
import dev.candor.c2pa.kit.Media;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.port.SigningException.Reason;
import dev.candor.c2pa.port.TimeStamper;
import dev.candor.c2pa.report.Code;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/// Signers, a clock that stamps, and what the verifier says of what they signed.
abstract class AttestedSigningKit {
    static final TestAuthority AUTHORITY = TestAuthority.trusted();
    static final DevelopmentAuthority STAMPS =
            DevelopmentAuthority.create("Stamps", CLOCK, new SecureRandom());
    static final TimeStamper STAMPER = stamperAt(NOON);
    static final Issuer ROOT = AUTHORITY.issuer();

    @TempDir Path folder;

    static TimeStamper stamperAt(Instant time) {
        return new DevelopmentTimeStamper(
                STAMPS.issueTimeStamper("Stamps", "Clock"),
                Clock.fixed(time, ZoneOffset.UTC),
                new SecureRandom());
    }

    final void assertRefused(Signing signing, Signer signer, Reason reason, String words)
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

    static Signing signing() {
        return new Signing(CLOCK, UUID::randomUUID, AUTHORITY.anchors());
    }

    static ManifestDefinition definition() {
        return ManifestDefinition.created(DigitalSourceType.DIGITAL_CREATION)
                .by(new ClaimGenerator("Test Kit", "1"));
    }

    final Path sign(Signing signing, Signer signer) throws Exception {
        var source = Files.write(folder.resolve("source.jpg"), Media.jpeg());
        var target = folder.resolve(UUID.randomUUID() + ".jpg");
        signing.sign(source, target, definition(), signer);
        return target;
    }

    static VerificationReport verify(Path asset, Instant at) throws Exception {
        var anchors = AUTHORITY.anchors().withTimeStamping(List.of(STAMPS.root()));
        return new Verifier(ValidationPolicy.offline(anchors, Clock.fixed(at, ZoneOffset.UTC)))
                .verify(asset);
    }

    static List<Code> codes(VerificationReport report) {
        return report.findings().stream().map(Finding::code).toList();
    }
}
