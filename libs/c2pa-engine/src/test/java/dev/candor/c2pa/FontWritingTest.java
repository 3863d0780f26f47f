package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.kit.FontForge;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.report.ValidationState;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a store goes into a font (C2PA 2.4, A.3.10).
class FontWritingTest {
    @TempDir Path folder;
    private WritingKit kit;

    @BeforeEach
    void begin() {
        kit = new WritingKit(folder);
    }

    private static final int WHOLE = 0xB1B0AFBA;

    /// Readers of fonts look at the sums, or warn.
    @Test
    void checksumsFitTheStore() throws Exception {
        // when
        var signed = kit.signed(kit.file(FontForge.openType().bytes()), WritingKit.created());

        // then
        var font = ByteBuffer.wrap(Files.readAllBytes(signed));
        assertThat(sum(font, 0, font.capacity())).isEqualTo(WHOLE);
        int record = record(font, "C2PA");
        assertThat(sum(font, font.getInt(record + 8), font.getInt(record + 12)))
                .isEqualTo(font.getInt(record + 4));
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void directoryStaysInOrderAndLeadsToTheSameTables() throws Exception {
        // given
        var source = FontForge.trueType().table("BASE", new byte[] {1, 2, 3, 4, 5}).bytes();

        // when
        var signed = kit.signed(kit.file(source), WritingKit.created());

        // then
        var font = ByteBuffer.wrap(Files.readAllBytes(signed));
        assertThat(tags(font)).containsExactly("BASE", "C2PA", "cvt ", "glyf", "head", "maxp");
        assertThat(Arrays.copyOfRange(font.array(), 4, 12))
                .isEqualTo(new byte[] {0, 6, 0, 64, 0, 2, 0, 32});
        assertThat(content(font, "BASE")).isEqualTo(new byte[] {1, 2, 3, 4, 5});
        assertThat(content(font, "glyf"))
                .isEqualTo("the glyphs of a small font".getBytes(StandardCharsets.US_ASCII));
    }

    /// A store in the middle goes, and the tables behind it move.
    @Test
    void storeInTheMiddleIsReplacedByOneAtTheEnd() throws Exception {
        // given
        var plain = kit.file(FontForge.trueType().bytes());
        var first = ByteBuffer.wrap(Files.readAllBytes(kit.signed(plain, WritingKit.created())));
        var table = content(first, "C2PA");
        int length = ByteBuffer.wrap(table).getInt(16);
        var middle =
                FontForge.trueType().carry(new byte[0], Arrays.copyOfRange(table, 20, 20 + length));
        assertThat(WritingKit.verified(kit.file(middle.asset())).manifests()).hasSize(1);

        // when
        var signed = kit.signed(kit.file(middle.asset()), WritingKit.opened());

        // then
        var font = ByteBuffer.wrap(Files.readAllBytes(signed));
        int record = record(font, "C2PA");
        assertThat(font.getInt(record + 8) + font.getInt(record + 12)).isEqualTo(font.capacity());
        assertThat(content(font, "glyf"))
                .isEqualTo("the glyphs of a small font".getBytes(StandardCharsets.US_ASCII));
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
    }

    /// The parent of an update is bound to the directory, which says how long the table is.
    @Test
    void updateChangesTheStoreAndTheTwoChecksums() throws Exception {
        // given
        var signed = kit.signed(kit.file(FontForge.trueType().bytes()), WritingKit.created());
        try (var channel = FileChannel.open(signed)) {
            var asset = OpenAsset.of(channel);
            var updating =
                    asset.format()
                            .writable()
                            .orElseThrow()
                            .updating(asset.reader(), asset.layout());
            var font = ByteBuffer.wrap(Files.readAllBytes(signed));
            int table = font.getInt(record(font, "C2PA") + 12);

            // when
            var splice = updating.around(table - 20);

            // then
            assertThat(splice.length()).isEqualTo(channel.size());
            assertThat(splice.gaps())
                    .hasSize(3)
                    .allMatch(
                            gap ->
                                    asset.layout().storeRanges().stream()
                                            .anyMatch(range -> range.contains(gap)));
            assertThatThrownBy(() -> updating.around(table - 19))
                    .isInstanceOf(NoRoomException.class);
        }
    }

    private static int sum(ByteBuffer font, int from, int length) {
        int sum = 0;
        for (int at = from; at < from + length; at += 4) {
            sum += font.getInt(at);
        }
        return sum;
    }

    private static List<String> tags(ByteBuffer font) {
        var tags = new ArrayList<String>();
        for (int i = 0; i < font.getShort(4); i++) {
            tags.add(new String(font.array(), 12 + 16 * i, 4, StandardCharsets.US_ASCII));
        }
        return tags;
    }

    private static int record(ByteBuffer font, String tag) {
        return 12 + 16 * tags(font).indexOf(tag);
    }

    private static byte[] content(ByteBuffer font, String tag) {
        int record = record(font, tag);
        int at = font.getInt(record + 8);
        return Arrays.copyOfRange(font.array(), at, at + font.getInt(record + 12));
    }
}
