package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
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
    void read(byte[] row, int length) throws IOException, MediaException.Unreadable {
        var at = 0;
        while (at < length) {
            at += inflate(row, at, length - at);
        }
    }

    private int inflate(byte[] row, int from, int length)
            throws IOException, MediaException.Unreadable {
        try {
            var count = inflater.inflate(row, from, length);
            if (count == 0) {
                feed();
            }
            return count;
        } catch (DataFormatException e) {
            var unreadable =
                    new MediaException.Unreadable("The image data is damaged", chunks.start());
            unreadable.initCause(e);
            throw unreadable;
        }
    }

    private void feed() throws IOException, MediaException.Unreadable {
        if (inflater.finished() || inflater.needsDictionary() || !inflater.needsInput()) {
            throw new MediaException.Unreadable(
                    "The image data ends before the last row", chunks.start());
        }
        var count = chunks.readData(buffer, 0, buffer.length);
        if (count < 0) {
            throw new MediaException.Unreadable(
                    "The image data ends before the last row", chunks.start());
        }
        inflater.setInput(buffer, 0, count);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
