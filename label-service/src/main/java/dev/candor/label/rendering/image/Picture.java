package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// An image file, its header read and its structure checked. Pixels are decoded when they are
/// asked for.
sealed interface Picture extends Closeable
        permits JpegPicture, PngPicture, GifPicture, TiffPicture, ConvertedPicture {
    ImageFacts facts();

    /// Bytes of heap that writing this picture takes, whatever the label.
    long workingMemory();

    /// The pixels of some boxes as they are first seen, decoded in one pass.
    List<Patch> patches(List<Box> boxes) throws IOException, MediaException;

    /// Shows the pixels of a box, once for everything that people will see there: a still image
    /// once, an animation once a frame.
    default void look(Box box, Viewer viewer) throws IOException, MediaException {
        viewer.see(patches(List.of(box)).getFirst());
    }

    /// Writes this picture with a label in it. The rest of the file stays: profiles, Exif, XMP,
    /// texts, the order of everything. Left out is what speaks of the old pixels: content
    /// credentials, and small previews, which would show the picture without its label.
    void write(OutputStream out, Stamp stamp) throws IOException, MediaException;

    @Override
    default void close() throws IOException {}

    /// Who looks at pixels.
    @FunctionalInterface
    interface Viewer {
        void see(Patch patch);
    }
}
