package dev.candor.c2pa.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever the windows are, what is read is what is there.
class ChannelReaderTest {
    private static final int SIZE = 700_001;

    @TempDir private Path folder;
    private byte[] bytes;
    private FileChannel channel;
    private ChannelReader reader;

    @BeforeEach
    void open() throws IOException {
        bytes = new byte[SIZE];
        new Random(1).nextBytes(bytes);
        channel = FileChannel.open(Files.write(folder.resolve("asset"), bytes));
        reader = new ChannelReader(channel);
    }

    @AfterEach
    void close() throws IOException {
        channel.close();
    }

    @Test
    void takesPiecesOfAnyLengthFromAnywhere() throws Exception {
        for (int length : new int[] {0, 1, 8_191, 8_192, 8_193, 16_385, 300_000}) {
            for (int from : new int[] {0, 5, 8_190, SIZE - length}) {
                reader.seek(from);
                int first = length > 0 ? reader.u8("test") : 0;
                reader.seek(from);

                var taken = reader.take(length, "test");

                assertThat(taken).isEqualTo(Arrays.copyOfRange(bytes, from, from + length));
                assertThat(reader.position()).isEqualTo(from + length);
                assertThat(first).isEqualTo(length > 0 ? bytes[from] & 0xFF : 0);
            }
        }
    }

    @Test
    void streamsARangeInOrderAndStandsBehindIt() throws Exception {
        var streamed = new ByteArrayOutputStream();
        reader.seek(77);
        reader.u32("test");

        reader.stream(
                new Range(3, 600_000),
                piece -> {
                    while (piece.hasRemaining()) {
                        streamed.write(piece.get());
                    }
                });

        assertThat(streamed.toByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 3, 600_003));
        assertThat(reader.position()).isEqualTo(600_003);
        assertThat(reader.u8("test")).isEqualTo(bytes[600_003] & 0xFF);
    }

    @Test
    void streamsNoMoreThanThereIs() throws Exception {
        var count = new long[1];

        reader.stream(new Range(SIZE - 10, 1_000_000), piece -> count[0] += piece.remaining());

        assertThat(count[0]).isEqualTo(10);
    }

    @Test
    void digestLeavesOutWhatIsExcluded() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        var wanted = MessageDigest.getInstance("SHA-256");
        wanted.update(bytes, 0, 10);
        wanted.update(bytes, 300_010, SIZE - 300_010 - 1);

        reader.digest(digest, List.of(new Range(10, 300_000), new Range(SIZE - 1, 1)));

        assertThat(digest.digest()).isEqualTo(wanted.digest());
    }

    @Test
    void takingMoreThanThereIsNamesThePlace() {
        reader.seek(SIZE - 3);

        assertThatThrownBy(() -> reader.take(4, "box"))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("box at offset " + (SIZE - 3));
    }

    @Test
    void skipsOverEachOfAValueInAnyWindow() throws IOException {
        var wanted = new ArrayList<Long>();
        for (int at = 0; at < SIZE; at++) {
            if (bytes[at] == (byte) 0xFF) {
                wanted.add(at + 1L);
            }
        }
        var found = new ArrayList<Long>();

        for (reader.skipTo(0xFF); found.size() < wanted.size(); reader.skipTo(0xFF)) {
            found.add(reader.position());
        }

        assertThat(found).isEqualTo(wanted);
        assertThat(reader.position()).isEqualTo(SIZE);
    }
}
