package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// PDF documents beside the verdicts of c2pa-rs, state and codes. The corpus is not part of the
/// project: `CANDOR_CORPUS` says where it is.
@EnabledIfEnvironmentVariable(
        named = "CANDOR_CORPUS",
        matches = ".+",
        disabledReason = "CANDOR_CORPUS names no folder")
class CorpusPdfTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final Path CORPUS = Path.of(System.getenv().getOrDefault("CANDOR_CORPUS", "."));
    private static final Path FILES = CORPUS.resolve("generated/files");
    private static final Set<String> IN_EACH =
            Set.of("assertion.hashedURI.match", "signingCredential.ocsp.skipped");

    @ParameterizedTest
    @CsvSource({
        "pdf-valid.pdf, TRUSTED, assertion.dataHash.match claimSignature.insideValidity"
                + " claimSignature.validated signingCredential.trusted",
        "pdf-valid-stamped.pdf, TRUSTED, assertion.dataHash.match claimSignature.insideValidity"
                + " claimSignature.validated signingCredential.trusted timeStamp.trusted"
                + " timeStamp.validated",
        "pdf-untrusted.pdf, VALID, assertion.dataHash.match claimSignature.insideValidity"
                + " claimSignature.validated signingCredential.untrusted",
        "pdf-content.pdf, INVALID, assertion.dataHash.mismatch claimSignature.insideValidity"
                + " claimSignature.validated signingCredential.trusted",
        "pdf-appended.pdf, INVALID, assertion.dataHash.mismatch claimSignature.insideValidity"
                + " claimSignature.validated signingCredential.trusted",
        "pdf-claim.pdf, INVALID, assertion.dataHash.match claimSignature.mismatch"
                + " signingCredential.trusted",
        "pdf-signature.pdf, INVALID, assertion.dataHash.match claimSignature.mismatch"
                + " signingCredential.trusted",
        "pdf-assertion.pdf, INVALID, assertion.dataHash.match assertion.hashedURI.mismatch"
                + " claimSignature.insideValidity claimSignature.validated"
                + " signingCredential.trusted"
    })
    void generatedDocumentGetsTheSameCodes(String name, ValidationState state, String codes)
            throws Exception {
        var report = verify(FILES.resolve(name));

        assertThat(report.state()).isEqualTo(state);
        assertThat(codes(report)).containsExactlyInAnyOrder(codes.split(" "));
    }

    @Test
    void documentWhoseStoreIsElsewhereIsRemote() throws Exception {
        assertThat(verify(FILES.resolve("pdf-remote.pdf")).state())
                .isEqualTo(ValidationState.REMOTE);
    }

    @Test
    void documentThatLostItsStoreIsBroken() throws Exception {
        var report = verify(FILES.resolve("pdf-truncated.pdf"));

        assertThat(report.state()).isEqualTo(ValidationState.INVALID);
        assertThat(codes(report)).containsExactly("general.error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic.pdf", "basic-attachments.pdf", "basic-annotation.pdf"})
    void documentWithoutCredentialsHasNone(String name) throws Exception {
        var file = CORPUS.resolve("contentauth+c2pa-rs/sdk/tests/fixtures").resolve(name);

        assertThat(verify(file).state()).isEqualTo(ValidationState.NO_MANIFEST);
    }

    private static Set<String> codes(VerificationReport report) {
        return report.findings().stream()
                .map(finding -> finding.code().code())
                .filter(code -> !IN_EACH.contains(code))
                .collect(Collectors.toSet());
    }

    private static VerificationReport verify(Path file)
            throws UnreadableAssetException, IOException {
        var pem = Files.readString(CORPUS.resolve("generated/trust/roots.pem"));
        var anchors = TrustAnchors.fromPem(pem);
        return new Verifier(anchors.withTimeStamping(anchors.claimSigning()), CLOCK).verify(file);
    }
}
