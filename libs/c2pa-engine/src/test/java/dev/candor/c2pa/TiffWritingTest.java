package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.kit.Pictures;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.report.ValidationState;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a store goes into a TIFF file (C2PA 2.4, A.3.6).
class TiffWritingTest {
    private static final int TAG = 52545;

    @TempDir Path folder;
    private WritingKit kit;

    @BeforeEach
    void begin() {
        kit = new WritingKit(folder);
    }

    @Test
    void storeIsTheOnlyEntryOfTheLastDirectory() throws Exception {
        // given
        var tiff = Pictures.tiff();

        // when
        var signed = kit.signed(kit.file(tiff), WritingKit.created());

        // then
        var bytes = little(Files.readAllBytes(signed));
        int directory = tiff.length + (tiff.length & 1);
        assertThat(bytes.getShort(directory)).isEqualTo((short) 1);
        assertThat(bytes.getShort(directory + 2)).isEqualTo((short) TAG);
        assertThat(bytes.getShort(directory + 4)).isEqualTo((short) 7);
        assertThat(bytes.getInt(directory + 10)).isEqualTo(directory + 18);
        assertThat(bytes.getInt(directory + 6)).isEqualTo(bytes.capacity() - directory - 18);
        assertThat(bytes.getInt(directory + 14)).isZero();
    }

    @Test
    void bigTiffIsSigned() throws Exception {
        // when
        var signed = kit.signed(kit.file(Pictures.bigTiff()), WritingKit.created());
        var again = kit.signed(signed, WritingKit.opened());

        // then
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(WritingKit.verified(again).state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void rawFileIsSigned() throws Exception {
        // when
        var signed = kit.signed(kit.file(Pictures.raw()), WritingKit.created());

        // then
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
    }

    /// A file that says its numbers the other way round has directories and links like any other.
    @Test
    void bigEndianFileIsSigned() throws Exception {
        // given
        var tiff = ByteBuffer.allocate(8 + 2 + 12 + 4);
        tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(8);
        tiff.putShort((short) 1).putShort((short) 256).putShort((short) 4).putInt(1).putInt(24);

        // when
        var signed = kit.signed(kit.file(tiff.array()), WritingKit.created());

        // then
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
    }

    /// Others put the entry among those of the picture, where the first directory is the last.
    @Test
    void entryAmongOthersLeadsToTheNewStore() throws Exception {
        // given
        var signed =
                Files.readAllBytes(kit.signed(kit.file(Pictures.tiff()), WritingKit.created()));
        int own = Pictures.tiff().length + (Pictures.tiff().length & 1);
        var store = Arrays.copyOfRange(signed, own + 18, signed.length);
        var among = kit.file(Pictures.tiff(Pictures.undefined(TAG, store)));
        assertThat(WritingKit.verified(among).manifests()).hasSize(1);

        // when
        var again = kit.signed(among, WritingKit.opened());

        // then
        var report = WritingKit.verified(again);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.manifests()).hasSize(2);
        assertThat(Files.size(again)).isLessThan(signed.length + store.length);
    }

    @Test
    void chainThatGoesInACircleIsRefused() throws Exception {
        // given
        var tiff = Pictures.tiff();
        int first = little(tiff).getInt(4);
        int count = little(tiff).getShort(first);
        little(tiff).putInt(first + 2 + 12 * count, first);
        var source = kit.file(tiff);

        // then
        assertThatThrownBy(() -> kit.signed(source, WritingKit.created()))
                .isInstanceOf(UnreadableAssetException.Malformed.class);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
