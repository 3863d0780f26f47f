package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The chunks of a WebP file (WebP container specification). Image data is left where it is.
///
/// @param width of the picture in pixels
/// @param lossless whether its pixels are stored as they were
record WebpChunks(Path file, List<Chunk> chunks, int width, int height, boolean lossless) {
    private static final int MOST_METADATA = 64 << 20;
    private static final int MOST_CHUNKS = 10_000;
    private static final Set<String> IMAGE = Set.of("VP8 ", "VP8L", "ALPH");
    private static final int HAS_PROFILE = 0x20;
    private static final int HAS_ALPHA = 0x10;
    private static final int HAS_EXIF = 0x08;
    private static final int HAS_XMP = 0x04;

    /// @param at where its payload starts
    record Chunk(String type, long at, long size) {}

    static WebpChunks read(Path file) throws IOException, MediaException {
        var chunks = new ArrayList<Chunk>();
        long at = 12;
        var end = end(file);
        try (var in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 12))) {
            in.skipNBytes(Math.min(12, end));
            while (at + 8 <= end) {
                var head = in.readNBytes(8);
                var size = ByteBuffer.wrap(head, 4, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
                var length = size & 0xFFFFFFFFL;
                if (at + 8 + length > end) {
                    throw new MediaException.Unreadable("The WebP file ends early", at);
                }
                var type = new String(head, 0, 4, StandardCharsets.ISO_8859_1);
                chunks.add(new Chunk(type, at + 8, length));
                if (type.equals("ANIM") || type.equals("ANMF")) {
                    throw new MediaException.Unsupported("Animated WebP");
                }
                if (chunks.size() > MOST_CHUNKS) {
                    throw new MediaException.Unreadable("More chunks than any picture has", at);
                }
                at += 8 + length + length % 2;
                in.skipNBytes(Math.min(length + length % 2, end - (at - length - length % 2)));
            }
        } catch (EOFException e) {
            var early = new MediaException.Unreadable("The WebP file ends early", end);
            early.initCause(e);
            throw early;
        }
        return measured(file, List.copyOf(chunks));
    }

    /// What lies behind the length in the header is no part of the picture.
    private static long end(Path file) throws IOException {
        var head = bytes(file, 4, 4);
        return head.length < 4
                ? Files.size(file)
                : Math.min(
                        Files.size(file),
                        8
                                + (ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt()
                                        & 0xFFFFFFFFL));
    }

    private static WebpChunks measured(Path file, List<Chunk> chunks)
            throws IOException, MediaException {
        for (Chunk chunk : chunks) {
            if (chunk.type().equals("VP8 ") || chunk.type().equals("VP8L")) {
                var head = bytes(file, chunk.at(), (int) Math.min(10, chunk.size()));
                var in = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
                if (head.length < 10) {
                    throw new MediaException.Unreadable("No image data", chunk.at());
                }
                var lossless = chunk.type().equals("VP8L");
                var width = lossless ? (in.getInt(1) & 0x3FFF) + 1 : in.getShort(6) & 0x3FFF;
                var height =
                        lossless ? (in.getInt(1) >>> 14 & 0x3FFF) + 1 : in.getShort(8) & 0x3FFF;
                if (width == 0 || height == 0) {
                    throw new MediaException.Unreadable("The image has no size", chunk.at());
                }
                return new WebpChunks(file, chunks, width, height, lossless);
            }
        }
        throw new MediaException.Unreadable("No image data", 12);
    }

    Orientation orientation() throws IOException, MediaException {
        var exif = payload("EXIF");
        return exif.isEmpty() ? Orientation.NORMAL : ExifOrientation.find(tiff(exif.get()));
    }

    /// Some writers put the header of JPEG's segment before the block.
    private static byte[] tiff(byte[] exif) {
        var start = new String(exif, 0, Math.min(6, exif.length), StandardCharsets.ISO_8859_1);
        return start.startsWith("Exif\0")
                ? java.util.Arrays.copyOfRange(exif, Math.min(6, exif.length), exif.length)
                : exif;
    }

    /// Writes other image data with this file's profile, Exif and XMP.
    void write(WebpChunks image, OutputStream out) throws IOException, MediaException {
        var profile = payload("ICCP");
        var exif = payload("EXIF").map(WebpChunks::tiff).map(ExifThumbnail::without);
        var xmp = payload("XMP ");
        var alpha =
                image.lossless()
                        ? (bytes(image.file(), image.data("VP8L").at() + 4, 1)[0] & 0x10) != 0
                        : image.chunks().stream().anyMatch(it -> it.type().equals("ALPH"));
        var parts = image.chunks().stream().filter(it -> IMAGE.contains(it.type())).toList();
        var size =
                4L
                        + 18
                        + parts.stream().mapToLong(it -> padded(it.size())).sum()
                        + Stream.of(profile, exif, xmp)
                                .flatMap(Optional::stream)
                                .mapToLong(it -> padded(it.length))
                                .sum();
        out.write(
                ByteBuffer.allocate(12)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(ascii("RIFF"))
                        .putInt((int) size)
                        .put(ascii("WEBP"))
                        .array());
        var head = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        head.put(
                (byte)
                        ((profile.isPresent() ? HAS_PROFILE : 0)
                                | (alpha ? HAS_ALPHA : 0)
                                | (exif.isPresent() ? HAS_EXIF : 0)
                                | (xmp.isPresent() ? HAS_XMP : 0)));
        number(head, 4, image.width() - 1);
        number(head, 7, image.height() - 1);
        chunk(out, "VP8X", head.array());
        if (profile.isPresent()) {
            chunk(out, "ICCP", profile.get());
        }
        for (Chunk part : parts) {
            copy(out, image.file(), part);
        }
        if (exif.isPresent()) {
            chunk(out, "EXIF", exif.get());
        }
        if (xmp.isPresent()) {
            chunk(out, "XMP ", xmp.get());
        }
    }

    private Chunk data(String type) {
        return chunks.stream().filter(it -> it.type().equals(type)).findFirst().orElseThrow();
    }

    private Optional<byte[]> payload(String type) throws IOException, MediaException {
        for (Chunk chunk : chunks) {
            if (chunk.type().equals(type)) {
                if (chunk.size() > MOST_METADATA) {
                    throw new MediaException.Unreadable(
                            "More than %d bytes of metadata".formatted(MOST_METADATA), chunk.at());
                }
                return Optional.of(bytes(file, chunk.at(), (int) chunk.size()));
            }
        }
        return Optional.empty();
    }

    private static byte[] bytes(Path file, long at, int count) throws IOException {
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(at);
            return in.readNBytes(count);
        }
    }

    private static void copy(OutputStream out, Path file, Chunk chunk) throws IOException {
        head(out, chunk.type(), chunk.size());
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(chunk.at());
            var buffer = new byte[1 << 16];
            var left = chunk.size();
            while (left > 0) {
                var count = in.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
                out.write(buffer, 0, count);
                left -= count;
            }
        }
        if (chunk.size() % 2 == 1) {
            out.write(0);
        }
    }

    private static void chunk(OutputStream out, String type, byte[] payload) throws IOException {
        head(out, type, payload.length);
        out.write(payload);
        if (payload.length % 2 == 1) {
            out.write(0);
        }
    }

    private static void head(OutputStream out, String type, long size) throws IOException {
        out.write(
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(ascii(type))
                        .putInt((int) size)
                        .array());
    }

    private static long padded(long size) {
        return 8 + size + size % 2;
    }

    private static void number(ByteBuffer out, int at, int value) {
        out.put(at, (byte) value)
                .put(at + 1, (byte) (value >>> 8))
                .put(at + 2, (byte) (value >>> 16));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
