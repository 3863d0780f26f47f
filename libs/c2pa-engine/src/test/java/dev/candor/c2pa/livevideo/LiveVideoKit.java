package dev.candor.c2pa.livevideo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.VerificationRequest;
import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.kit.SessionForge;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.port.KeySigner;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/// Streams that are forged and judged through the front door.
abstract class LiveVideoKit {
    static final KeySigner SIGNER = TestAuthority.trusted().signer();

    @TempDir Path directory;

    static SessionForge session() {
        return new SessionForge(SIGNER);
    }

    static String label(int number) {
        return "urn:c2pa:00000000-0000-4000-8000-%012d".formatted(number);
    }

    static byte[] append(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static void assertRefused(VerificationReport report, StatusCode... codes) {
        assertThat(failures(report)).containsExactlyInAnyOrder(codes);
        assertThat(report.state()).isEqualTo(ValidationState.INVALID);
    }

    static List<StatusCode> failures(VerificationReport report) {
        return report.findings().stream()
                .filter(Finding.Failed.class::isInstance)
                .map(Finding::code)
                .map(StatusCode.class::cast)
                .toList();
    }

    final VerificationReport verify(byte[] init, byte[]... segments)
            throws UnreadableAssetException, IOException {
        var policy =
                ValidationPolicy.offline(TestAuthority.trusted().anchors(), TestAuthority.CLOCK);
        return verify(policy, init, Arrays.asList(segments));
    }

    final VerificationReport verify(ValidationPolicy policy, byte[] init, List<byte[]> segments)
            throws UnreadableAssetException, IOException {
        var files = new ArrayList<Path>();
        for (var segment : segments) {
            files.add(Files.write(directory.resolve(files.size() + ".m4s"), segment));
        }
        var asset = Files.write(directory.resolve("init.mp4"), init);
        return new Verifier(policy).verify(VerificationRequest.of(asset).withFragments(files));
    }
}
