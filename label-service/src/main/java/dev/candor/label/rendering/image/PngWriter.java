package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes chunks, and rows as image data chunks.
final class PngWriter implements AutoCloseable {
    private final DataOutputStream out;
    private final Deflater deflater = new Deflater();
    private final byte[] data = new byte[1 << 16];
    private int filled;

    PngWriter(OutputStream out) throws IOException {
        this.out = new DataOutputStream(out);
        this.out.write(PngPicture.SIGNATURE);
    }

    void chunk(String type, byte[] payload) throws IOException {
        var name = type.getBytes(StandardCharsets.ISO_8859_1);
        out.writeInt(payload.length);
        out.write(name);
        out.write(payload);
        out.writeInt(PngFormat.crc(name, payload));
    }

    /// Copies the present chunk as it arrives; its checksum is looked at when it is passed.
    void copy(PngChunks chunks) throws IOException, MediaException.Unreadable {
        var name = chunks.type().getBytes(StandardCharsets.ISO_8859_1);
        out.writeInt(chunks.left());
        out.write(name);
        var crc = new CRC32();
        crc.update(name);
        var buffer = new byte[8192];
        for (int count = chunks.read(buffer); count > 0; count = chunks.read(buffer)) {
            out.write(buffer, 0, count);
            crc.update(buffer, 0, count);
        }
        out.writeInt((int) crc.getValue());
    }

    void row(int filter, byte[] filtered) throws IOException {
        deflate(new byte[] {(byte) filter});
        deflate(filtered);
    }

    private void deflate(byte[] bytes) throws IOException {
        deflater.setInput(bytes);
        drain();
    }

    /// Ends the image data.
    void endRows() throws IOException {
        deflater.finish();
        drain();
        flushChunk();
    }

    private void drain() throws IOException {
        while (true) {
            var count = deflater.deflate(data, filled, data.length - filled);
            if (count == 0) {
                return;
            }
            filled += count;
            if (filled == data.length) {
                flushChunk();
            }
        }
    }

    private void flushChunk() throws IOException {
        if (filled > 0) {
            chunk("IDAT", Arrays.copyOf(data, filled));
            filled = 0;
        }
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        out.flush();
    }
}
