package dev.candor.label.rendering.image;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Inflates the rows of a PNG file, one after the other.
final class PngRows implements AutoCloseable {
    private final PngChunks chunks;
    private final Inflater inflater = new Inflater();
    private final byte[] buffer = new byte[1 << 15];

    /// @param chunks at the first image data chunk
    PngRows(PngChunks chunks) {
        this.chunks = chunks;
    }

    /// Reads as many bytes as the row holds.
    void read(byte[] row, int length) throws IOException, ImageException.Unreadable {
        var at = 0;
        while (at < length) {
            at += inflate(row, at, length - at);
        }
    }

    private int inflate(byte[] row, int from, int length)
            throws IOException, ImageException.Unreadable {
        try {
            var count = inflater.inflate(row, from, length);
            if (count == 0) {
                feed();
            }
            return count;
        } catch (DataFormatException e) {
            var unreadable =
                    new ImageException.Unreadable("The image data is damaged", chunks.start());
            unreadable.initCause(e);
            throw unreadable;
        }
    }

    private void feed() throws IOException, ImageException.Unreadable {
        if (inflater.finished() || inflater.needsDictionary() || !inflater.needsInput()) {
            throw new ImageException.Unreadable(
                    "The image data ends before the last row", chunks.start());
        }
        var count = chunks.readData(buffer, 0, buffer.length);
        if (count < 0) {
            throw new ImageException.Unreadable(
                    "The image data ends before the last row", chunks.start());
        }
        inflater.setInput(buffer, 0, count);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
