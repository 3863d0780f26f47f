package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.kit.Concat;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Id3Forge;
import dev.candor.c2pa.kit.Sounds;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.report.ValidationState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a store goes into the ID3 tag in front of audio (C2PA 2.4, A.3.4).
class Id3WritingTest {
    @TempDir Path folder;
    private WritingKit kit;

    @BeforeEach
    void begin() {
        kit = new WritingKit(folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void tagThatIsThereKeepsItsFrames(int version) throws Exception {
        // given
        var title = title(version);
        var source = kit.file(tagged(version, 0, Concat.of(title, new byte[500])));

        // when
        var signed = kit.signed(source, WritingKit.created());

        // then
        var bytes = Files.readAllBytes(signed);
        assertThat(bytes[3]).isEqualTo((byte) version);
        assertThat(Arrays.copyOfRange(bytes, 10, 10 + title.length)).isEqualTo(title);
        assertThat(Edits.indexOf(bytes, "GEO")).isEqualTo(10 + title.length);
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
    }

    /// The store that is replaced goes, and what stands around it stays.
    @Test
    void storeIsReplacedWhereverInTheTagItWas() throws Exception {
        // given
        var forge = Id3Forge.version(4).before(title(4)).after(title(4));
        var first = Files.readAllBytes(kit.signed(kit.file(Sounds.mp3()), WritingKit.created()));
        int store = Edits.indexOf(first, "store\0") + 6;
        var carrying =
                forge.carry(
                                Sounds.mp3(),
                                Arrays.copyOfRange(
                                        first, store, first.length - Sounds.mp3().length))
                        .asset();

        // when
        var signed = kit.signed(kit.file(carrying), WritingKit.opened());

        // then
        var bytes = Files.readAllBytes(signed);
        assertThat(Arrays.copyOfRange(bytes, 10, 10 + 2 * title(4).length))
                .isEqualTo(Concat.of(title(4), title(4)));
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(WritingKit.verified(signed).manifests()).hasSize(2);
    }

    /// A tag whose bytes are not what they are meant to be is left as it is, behind a new one.
    @Test
    void unsynchronisedTagStaysAsItIs() throws Exception {
        // given
        var tagged = tagged(3, 0x80, title(3));

        // when
        var signed = kit.signed(kit.file(tagged), WritingKit.created());

        // then
        var bytes = Files.readAllBytes(signed);
        assertThat(Arrays.copyOfRange(bytes, bytes.length - tagged.length, bytes.length))
                .isEqualTo(tagged);
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void flacThatIsCutOffIsRefused() throws Exception {
        // given
        var source = kit.file(Arrays.copyOf(Sounds.flac(), 30));

        // then
        assertThatThrownBy(() -> kit.signed(source, WritingKit.created()))
                .isInstanceOf(UnreadableAssetException.Malformed.class);
    }

    private static byte[] title(int version) {
        return Id3Forge.version(version)
                .frame(
                        version == 2 ? "TT2" : "TIT2",
                        "\0A title".getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] tagged(int version, int flags, byte[] body) {
        return Concat.of(
                new byte[] {
                    'I',
                    'D',
                    '3',
                    (byte) version,
                    0,
                    (byte) flags,
                    0,
                    0,
                    (byte) (body.length >> 7),
                    (byte) (body.length & 0x7F)
                },
                body,
                Sounds.mp3());
    }
}
