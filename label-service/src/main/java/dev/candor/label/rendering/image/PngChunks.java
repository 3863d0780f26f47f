package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Reads a PNG file chunk by chunk and checks every length and checksum (PNG, third edition,
/// 5.3). Image data is streamed,
/// never held.
final class PngChunks implements Closeable {
    /// A chunk that is looked into is held in memory, and nobody counts it; this is far above any
    /// palette or Exif in use.
    private static final int LARGEST = 4 << 20;

    private final DataInputStream in;
    private final CRC32 crc = new CRC32();
    private long offset;
    private long start;
    private long left;
    private String type = "";

    PngChunks(InputStream in) throws IOException, MediaException.Unreadable {
        this.in = new DataInputStream(in);
        var signature = new byte[PngPicture.SIGNATURE.length];
        fill(signature, signature.length);
    }

    /// Goes to the next chunk, past whatever is left of this one.
    String next() throws IOException, MediaException.Unreadable {
        if (!type.isEmpty()) {
            finish();
        }
        start = offset;
        var length = integer();
        var name = new byte[4];
        fill(name, 4);
        if (length < 0) {
            throw new MediaException.Unreadable("A chunk longer than PNG allows", start);
        }
        left = length;
        type = new String(name, StandardCharsets.ISO_8859_1);
        crc.reset();
        crc.update(name);
        return type;
    }

    String type() {
        return type;
    }

    /// Where the present chunk starts.
    long start() {
        return start;
    }

    /// The whole payload of the present chunk.
    byte[] payload() throws IOException, MediaException.Unreadable {
        if (left > LARGEST) {
            throw new MediaException.Unreadable(
                    "Chunk %s holds %d bytes".formatted(type, left), start);
        }
        // Grows as bytes arrive: the length alone, which anybody can write, reserves nothing.
        var payload = in.readNBytes((int) left);
        offset += payload.length;
        if (payload.length < left) {
            throw early();
        }
        left = 0;
        crc.update(payload);
        return payload;
    }

    /// Bytes of consecutive image data chunks; -1 when the next chunk is another. Then that
    /// chunk is the present one.
    int readData(byte[] buffer, int from, int length)
            throws IOException, MediaException.Unreadable {
        while (left == 0) {
            if (!type.equals("IDAT") || !next().equals("IDAT")) {
                return -1;
            }
        }
        var count = in.read(buffer, from, (int) Math.min(length, left));
        if (count < 0) {
            throw early();
        }
        offset += count;
        left -= count;
        crc.update(buffer, from, count);
        return count;
    }

    /// What is left of the present chunk's payload.
    int left() {
        return (int) left;
    }

    /// Some bytes of the present chunk; 0 behind the last.
    int read(byte[] buffer) throws IOException, MediaException.Unreadable {
        if (left == 0) {
            return 0;
        }
        var count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
            throw early();
        }
        offset += count;
        left -= count;
        crc.update(buffer, 0, count);
        return count;
    }

    private void finish() throws IOException, MediaException.Unreadable {
        var rest = new byte[8192];
        while (read(rest) > 0) {
            continue;
        }
        if (integer() != (int) crc.getValue()) {
            throw new MediaException.Unreadable(
                    "The checksum of chunk %s does not match".formatted(type), start);
        }
    }

    private int integer() throws IOException, MediaException.Unreadable {
        var bytes = new byte[4];
        fill(bytes, 4);
        return (bytes[0] & 0xFF) << 24
                | (bytes[1] & 0xFF) << 16
                | (bytes[2] & 0xFF) << 8
                | (bytes[3] & 0xFF);
    }

    private void fill(byte[] bytes, int length) throws IOException, MediaException.Unreadable {
        try {
            in.readFully(bytes, 0, length);
            offset += length;
        } catch (EOFException e) {
            throw early();
        }
    }

    MediaException.Unreadable early() {
        return new MediaException.Unreadable("The PNG file ends early", offset);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
