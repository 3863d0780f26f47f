package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// The public and the generated JPEG and PNG files, beside the verdicts of c2pa-rs. The corpus is
/// not part of the project: `CANDOR_CORPUS` says where it is.
@EnabledIfEnvironmentVariable(
        named = "CANDOR_CORPUS",
        matches = ".+",
        disabledReason = "CANDOR_CORPUS names no folder")
class CorpusTest {
    /// When c2pa-rs judged the corpus: certificates are judged at that time.
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private static final Pattern ENTRY =
            Pattern.compile(
                    "\"([^\"]+\\.(?:jpe?g|png))\":\\s*\\{(.*?)\"state\":\\s*\"(\\w+)\"",
                    Pattern.DOTALL);

    /// c2pa-rs counts a broken CAWG identity against the whole file; C2PA does not (C2PA 2.4,
    /// 15.10: only standard assertions are judged).
    private static final Set<String> ONLY_IDENTITY_IS_BROKEN =
            Set.of(
                    "invalid_cose_sign1.jpg",
                    "signature_mismatch.jpg",
                    "valid_until_in_past.jpg",
                    "missing_vc.jpg",
                    "invalid_content_type.jpg",
                    "did_doc_without_assertion_method.jpg",
                    "malformed_cbor.jpg");

    /// c2pa-rs 0.91 does not know the purpose c2pa-kp-claimSigning unless it is told of it.
    private static final Set<String> ONLY_CLAIM_SIGNING_PURPOSE =
            Set.of("x509-es256-jpeg.jpg", "x509-es256-png.png", "x509-eddsa-jpeg.jpg");

    private static final Path CORPUS = Path.of(System.getenv().getOrDefault("CANDOR_CORPUS", "."));

    @Test
    void publicFileThatIsRefusedElsewhereIsNotAcceptedHere() throws IOException {
        var falseAccepts =
                falseAccepts(
                        CORPUS,
                        CORPUS.resolve("expected.json"),
                        "contentauth+c2pa-rs/sdk/tests/fixtures/certs/trust/test_cert_root_bundle.pem");

        assertThat(falseAccepts).isEmpty();
    }

    @Test
    void generatedFileThatIsRefusedElsewhereIsNotAcceptedHere() throws IOException {
        var falseAccepts =
                falseAccepts(
                        CORPUS.resolve("generated/files"),
                        CORPUS.resolve("generated/expected.json"),
                        "generated/trust/roots.pem");

        assertThat(falseAccepts).isEmpty();
    }

    @Test
    void generatedFileWithNothingWrongIsTrusted() throws IOException {
        var anchors = Files.readString(CORPUS.resolve("generated/trust/roots.pem"));
        var verifier = verifier(anchors);
        var states = new ArrayList<String>();

        for (var name :
                List.of(
                        "jpg-valid.jpg",
                        "png-valid.png",
                        "jpg-valid-stamped.jpg",
                        "alg-es256-jpg.jpg",
                        "alg-es384-jpg.jpg",
                        "alg-es512-jpg.jpg",
                        "alg-ps256-jpg.jpg",
                        "alg-ps384-jpg.jpg",
                        "alg-ps512-jpg.jpg",
                        "alg-ed25519-jpg.jpg",
                        "claim-v1-jpg.jpg",
                        "stamp-saves-expired-jpg.jpg",
                        "chain-jpg.jpg",
                        "chain-png.png",
                        "update-jpg.jpg",
                        "update-png.png",
                        "redacted-jpg.jpg",
                        "redacted-png.png")) {
            states.add(state(verifier, CORPUS.resolve("generated/files").resolve(name)));
        }

        assertThat(states).containsOnly(ValidationState.TRUSTED.name());
    }

    /// c2pa-rs has one list of anchors for all.
    private static Verifier verifier(String pem) {
        var anchors = TrustAnchors.fromPem(pem);
        return new Verifier(anchors.withTimeStamping(anchors.claimSigning()), CLOCK);
    }

    private static List<String> falseAccepts(Path folder, Path expected, String anchors)
            throws IOException {
        var pem = Files.readString(CORPUS.resolve(anchors));
        var verifier = verifier(pem);
        var wrong = new ArrayList<String>();
        int judged = 0;
        Matcher entry = ENTRY.matcher(Files.readString(expected));
        while (entry.find()) {
            var file = folder.resolve(entry.group(1));
            var theirs = entry.group(3);
            var ours = state(verifier, file);
            judged++;
            if (isAccepted(ours, theirs) && !isWaived(file)) {
                wrong.add("%s: %s, c2pa-rs %s".formatted(entry.group(1), ours, theirs));
            }
        }
        assertThat(judged).isGreaterThan(40);
        return wrong;
    }

    private static boolean isAccepted(String ours, String theirs) {
        return switch (ours) {
            case "TRUSTED" -> !Set.of("Trusted", "Valid").contains(theirs);
            case "VALID" -> !Set.of("Trusted", "Valid").contains(theirs);
            default -> false;
        };
    }

    private static boolean isWaived(Path file) {
        var name = file.getFileName().toString();
        return ONLY_IDENTITY_IS_BROKEN.contains(name) || ONLY_CLAIM_SIGNING_PURPOSE.contains(name);
    }

    private static String state(Verifier verifier, Path file) throws IOException {
        try {
            return verifier.verify(file).state().name();
        } catch (UnreadableAssetException e) {
            return "UNREADABLE";
        }
    }
}
