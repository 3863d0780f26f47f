package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.kit.Bmff;
import dev.candor.c2pa.kit.BmffCases;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Seeded;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BmffPropertyTest {
    /// Boxes that every binding leaves out (C2PA 2.4, A.5.6).
    private static final Set<String> LEFT_OUT = Set.of("ftyp", "mfra");

    /// In a box of C2PA, version and flags, and where the first proof is, mean nothing to a
    /// validator, and nothing signs them.
    private static final int VERSION = 24;

    private static final int PROOF_OFFSET = 28 + "manifest\0".length();
    private static final int STRIDE = 9;

    @TempDir Path directory;
    private final Verifier verifier =
            new Verifier(TestAuthority.trusted().anchors(), TestAuthority.CLOCK);

    @Test
    void flippedByteNeverVerifiesInAFilm() throws IOException {
        assertThatNoFlipVerifies("valid-mp4");
    }

    @Test
    void flippedByteNeverVerifiesInBlocks() throws IOException {
        assertThatNoFlipVerifies("valid-blocks-proven");
    }

    @Test
    void flippedByteNeverVerifiesInFragments() throws IOException {
        assertThatNoFlipVerifies("valid-fragments");
    }

    private void assertThatNoFlipVerifies(String name) throws IOException {
        var asset = forged(name);
        assertThat(verifies(asset)).isTrue();
        for (var root : Bmff.roots(asset)) {
            boolean signed = !LEFT_OUT.contains(root.type());
            for (int i = signed ? 0 : root.length(); i < root.length(); i += STRIDE) {
                if (!isMeaningless(root, i)) {
                    assertThat(verifies(Edits.flip(asset, root.start() + i)))
                            .as("byte %d of %s at %d", i, root.type(), root.start())
                            .isFalse();
                }
            }
        }
    }

    private static boolean isMeaningless(Bmff.Root root, int at) {
        return root.type().equals("uuid")
                && ((at >= VERSION && at < VERSION + 4)
                        || (root.length() > 500 && at >= PROOF_OFFSET && at < PROOF_OFFSET + 8));
    }

    @Test
    void shortenedFilmNeverVerifies() throws IOException {
        var asset = forged("valid-fragments");
        int last = asset.length - Bmff.roots(asset).getLast().length(); // mfra is left out

        for (int length = 0; length < last; length += 41) {
            assertThat(verifies(Arrays.copyOf(asset, length))).as("%d bytes", length).isFalse();
        }
    }

    @Test
    void changedFilmEndsInAReportOrTheDeclaredException() throws IOException {
        var random = Seeded.random();
        for (var name : Set.of("valid-mp4", "valid-update", "valid-blocks-proven")) {
            var asset = forged(name);
            var heads = Bmff.roots(asset);
            for (int i = 0; i < 100; i++) {
                var changed = asset.clone();
                for (int n = random.nextInt(4); n >= 0; n--) {
                    var head = heads.get(random.nextInt(heads.size()));
                    int offset = random.nextInt(Math.min(64, head.length()));
                    changed[head.start() + offset] = (byte) random.nextInt();
                }
                assertThat(verifies(changed)).isIn(true, false);
            }
        }
    }

    private static byte[] forged(String name) {
        return Objects.requireNonNull(BmffCases.all().get(name)).get();
    }

    private boolean verifies(byte[] asset) throws IOException {
        var file = Files.write(directory.resolve("asset"), asset);
        try {
            var state = verifier.verify(file).state();
            return state == ValidationState.TRUSTED || state == ValidationState.VALID;
        } catch (UnreadableAssetException e) {
            return false;
        }
    }
}
