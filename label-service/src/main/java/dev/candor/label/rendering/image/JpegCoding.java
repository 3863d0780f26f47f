package dev.candor.label.rendering.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.stream.ImageOutputStreamImpl;

/// Takes what the encoder writes and passes on tables, frame and scans. Its start of image and
/// its application segments
/// are dropped: the picture keeps its own.
final class JpegCoding extends ImageOutputStreamImpl {
    private final BufferedOutputStream out;
    private final byte[] header = new byte[4];
    private int headerLength;
    private int skip = 2; // the start of image
    private boolean passing;

    JpegCoding(OutputStream out) {
        this.out = new BufferedOutputStream(out, 1 << 16);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        var at = offset;
        var end = offset + length;
        while (at < end && !passing) {
            at += header(bytes[at]);
        }
        out.write(bytes, at, end - at);
        streamPos += length;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    private int header(byte next) throws IOException {
        if (skip > 0) {
            skip--;
            return 1;
        }
        header[headerLength++] = next;
        if (headerLength == 4) {
            judge();
        }
        return 1;
    }

    private void judge() throws IOException {
        var marker = header[1] & 0xFF;
        if (marker >= 0xE0 && marker <= 0xEF) {
            skip = ((header[2] & 0xFF) << 8 | (header[3] & 0xFF)) - 2;
            headerLength = 0;
        } else {
            out.write(header);
            passing = true;
        }
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("Only written to");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        throw new UnsupportedOperationException("Only written to");
    }

    /// Flushes; the stream below stays open, for whoever opened it.
    @Override
    public void close() throws IOException {
        out.flush();
        super.close();
    }
}
