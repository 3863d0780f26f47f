package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.provider.MethodSource;

/// Arbitrary assets are signed so that everybody accepts them, or refused by a declared exception,
/// and then nothing is left. What was signed is updated, too.
class WriterFuzzTest {
    private static final ManifestDefinition UPDATE =
            ManifestDefinition.updated().published().by(WritingKit.GENERATOR);

    private static final long MORE_THAN_IN_ANY_SEED = 1 << 20;

    @MethodSource("dev.candor.c2pa.kit.Seeds#samples")
    @FuzzTest(maxDuration = "2m")
    void assetIsSignedSoundlyOrRefused(byte[] bytes) throws IOException {
        requireSoundOrRefused(bytes);
    }

    /// @throws AssertionError if something else comes of the bytes
    static void requireSoundOrRefused(byte[] bytes) throws IOException {
        requireSoundOrRefused(bytes, false);
    }

    /// The same, but the asset had no credentials: none can be broken, so a writer whose outcome
    /// has to be refused is at fault.
    static void requireSoundOrRefusedAtOnce(byte[] bytes) throws IOException {
        requireSoundOrRefused(bytes, true);
    }

    private static void requireSoundOrRefused(byte[] bytes, boolean atOnce) throws IOException {
        var folder = Files.createTempDirectory("fuzz");
        try {
            var kit = new WritingKit(folder);
            var source = kit.file(bytes);
            var signing = kit.from(MORE_THAN_IN_ANY_SEED);
            var signed = folder.resolve("signed");
            if (isSigned(signing, source, signed, WritingKit.opened(), atOnce)) {
                isSigned(signing, signed, folder.resolve("updated"), UPDATE, atOnce);
            }
        } finally {
            try (var left = Files.list(folder)) {
                for (var file : left.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static boolean isSigned(
            Signing signing,
            Path source,
            Path target,
            ManifestDefinition definition,
            boolean atOnce)
            throws IOException {
        try {
            signing.sign(source, target, definition, WritingKit.repeating());
            assertThat(WritingKit.verified(target).state()).isEqualTo(ValidationState.TRUSTED);
            return true;
        } catch (UnreadableAssetException | SigningException e) {
            assertThat(e).hasMessageNotContaining("null");
            if (atOnce && e instanceof SigningException refused) {
                assertThat(refused.reason()).isNotEqualTo(SigningException.Reason.OUTCOME);
            }
            try (var left = Files.list(source.getParent())) {
                assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("."));
            }
            assertThat(target).doesNotExist();
            return false;
        }
    }
}
