package dev.candor.c2pa.asset.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.kit.Seeded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizedTextTest {
    /// Letters, marks, vowels and tails of Hangul, and others that join with what stands before.
    private static final int[] JOINING = {
        'e', 'o', 0x0301, 0x0308, 0x0323, 0x1100, 0x1161, 0x11A8, 0xAC00, 0x0B47, 0x0B3E, 0x0BC6,
        0x0BD7, 0x09C7, 0x09BE, 0x3099, 0x304B, 0x212B, 0xFB1D, 0x0344, 0x1F600, 0x11131, 0x11127,
        0x11099, 0x110BA, ' ', '\n', 0x200D, 0xFE0F, 0xE0100
    };

    @TempDir Path directory;

    @Test
    void piecesJoinAsTheWholeDoes() throws Exception {
        var random = Seeded.random();
        for (int round = 0; round < 200; round++) {
            var text = text(random, 1 + random.nextInt(400));

            assertThat(normalized(text)).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
        }
    }

    /// Every character that is made of several, each of which comes in a piece of its own.
    @Test
    void nothingIsCutThatJoins() throws Exception {
        var text = new StringBuilder();
        for (int one = 0; one <= Character.MAX_CODE_POINT; one++) {
            var apart = Normalizer.normalize(Character.toString(one), Normalizer.Form.NFD);
            if (apart.codePointCount(0, apart.length()) > 1 && !isLikeTheFirst(one)) {
                text.append(apart).append('\n');
            }
        }
        var whole = text.toString();

        var joined = normalized(whole.getBytes(StandardCharsets.UTF_8), characters(whole));

        assertThat(joined).isEqualTo(Normalizer.normalize(whole, Normalizer.Form.NFC));
        assertThat(joined).contains("\uAC00\n", "\uD7A3\n", "\u00E9\n");
    }

    /// All syllables of Hangul but those with the first of its initials, and the very last.
    private static boolean isLikeTheFirst(int character) {
        return character >= 0xAE4C && character < 0xD7A3;
    }

    private static Range[] characters(String text) {
        var ranges = new ArrayList<Range>();
        long at = 0;
        for (int one : text.codePoints().toArray()) {
            int length = Character.toString(one).getBytes(StandardCharsets.UTF_8).length;
            ranges.add(new Range(at, length));
            at += length;
        }
        return ranges.toArray(Range[]::new);
    }

    /// What joins with nothing is handed on at once: text of any length needs little memory.
    @ParameterizedTest
    @ValueSource(ints = {'a', 0x1100, 0x1160, 0x1176, 0x11A7, 0x11C3, 0xAC00, 0xD7B0, 0x1F600})
    void textThatDoesNotJoinHasNoLimit(int character) throws Exception {
        var text = Character.toString(character).repeat(NormalizedText.LONGEST_SEQUENCE + 2);

        assertThat(normalized(text)).isEqualTo(text);
    }

    @Test
    void textLongerThanAnyWindowJoinsAsTheWholeDoes() throws Exception {
        var text = text(new Random(7), 400_000);

        assertThat(normalized(text)).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    @Test
    void rangesJoinAcrossWhatIsLeftOut() throws Exception {
        var bytes = "cafe----\u0301!".getBytes(StandardCharsets.UTF_8);

        assertThat(normalized(bytes, new Range(0, 4), new Range(8, 3))).isEqualTo("caf\u00E9!");
    }

    @Test
    void bytesThatAreNoTextAreMalformed() {
        assertThatThrownBy(() -> normalized(new byte[] {'a', (byte) 0xC3}, new Range(0, 2)))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> normalized(new byte[] {(byte) 0xFF, 'a'}, new Range(0, 2)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void marksInARowHaveALimit() {
        var marks = "\u0301".repeat(2 * NormalizedText.LONGEST_SEQUENCE);

        assertThatThrownBy(() -> normalized("e" + marks)).isInstanceOf(MalformedException.class);
    }

    private static String text(Random random, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(JOINING[random.nextInt(JOINING.length)]);
        }
        return text.toString();
    }

    private String normalized(String text) throws MalformedException, IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return normalized(bytes, new Range(0, bytes.length));
    }

    private String normalized(byte[] bytes, Range... ranges)
            throws MalformedException, IOException {
        var out = new ByteArrayOutputStream();
        try (var channel = FileChannel.open(Files.write(directory.resolve("text.txt"), bytes))) {
            NormalizedText.stream(
                    new ChannelReader(channel),
                    List.of(ranges),
                    piece -> {
                        var copy = new byte[piece.remaining()];
                        piece.get(copy);
                        out.writeBytes(copy);
                    });
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
