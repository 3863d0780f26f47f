package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Pictures;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.report.ValidationState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a store goes into a GIF (C2PA 2.4, A.3.8).
class GifWritingTest {
    @TempDir Path folder;
    private WritingKit kit;

    @BeforeEach
    void begin() {
        kit = new WritingKit(folder);
    }

    /// The elder version has no extensions, and readers may refuse them there.
    @Test
    void fileOfTheElderVersionBecomesOneOfTheNewer() throws Exception {
        // given
        var source = kit.file(Edits.replace("GIF89a", "GIF87a").apply(Pictures.gif()));

        // when
        var signed = kit.signed(source, WritingKit.created());

        // then
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(Files.readAllBytes(signed))
                .startsWith("GIF89a".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void storeStandsBeforeEveryOtherBlock() throws Exception {
        // given
        var comment = new byte[] {0x21, (byte) 0xFE, 2, 'h', 'i', 0};

        // when
        var signed = kit.signed(kit.file(Pictures.gifWith(comment)), WritingKit.created());

        // then
        var bytes = Files.readAllBytes(signed);
        assertThat(Edits.indexOf(bytes, "C2PA_GIF\1\0\0"))
                .isLessThan(Edits.indexOf(bytes, "\u0002hi\0"));
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void fileWithoutItsTrailerIsRefused() throws Exception {
        // given
        var gif = Pictures.gif();
        var source = kit.file(Arrays.copyOf(gif, gif.length - 1));

        // then
        assertThatThrownBy(() -> kit.signed(source, WritingKit.created()))
                .isInstanceOf(UnreadableAssetException.Malformed.class);
    }
}
