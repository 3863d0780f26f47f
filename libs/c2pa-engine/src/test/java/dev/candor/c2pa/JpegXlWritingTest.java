package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.kit.Concat;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Pictures;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.report.ValidationState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a store goes into a JPEG XL file (C2PA 2.4, A.3.9).
class JpegXlWritingTest {
    @TempDir Path folder;
    private WritingKit kit;

    @BeforeEach
    void begin() {
        kit = new WritingKit(folder);
    }

    /// A codestream alone has no place for a store.
    @Test
    void codestreamIsPutIntoAFile() throws Exception {
        // when
        var signed = kit.signed(kit.file(Pictures.codestream()), WritingKit.created());

        // then
        var bytes = Files.readAllBytes(signed);
        var box = Pictures.box("jxlc", Pictures.codestream());
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(bytes).startsWith(Arrays.copyOf(Pictures.jxl(), 32));
        assertThat(Arrays.copyOfRange(bytes, bytes.length - box.length, bytes.length))
                .isEqualTo(box);
    }

    /// Nothing may stand between the file type and the level (ISO/IEC 18181-2, 9).
    @Test
    void storeStandsBehindTheLevel() throws Exception {
        // given
        var level = Pictures.box("jxll", new byte[] {10});

        // when
        var signed = kit.signed(kit.file(Pictures.jxl(level)), WritingKit.created());

        // then
        var bytes = Files.readAllBytes(signed);
        assertThat(Edits.indexOf(bytes, "jxll")).isEqualTo(36);
        assertThat(Edits.indexOf(bytes, "jumb")).isEqualTo(32 + level.length + 4);
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void fileThatDoesNotSayItsTypeIsRefused() throws Exception {
        // given
        var jxl = Pictures.jxl();
        var source =
                kit.file(
                        Concat.of(Arrays.copyOf(jxl, 12), Arrays.copyOfRange(jxl, 32, jxl.length)));

        // then
        assertThatThrownBy(() -> kit.signed(source, WritingKit.created()))
                .isInstanceOf(UnreadableAssetException.Malformed.class);
    }
}
