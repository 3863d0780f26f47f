package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.report.Code;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// The public and the generated files of the ISO base media family, beside the verdicts of c2pa-rs.
@EnabledIfEnvironmentVariable(
        named = "CANDOR_CORPUS",
        matches = ".+",
        disabledReason = "CANDOR_CORPUS names no folder")
class BmffCorpusTest {
    private static final Path CORPUS = Path.of(System.getenv().getOrDefault("CANDOR_CORPUS", "."));
    private static final Path PUBLIC =
            CORPUS.resolve("contentauth+c2pa-rs").resolve("sdk/tests/fixtures");
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final Pattern ENTRY =
            Pattern.compile(
                    "\"([^\"]+\\.(?:mp4|mov|m4a|heic|heif|avif))\":\\s*\\{(.*?)\"state\":\\s*\"(\\w+)\"",
                    Pattern.DOTALL);

    /// Its ingredient was signed by a certificate that has expired since; the time stamp that would
    /// save it is by an authority that none of the anchors vouches for, so it says nothing (C2PA
    /// 2.4, 15.8.2). c2pa-rs trusts it without an anchor.
    private static final Set<String> STAMPED_BY_A_STRANGER = Set.of("video1.mp4");

    @Test
    void verdictsOnGeneratedFilesAreThoseOfOthers() throws IOException {
        assertThat(
                        differences(
                                CORPUS.resolve("generated/files"),
                                CORPUS.resolve("generated/expected.json"),
                                CORPUS.resolve("generated/trust/roots.pem")))
                .isEmpty();
    }

    @Test
    void verdictsOnPublicFilesAreThoseOfOthers() throws IOException {
        assertThat(
                        differences(
                                CORPUS,
                                CORPUS.resolve("expected.json"),
                                PUBLIC.resolve("certs/trust/test_cert_root_bundle.pem")))
                .isEmpty();
    }

    /// The fragment is the first of eleven; the others are not there yet (C2PA 2.2, 15.12.2).
    @Test
    void fragmentFileIsBoundToItsInitializationSegment() throws Exception {
        var report = dash(List.of(PUBLIC.resolve("dash1.m4s")));

        assertThat(codes(report)).contains(StatusCode.ASSERTION_BMFF_HASH_MATCH);
        assertThat(report.state()).isEqualTo(ValidationState.VALID);
    }

    /// VAL-CONT-0007
    @Test
    void fragmentFileThatComesTwiceIsRefused() throws Exception {
        var one = PUBLIC.resolve("dash1.m4s");
        var report = dash(List.of(one, one));

        assertThat(codes(report)).contains(StatusCode.ASSERTION_BMFF_HASH_MISMATCH);
        assertThat(report.state()).isEqualTo(ValidationState.INVALID);
    }

    /// VAL-ASSE-0049
    @Test
    void initializationSegmentAloneIsRefused() throws Exception {
        var report = dash(List.of());

        assertThat(codes(report)).contains(StatusCode.ASSERTION_BMFF_HASH_MISMATCH);
        assertThat(report.state()).isEqualTo(ValidationState.INVALID);
    }

    private static VerificationReport dash(List<Path> fragments)
            throws UnreadableAssetException, IOException {
        return verifier(PUBLIC.resolve("certs/trust/test_cert_root_bundle.pem"))
                .verify(
                        VerificationRequest.of(PUBLIC.resolve("dashinit.mp4"))
                                .withFragments(fragments));
    }

    private static List<Code> codes(VerificationReport report) {
        return report.findings().stream().map(Finding::code).toList();
    }

    private static List<String> differences(Path folder, Path expected, Path anchors)
            throws IOException {
        var verifier = verifier(anchors);
        var wrong = new ArrayList<String>();
        var entry = ENTRY.matcher(Files.readString(expected));
        int judged = 0;
        while (entry.find()) {
            judged++;
            var file = folder.resolve(entry.group(1));
            var ours = state(verifier, file);
            var name = file.getFileName().toString();
            if (isAccepted(ours) != isAccepted(entry.group(3))
                    && !STAMPED_BY_A_STRANGER.contains(name)) {
                wrong.add("%s: %s, c2pa-rs %s".formatted(entry.group(1), ours, entry.group(3)));
            }
        }
        assertThat(judged).isGreaterThan(5);
        return wrong;
    }

    private static Verifier verifier(Path pem) throws IOException {
        var anchors = TrustAnchors.fromPem(Files.readString(pem));
        return new Verifier(anchors.withTimeStamping(anchors.claimSigning()), CLOCK);
    }

    private static boolean isAccepted(String state) {
        return Set.of("TRUSTED", "VALID", "Trusted", "Valid").contains(state);
    }

    private static String state(Verifier verifier, Path file) throws IOException {
        var sidecar = file.resolveSibling(file.getFileName() + ".c2pa");
        var request = VerificationRequest.of(file);
        try {
            return verifier.verify(Files.exists(sidecar) ? request.withSidecar(sidecar) : request)
                    .state()
                    .name();
        } catch (UnreadableAssetException e) {
            return "UNREADABLE";
        }
    }
}
