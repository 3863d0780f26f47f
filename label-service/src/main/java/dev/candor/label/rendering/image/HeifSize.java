package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/// The largest image a HEIF file says it holds, read before anything is decoded: the `ispe`
/// properties of its `meta` box (ISO 23008-12, 6.5.3), and whether any is deeper than 8 bits.
///
/// @param depth bits a sample, of the deepest item (`pixi`)
record HeifSize(long width, long height, int depth) {
    private static final int MOST_META = 8 << 20;
    private static final Set<String> FOLDERS = Set.of("iprp", "ipco");

    static HeifSize read(Path file) throws IOException, MediaException.Unreadable {
        try (var in = FileChannel.open(file)) {
            return walk(meta(in), new HeifSize(0, 0, 8), 0);
        }
    }

    private static ByteBuffer meta(FileChannel in) throws IOException, MediaException.Unreadable {
        long at = 0;
        for (int boxes = 0; boxes < 1000 && at + 8 <= in.size(); boxes++) {
            var head = part(in, at, 16);
            long size = head.getInt() & 0xFFFFFFFFL;
            var type = type(head);
            if (size == 1) {
                size = head.getLong();
            }
            if (size == 0) {
                size = in.size() - at;
            }
            if (size < 8 || size > in.size() - at) {
                throw new MediaException.Unreadable("A box of %d bytes".formatted(size), at);
            }
            if (type.equals("meta")) {
                if (size > MOST_META || size < 12) {
                    throw new MediaException.Unreadable(
                            "A meta box of %d bytes".formatted(size), at);
                }
                return part(in, at + 12, (int) size - 12);
            }
            at += size;
        }
        throw new MediaException.Unreadable("No meta box", at);
    }

    private static HeifSize walk(ByteBuffer boxes, HeifSize found, int depth) {
        var largest = found;
        while (boxes.remaining() >= 8 && depth < 4) {
            var from = boxes.position();
            var size = boxes.getInt();
            var type = type(boxes);
            if (size < 8 || size > boxes.limit() - from) {
                break;
            }
            var body = boxes.slice(from + 8, size - 8);
            if (FOLDERS.contains(type)) {
                largest = walk(body, largest, depth + 1);
            } else if (type.equals("ispe") && body.remaining() >= 12) {
                largest = largest.or(body.getInt(4) & 0xFFFFFFFFL, body.getInt(8) & 0xFFFFFFFFL);
            } else if (type.equals("pixi") && body.remaining() >= 6) {
                largest =
                        new HeifSize(
                                largest.width,
                                largest.height,
                                Math.max(largest.depth, body.get(5)));
            }
            boxes.position(from + size);
        }
        return largest;
    }

    private HeifSize or(long otherWidth, long otherHeight) {
        return (double) otherWidth * otherHeight > (double) width * height
                ? new HeifSize(otherWidth, otherHeight, depth)
                : this;
    }

    private static String type(ByteBuffer in) {
        var type = new byte[4];
        in.get(type);
        return new String(type, StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer part(FileChannel in, long at, int count) throws IOException {
        var bytes = ByteBuffer.allocate((int) Math.min(count, in.size() - at));
        while (bytes.hasRemaining() && in.read(bytes, at + bytes.position()) >= 0) {
            continue;
        }
        bytes.flip();
        return bytes.limit() < 16 && count == 16
                ? ByteBuffer.allocate(16).put(bytes).rewind()
                : bytes;
    }
}
