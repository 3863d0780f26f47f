package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Forgery;
import dev.candor.c2pa.kit.Media;
import dev.candor.c2pa.kit.Seeded;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierPropertyTest {
    private static final TestAuthority AUTHORITY = TestAuthority.trusted();

    /// The number of a JPEG segment's box instance (ISO/IEC 19566-5, annex D) only tells boxes
    /// apart. Nothing signs it, and any number means the same.
    private static final int INSTANCE = 26;

    /// The JPEG is tried byte by byte; of the PNG, whose store is the same, a third is enough.
    private static final int STRIDE = 3;

    @TempDir Path directory;
    private final Verifier verifier = new Verifier(AUTHORITY.anchors(), TestAuthority.CLOCK);

    @Test
    void flippedByteNeverVerifiesInJpeg() throws IOException {
        var asset = Forgery.valid(Media.jpeg(), AUTHORITY.signer()).bytes();

        for (int at = 0; at < asset.length; at++) {
            if (at != INSTANCE && at != INSTANCE + 1) {
                assertThat(verifies(Edits.flip(asset, at))).as("byte %d", at).isFalse();
            }
        }
    }

    @Test
    void flippedByteNeverVerifiesInPng() throws IOException {
        var asset = Forgery.valid(Media.png(), AUTHORITY.signer()).bytes();

        for (int at = 0; at < asset.length; at += STRIDE) {
            assertThat(verifies(Edits.flip(asset, at))).as("byte %d", at).isFalse();
        }
    }

    @Test
    void shortenedAssetNeverVerifies() throws IOException {
        var asset = Forgery.valid(Media.jpeg(), AUTHORITY.signer()).bytes();

        for (int length = 0; length < asset.length; length += 37) {
            assertThat(verifies(Arrays.copyOf(asset, length))).as("%d bytes", length).isFalse();
        }
    }

    @Test
    void changedAssetEndsInAReportOrTheDeclaredException() throws IOException {
        var random = Seeded.random();
        var asset = Forgery.valid(Media.png(), AUTHORITY.signer()).bytes();

        for (int i = 0; i < 400; i++) {
            var changed = asset.clone();
            for (int n = random.nextInt(6); n >= 0; n--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            assertThat(Arrays.equals(changed, asset) || !verifies(changed)).isTrue();
        }
    }

    private boolean verifies(byte[] bytes) throws IOException {
        var file = Files.write(directory.resolve("asset"), bytes);
        try {
            var state = verifier.verify(file).state();
            return state == ValidationState.TRUSTED || state == ValidationState.VALID;
        } catch (UnreadableAssetException e) {
            return false;
        }
    }
}
