package dev.candor.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A film of any size: the boxes an MP4 must have, and one sample of grain as large as wanted.
final class Clip {
    private static final long SEED = 20260101;
    private static final int PIECE = 1 << 20;

    private Clip() {}

    /// Writes a film of about `megabytes` to `file`.
    static Path write(Path file, long megabytes) throws IOException {
        return write(file, megabytes, Clip::grain);
    }

    /// Writes a film of about `megabytes` to `file`: a hole, where the file system has such.
    static Path writeSparse(Path file, long megabytes) throws IOException {
        return write(
                file,
                megabytes,
                (out, count) -> out.write(ByteBuffer.allocate(1), out.position() + count - 1));
    }

    /// Writes what a film is made of.
    private interface Content {
        void write(FileChannel out, long count) throws IOException;
    }

    private static Path write(Path file, long megabytes, Content content) throws IOException {
        long payload = megabytes * 1_000_000;
        try (var out =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            var head = fileType();
            var film = film(head.length);
            var mediaAt = head.length + film.length + 16L;
            write(out, ByteBuffer.wrap(head));
            write(out, ByteBuffer.wrap(film(mediaAt)));
            write(
                    out,
                    ByteBuffer.allocate(16)
                            .putInt(1)
                            .put(ascii("mdat"))
                            .putLong(payload + 16)
                            .flip());
            content.write(out, payload);
        }
        return file;
    }

    private static void grain(FileChannel out, long count) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        var piece = new byte[PIECE];
        random.nextBytes(piece);
        for (long left = count; left > 0; left -= PIECE) {
            piece[(int) (left % PIECE)]++;
            write(out, ByteBuffer.wrap(piece, 0, (int) Math.min(PIECE, left)));
        }
    }

    private static byte[] fileType() {
        return box("ftyp", ascii("isom"), number(512), ascii("isom"), ascii("mp41"));
    }

    /// One track with one sample that begins at `mediaAt`.
    private static byte[] film(long mediaAt) {
        var handler =
                box("hdlr", number(0), number(0), ascii("vide"), new byte[12], ascii("film\0"));
        var table =
                box(
                        "stbl",
                        box("stsd", number(0), number(0)),
                        box("stts", number(0), number(0)),
                        box("stsc", number(0), number(1), number(1), number(1), number(1)),
                        box("stsz", number(0), number(0), number(0)),
                        box(
                                "co64",
                                number(0),
                                number(1),
                                ByteBuffer.allocate(8).putLong(mediaAt).array()));
        var information = box("minf", box("vmhd", number(1), new byte[8]), box("dinf"), table);
        var media =
                box(
                        "mdia",
                        box("mdhd", number(0), number(0), number(0), number(1000), new byte[8]),
                        handler,
                        information);
        return box(
                "moov",
                box("mvhd", number(0), number(0), number(0), number(1000), new byte[84]),
                box("trak", box("tkhd", number(3), new byte[80]), media));
    }

    private static byte[] box(String type, byte[]... parts) {
        int length = 8;
        for (var part : parts) {
            length += part.length;
        }
        var box = ByteBuffer.allocate(length).putInt(length).put(ascii(type));
        for (var part : parts) {
            box.put(part);
        }
        return box.array();
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
