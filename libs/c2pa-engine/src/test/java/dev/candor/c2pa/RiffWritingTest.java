package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.kit.Concat;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Pictures;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.ValidationState;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a store goes into RIFF files (C2PA 2.4, A.3.7).
class RiffWritingTest {
    @TempDir Path folder;
    private WritingKit kit;

    @BeforeEach
    void begin() {
        kit = new WritingKit(folder);
    }

    @Test
    void storeIsTheLastChunkOfTheFirstRoot() throws Exception {
        // given
        var source = kit.file(Concat.of(Pictures.wav(), new byte[] {1, 2, 3}));

        // when
        var signed = kit.signed(source, WritingKit.created());

        // then
        var bytes = Files.readAllBytes(signed);
        int chunk = Edits.indexOf(bytes, "C2PA");
        int root = little(bytes).getInt(4);
        assertThat(chunk).isEqualTo(Pictures.wav().length);
        assertThat(root + 8).isEqualTo(chunk + 8 + little(bytes).getInt(chunk + 4));
        assertThat(root + 8 + 3).isEqualTo(bytes.length);
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
    }

    /// Sizes that stand in 64 bits, as in RF64.
    @Test
    void rootOfSixtyFourBitsGrowsThere() throws Exception {
        // when
        var signed = kit.signed(kit.file(Pictures.rf64()), WritingKit.created());

        // then
        var bytes = Files.readAllBytes(signed);
        assertThat(little(bytes).getInt(4)).isEqualTo(-1);
        assertThat(little(bytes).getLong(20)).isEqualTo(bytes.length - 8);
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
    }

    /// Writers forget the zero that rounds up the last chunk of a file.
    @Test
    void chunkThatWasNotRoundedUpIsRoundedUp() throws Exception {
        // given
        var odd = Pictures.wav(Pictures.chunk("LIST", "INFOabc".getBytes("US-ASCII")));
        var cut = Arrays.copyOf(odd, odd.length - 1);
        little(cut).putInt(4, cut.length - 8);

        // when
        var signed = kit.signed(kit.file(cut), WritingKit.created());

        // then
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(Files.readAllBytes(signed))
                .startsWith(Arrays.copyOf(odd, 4))
                .hasSizeGreaterThan(odd.length);
        assertThat(Edits.indexOf(Files.readAllBytes(signed), "C2PA")).isEqualTo(odd.length);
    }

    @Test
    void bytesThatAreNoChunkAreRefused() throws Exception {
        // given
        var wav = Concat.of(Pictures.wav(), new byte[] {1, 2, 3, 4});
        little(wav).putInt(4, wav.length - 8);
        var source = kit.file(wav);

        // then
        assertThatThrownBy(() -> kit.signed(source, WritingKit.created()))
                .isInstanceOf(UnreadableAssetException.Malformed.class);
    }

    /// Its indexes say where in the file the parts lie.
    @Test
    void videoInSeveralPartsIsRefused() throws Exception {
        // given
        var parts =
                Concat.of(
                        Pictures.avi(), Pictures.riff("AVIX", Pictures.chunk("JUNK", new byte[8])));
        var source = kit.file(parts);

        // then
        assertThatThrownBy(() -> kit.signed(source, WritingKit.created()))
                .isInstanceOf(SigningException.class)
                .hasMessage(
                        "The AVI has several parts, and indexes that a store would put out of"
                                + " place; sign it by a store beside it");
        var store = folder.resolve("store.c2pa");
        kit.signing().signBeside(source, store, WritingKit.created(), WritingKit.signer());
        assertThat(WritingKit.verified(source, store).state()).isEqualTo(ValidationState.TRUSTED);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
