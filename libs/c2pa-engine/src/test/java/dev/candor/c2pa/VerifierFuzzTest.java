package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.provider.MethodSource;

class VerifierFuzzTest {
    private final Verifier verifier = new Verifier(TrustAnchors.none(), TestAuthority.CLOCK);

    @MethodSource("dev.candor.c2pa.kit.Seeds#assets")
    @FuzzTest(maxDuration = "2m")
    void bytesGetAReportOrAreUnreadable(byte[] bytes) throws IOException {
        var file = Files.createTempFile("fuzz", null);
        try {
            Files.write(file, bytes);
            assertThat(verifier.verify(file).state()).isNotEqualTo(ValidationState.TRUSTED);
        } catch (UnreadableAssetException e) {
            assertThat(e).hasMessageNotContaining("null");
        } finally {
            Files.delete(file);
        }
    }
}
