package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.StoreOrigin;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stores beside assets, stores alone and stores elsewhere, beside the verdicts of c2pa-rs. The
/// corpus is not part of the project: `CANDOR_CORPUS` says where it is.
@EnabledIfEnvironmentVariable(
        named = "CANDOR_CORPUS",
        matches = ".+",
        disabledReason = "CANDOR_CORPUS names no folder")
class CorpusSidecarTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final Path CORPUS = Path.of(System.getenv().getOrDefault("CANDOR_CORPUS", "."));
    private static final Path FILES = CORPUS.resolve("generated/files");

    @ParameterizedTest
    @ValueSource(strings = {"sidecar-jpg.jpg", "sidecar-png.png", "sidecar-wav.wav"})
    void assetWithItsStoreBesideIsTrusted(String name) throws Exception {
        var report = withSidecar(name);

        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.origin()).isEqualTo(StoreOrigin.SIDECAR);
    }

    /// c2pa-rs wrote a store that does not fit the file it wrote, and says so itself: the hash is
    /// over the bytes of the asset (VAL-ASSE-0039).
    @Test
    void storeThatWasMadeForOtherBytesDoesNotHold() throws Exception {
        var report = withSidecar("sidecar-pdf.pdf");

        assertThat(report.state()).isEqualTo(ValidationState.INVALID);
        assertThat(report.findings())
                .anyMatch(finding -> finding.code() == StatusCode.ASSERTION_DATA_HASH_MISMATCH);
    }

    @Test
    void storeAloneDoesNotHold() throws Exception {
        var pem = "contentauth+c2pa-rs/sdk/tests/fixtures/certs/trust/test_cert_root_bundle.pem";
        var report =
                verifier(pem)
                        .verify(
                                CORPUS.resolve(
                                        "contentauth+c2pa-rs/sdk/tests/fixtures/cloud_manifest.c2pa"));

        assertThat(report.state()).isEqualTo(ValidationState.INVALID);
        assertThat(report.findings())
                .anyMatch(finding -> finding.code() == StatusCode.ASSERTION_DATA_HASH_MISMATCH);
    }

    @Test
    void everyAssetWhoseStoreIsElsewhereIsRemote() throws IOException {
        var states = new HashMap<String, String>();
        for (var file : remote()) {
            states.put(file.getFileName().toString(), state(file));
        }

        states.values().removeIf("UNREADABLE"::equals); // formats that are not read yet
        assertThat(states).hasSizeGreaterThan(2);
        assertThat(states.values()).containsOnly(ValidationState.REMOTE.name());
    }

    private static List<Path> remote() throws IOException {
        var found = new ArrayList<Path>();
        try (var files = Files.newDirectoryStream(FILES, "*-remote.*")) {
            files.forEach(found::add);
        }
        found.add(CORPUS.resolve("contentauth+c2pa-rs/sdk/tests/fixtures/cloud.jpg"));
        return found;
    }

    private static String state(Path file) throws IOException {
        try {
            return verifier("generated/trust/roots.pem").verify(file).state().name();
        } catch (UnreadableAssetException e) {
            return "UNREADABLE";
        }
    }

    private static VerificationReport withSidecar(String name)
            throws UnreadableAssetException, IOException {
        var request =
                VerificationRequest.of(FILES.resolve(name))
                        .withSidecar(FILES.resolve(name + ".c2pa"));
        return verifier("generated/trust/roots.pem").verify(request);
    }

    private static Verifier verifier(String pem) throws IOException {
        var anchors = TrustAnchors.fromPem(Files.readString(CORPUS.resolve(pem)));
        return new Verifier(anchors.withTimeStamping(anchors.claimSigning()), CLOCK);
    }
}
