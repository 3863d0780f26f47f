package dev.candor.c2pa.asset.id3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.kit.Id3Forge;
import dev.candor.c2pa.kit.Sounds;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Id3ReaderTest {
    private static final int LONGEST = 1 << 16;

    /// With all that unsynchronisation changes.
    private static final byte[] STORE = {1, -1, 0, 2, -1, -32, 3, -1, -1, 0, 0, 4, -1};

    @TempDir Path directory;

    static Stream<Id3Forge> tags() {
        return Stream.of(2, 3, 4)
                .flatMap(
                        version ->
                                Stream.of(
                                        Id3Forge.version(version),
                                        Id3Forge.version(version).unsynchronised(),
                                        Id3Forge.version(version == 2 ? 3 : version).compressed(),
                                        Id3Forge.version(version == 2 ? 3 : version).extended(),
                                        Id3Forge.version(version == 2 ? 3 : version)
                                                .compressed()
                                                .unsynchronised()
                                                .extended()));
    }

    @ParameterizedTest
    @MethodSource("tags")
    void storeIsReadWhateverTheTagDidToIt(Id3Forge tag) throws Exception {
        var read = read(tag.carry(Sounds.mp3(), STORE).asset());

        assertThat(read.stores()).hasSize(1);
        assertThat(read.stores().getFirst().content().toArray()).isEqualTo(STORE);
    }

    @ParameterizedTest
    @MethodSource("tags")
    void tagEndsWhereTheAudioBegins(Id3Forge tag) throws Exception {
        var asset = tag.carry(Sounds.mp3(), STORE).asset();

        assertThat(read(asset).end()).isEqualTo(asset.length - Sounds.mp3().length);
    }

    @ParameterizedTest
    @MethodSource("tags")
    void everyShortenedTagIsMalformed(Id3Forge tag) throws Exception {
        var asset = tag.carry(new byte[0], STORE).asset();
        for (int length = 10; length < asset.length; length++) {
            var cut = Arrays.copyOf(asset, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void tagsMayFollowOneAnother() throws Exception {
        var inner = Id3Forge.version(3).carry(Sounds.mp3(), STORE).asset();
        var asset = Id3Forge.version(4).carry(inner, STORE).asset();

        assertThat(read(asset).stores()).hasSize(2);
    }

    @Test
    void sizesOfFramesMayUseAllTheirBits() throws Exception {
        var asset = Id3Forge.version(4).carry(Sounds.mp3(), new byte[200]).asset();
        int size = asset[16] << 7 | asset[17];
        asset[16] = (byte) (size >> 8);
        asset[17] = (byte) size;

        assertThat(asset[17]).isNegative();
        assertThat(read(asset).stores()).hasSize(1);
    }

    @Test
    void carrierIsNoMoreThanTheObjectWhereNamesHaveRoom() throws Exception {
        var asset =
                Id3Forge.version(4).description("x".repeat(100)).carry(Sounds.mp3(), STORE).asset();
        int end = asset.length - Sounds.mp3().length;

        assertThat(read(asset).stores().getFirst().carrier())
                .isEqualTo(new Range(end - STORE.length, STORE.length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "application/c2pa+x", "application/c2p", ""})
    void objectOfAnotherTypeIsNoStore(String mediaType) throws Exception {
        var asset = Id3Forge.version(4).mediaType(mediaType).carry(Sounds.mp3(), STORE).asset();

        assertThat(read(asset).stores()).isEmpty();
        assertThat(read(asset).metadata()).hasSize(1);
    }

    @Test
    void storeBeyondTheBoundIsNotTaken() throws IOException {
        var asset = Id3Forge.version(4).carry(Sounds.mp3(), new byte[LONGEST + 1]).asset();

        assertThatThrownBy(() -> read(asset))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("a manifest store of");
    }

    @Test
    void storeThatInflatesBeyondTheBoundIsNotTaken() throws IOException {
        var asset =
                Id3Forge.version(4)
                        .deflated()
                        .excluding(Id3Forge.Excluding.FRAME)
                        .carry(Sounds.mp3(), new byte[64 * LONGEST])
                        .asset();

        assertThatThrownBy(() -> read(asset))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("inflates beyond all bounds");
    }

    @Test
    void frameShorterThanWhatItAddsIsNoStore() throws Exception {
        var frame = "GEOB\0\0\0\2\0\11ab".getBytes(StandardCharsets.ISO_8859_1);
        var asset = Id3Forge.version(4).before(frame).carry(Sounds.mp3(), STORE).asset();

        assertThat(read(asset).stores()).hasSize(1);
    }

    private Id3 read(byte[] asset) throws MalformedException, IOException {
        try (var channel = FileChannel.open(Files.write(directory.resolve("asset"), asset))) {
            return Id3Reader.read(new ChannelReader(channel), LONGEST);
        }
    }
}
