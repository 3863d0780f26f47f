package dev.candor.c2pa.asset.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.kit.Concat;
import dev.candor.c2pa.kit.HiddenText;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Selectors behind a wrapper that only fill up are part of it in one form alone: zeros, then the
/// longest ones (C2PA 2.4, A.8). Anything else would be a place to hide something.
class TextWrapperTest {
    private static final byte[] STORE = {1, 2, 3};
    private static final byte[] BARE = HiddenText.wrapper(STORE);

    /// A wrapper of three bytes may take so many bytes of text.
    private static final int MOST = 3 + (13 + STORE.length) * 4 + 6;

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "00, 3",
        "FF, 4",
        "00 00 FF FF, 14",
        "FF 00, 4",
        "00 FF 00 FF, 7",
        "01, 0",
        "FE, 0",
        "0F, 0",
        "10, 0",
        "00 01 00, 3",
        "FF 01 FF, 4"
    })
    void onlyZerosAndThenTheLongestFillUp(String filling, int taken) throws Exception {
        var whole = whole(Concat.of(BARE, selectors(filling)));

        assertThat(whole.store()).isEqualTo(Bytes.of(STORE));
        assertThat(whole.range()).isEqualTo(new Range(0, BARE.length));
        assertThat(whole.padded()).isEqualTo(new Range(0, BARE.length + taken));
    }

    /// A wrapper is never longer than what it holds could be in the longest selectors.
    @Test
    void fillingHasALimit() throws Exception {
        var full = filled(MOST - BARE.length);
        var more = filled(MOST - BARE.length + 1);

        assertThat(whole(full).padded()).isEqualTo(new Range(0, MOST));
        assertThat(whole(more).padded()).isEqualTo(new Range(0, BARE.length));
    }

    /// The text goes on behind what fills up, and a second wrapper is found there.
    @Test
    void whatFollowsIsReadOn() throws Exception {
        var text = Concat.of(BARE, selectors("00 FF 00"), BARE);

        try (var channel = FileChannel.open(file(text))) {
            var reader = new TextWrapper.Reader(new ChannelReader(channel));
            assertThat(reader.next()).containsInstanceOf(TextWrapper.Whole.class);
            assertThat(reader.next())
                    .get()
                    .isInstanceOfSatisfying(
                            TextWrapper.Whole.class,
                            whole ->
                                    assertThat(whole.range())
                                            .isEqualTo(new Range(BARE.length + 10, BARE.length)));
            assertThat(reader.next()).isEmpty();
        }
    }

    /// Each byte has one selector, and no other character is one.
    @ParameterizedTest
    @ValueSource(ints = {0xFDFF, 0xFE10, 0xE00FF, 0xE01F0, 0xFE, 'a'})
    void whatIsNoSelectorEndsTheStore(int character) throws Exception {
        var cut =
                Concat.of(
                        HiddenText.wrapper(HiddenText.magic(), 1, 4, STORE),
                        Character.toString(character).getBytes(StandardCharsets.UTF_8));

        assertThat(first(cut)).containsInstanceOf(TextWrapper.Corrupted.class);
    }

    @Test
    void everyByteHasItsSelector() throws Exception {
        var all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }

        assertThat(whole(HiddenText.wrapper(all)).store()).isEqualTo(Bytes.of(all));
    }

    /// A wrapper filled up with so many bytes: as few zeros as there can be, in front.
    private static byte[] filled(int missing) {
        int zeros = 0;
        while ((missing - zeros * 3) % 4 != 0) {
            zeros++;
        }
        return Concat.of(
                BARE, selectors("00 ".repeat(zeros) + "FF ".repeat((missing - zeros * 3) / 4)));
    }

    private static byte[] selectors(String hex) {
        var values = hex.strip();
        if (values.isEmpty()) {
            return new byte[0];
        }
        var parts = values.split(" ", -1);
        var bytes = new byte[parts.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(parts[i], 16);
        }
        return HiddenText.selectors(bytes).getBytes(StandardCharsets.UTF_8);
    }

    private TextWrapper.Whole whole(byte[] text) throws IOException {
        return (TextWrapper.Whole) first(text).orElseThrow();
    }

    private Optional<TextWrapper> first(byte[] text) throws IOException {
        try (var channel = FileChannel.open(file(text))) {
            return new TextWrapper.Reader(new ChannelReader(channel)).next();
        }
    }

    private Path file(byte[] text) throws IOException {
        return Files.write(directory.resolve("text.txt"), text);
    }
}
