package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A GIF file, animated or not. Every frame that is shown carries the label; pixels outside it keep
/// their colours, loops, delays and comments stay. One frame is in memory at a time.
///
/// Frames build on each other, so a frame is painted where it meets the label, and grows to hold
/// all of it only where the label is not there already.
final class GifPicture implements Picture {
    private static final int MOST_FRAMES = 10_000;
    private static final long MOST_PIXELS = 4_000_000_000L;

    private final Path file;
    private final int width;
    private final int height;

    private GifPicture(Path file, int width, int height) {
        this.file = file;
        this.width = width;
        this.height = height;
    }

    /// Walks over the whole file without decompressing it.
    static GifPicture read(Path file) throws IOException, MediaException {
        try (var blocks = blocks(file)) {
            var frames = 0;
            long pixels = 0;
            while (blocks.next() != GifBlocks.Kind.END) {
                if (blocks.kind() == GifBlocks.Kind.FRAME) {
                    frames++;
                    pixels += blocks.frame().pixels();
                    blocks.skipData();
                }
                if (frames > MOST_FRAMES || pixels > MOST_PIXELS) {
                    throw new MediaException.TooLarge(
                            "An animation of more than %d frames or %d pixels in all"
                                    .formatted(MOST_FRAMES, MOST_PIXELS));
                }
            }
            if (frames == 0) {
                throw new MediaException.Unreadable("No image data", blocks.offset());
            }
            return new GifPicture(file, blocks.width(), blocks.height());
        }
    }

    private static GifBlocks blocks(Path file) throws IOException, MediaException.Unreadable {
        return new GifBlocks(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    @Override
    public ImageFacts facts() {
        return new ImageFacts("image/gif", width, height, Orientation.NORMAL);
    }

    /// A frame, larger where the label is, as it was read, as it is counted and as it is written.
    @Override
    public long workingMemory() {
        return 5L * width * height;
    }

    /// Of the first frame.
    @Override
    public List<Patch> patches(List<Box> boxes) throws IOException, MediaException {
        try (var blocks = blocks(file)) {
            while (blocks.next() != GifBlocks.Kind.FRAME) {
                if (blocks.kind() == GifBlocks.Kind.END) {
                    throw new MediaException.Unreadable("No image data", blocks.offset());
                }
            }
            var frame = blocks.frame();
            var indices = blocks.indices();
            var patches = new ArrayList<Patch>();
            for (Box box : boxes) {
                var canvas = new GifCanvas(box);
                canvas.draw(frame, indices);
                patches.add(canvas.patch());
            }
            return patches;
        }
    }

    @Override
    public void look(Box box, Viewer viewer) throws IOException, MediaException {
        try (var blocks = blocks(file)) {
            var canvas = new GifCanvas(box);
            while (blocks.next() != GifBlocks.Kind.END) {
                if (blocks.kind() == GifBlocks.Kind.FRAME) {
                    canvas.draw(blocks.frame(), blocks.indices());
                    viewer.see(canvas.patch());
                    canvas.dispose();
                }
            }
        }
    }

    @Override
    public void write(OutputStream out, Stamp stamp) throws IOException, MediaException {
        try (var blocks = blocks(file)) {
            out.write(blocks.header());
            var painter = new GifPainter(stamp);
            while (blocks.next() != GifBlocks.Kind.END) {
                switch (blocks.kind()) {
                    case FRAME -> {
                        for (GifFrame frame : painter.paint(blocks.frame(), blocks.indices())) {
                            frame.write(out);
                        }
                    }
                    case EXTENSION -> {
                        if (!blocks.credentials()) {
                            out.write(blocks.extension());
                        }
                    }
                    case END -> {}
                }
            }
            out.write(0x3B);
        }
    }
}
