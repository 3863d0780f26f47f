package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.OggForge;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.report.ValidationState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a store goes into an Ogg file (C2PA 2.4, A.3.5).
class OggWritingTest {
    @TempDir Path folder;
    private WritingKit kit;

    @BeforeEach
    void begin() {
        kit = new WritingKit(folder);
    }

    /// The first pages of all bitstreams come first (RFC 3533, 4).
    @Test
    void storeStandsBehindTheFirstPages() throws Exception {
        // given
        var media = OggForge.media("\u0001vorbis");

        // when
        var signed = kit.signed(kit.file(media), WritingKit.created());

        // then
        var bytes = Files.readAllBytes(signed);
        int first = 27 + media[26] + media[27];
        int body = first + 27 + (bytes[first + 26] & 0xFF);
        assertThat(bytes).startsWith(Arrays.copyOf(media, first + 4));
        assertThat(bytes[first + 5]).isEqualTo((byte) (2 | 4));
        assertThat(Arrays.copyOfRange(bytes, body, body + 5))
                .isEqualTo(new byte[] {0, 'c', '2', 'p', 'a'});
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void numberOfTheBitstreamIsOneThatIsFree() throws Exception {
        // given
        var media = OggForge.media("OpusHead");
        var taken = new OggForge().storeSerial(0x6170_3263).carry(media, new byte[0]).asset();
        int at = 27 + media[26] + media[27] + 27 + 1;
        var renamed = taken.clone();
        renamed[at + 1] = 'd';

        // then: the page's checksum is not looked at where the bitstream is none of ours
        var signed = kit.signed(kit.file(renamed), WritingKit.created());
        var bytes = Files.readAllBytes(signed);
        assertThat(Edits.indexOf(bytes, "d2pa")).isPositive();
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void fileThatIsCutOffIsRefused() throws Exception {
        // given
        var media = OggForge.media("OpusHead");
        var source = kit.file(Arrays.copyOf(media, media.length - 1));

        // then
        assertThatThrownBy(() -> kit.signed(source, WritingKit.created()))
                .isInstanceOf(UnreadableAssetException.Malformed.class);
    }
}
