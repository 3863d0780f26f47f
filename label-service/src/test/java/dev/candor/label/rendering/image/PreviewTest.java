package dev.candor.label.rendering.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.label.rendering.failure.MediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Small pictures inside a picture would go on showing it without its label.
@SuppressWarnings("NullAway.Init") // JUnit fills the field
class PreviewTest {
    private static final byte[] THUMBNAIL =
            "a thumbnail of old pixels".getBytes(StandardCharsets.US_ASCII);

    @TempDir Path folder;

    @Test
    void anExifThumbnailIsGoneAndTheRestOfExifStays() throws Exception {
        var labelled =
                labelled(
                        Pictures.segment(
                                0xE1,
                                Pictures.joined(
                                        "Exif\0\0".getBytes(StandardCharsets.US_ASCII),
                                        exif("Maker"))));

        assertThat(labelled).contains("Maker").doesNotContain("thumbnail");
    }

    @Test
    void aThumbnailInTheMiddleIsClearedWhereItLies() {
        var before = Pictures.joined(exif("Maker"), "behind".getBytes(StandardCharsets.US_ASCII));

        var after = ExifThumbnail.without(before);

        assertThat(after).hasSameSizeAs(before);
        assertThat(new String(after, StandardCharsets.US_ASCII))
                .contains("Maker", "behind")
                .doesNotContain("thumbnail");
        assertThat(ExifOrientation.find(after)).isEqualTo(Orientation.TURNED_RIGHT);
    }

    @Test
    void photoshopAndJfifPreviewsAreGone() throws Exception {
        var caption = block(0x0404, "caption".getBytes(StandardCharsets.US_ASCII));
        var preview = block(0x040C, THUMBNAIL);
        var labelled =
                labelled(
                        Pictures.segment(
                                0xE0,
                                Pictures.joined(
                                        "JFXX\0\20".getBytes(StandardCharsets.US_ASCII),
                                        THUMBNAIL)),
                        Pictures.segment(
                                0xED,
                                Pictures.joined(
                                        "Photoshop 3.0\0".getBytes(StandardCharsets.US_ASCII),
                                        preview,
                                        caption)));

        assertThat(labelled).contains("caption").doesNotContain("thumbnail");
    }

    private static byte[] block(int id, byte[] data) {
        return ByteBuffer.allocate(12 + data.length + data.length % 2)
                .put("8BIM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) id)
                .putShort((short) 0)
                .putInt(data.length)
                .put(data)
                .array();
    }

    /// An orientation and a text in the first directory, a thumbnail in the second.
    private static byte[] exif(String maker) {
        var first = 8 + 2 + 2 * 12 + 4;
        var second = first + 8;
        var pixels = second + 2 + 2 * 12 + 4;
        return ByteBuffer.allocate(pixels + THUMBNAIL.length)
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) 2)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0)
                .putShort((short) 0x010F)
                .putShort((short) 2)
                .putInt(6)
                .putInt(first)
                .putInt(second)
                .put((maker + "\0\0\0").getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 2)
                .putShort((short) 0x0201)
                .putShort((short) 4)
                .putInt(1)
                .putInt(pixels)
                .putShort((short) 0x0202)
                .putShort((short) 4)
                .putInt(1)
                .putInt(THUMBNAIL.length)
                .putInt(0)
                .put(THUMBNAIL)
                .array();
    }

    private String labelled(byte[]... segments) throws IOException, MediaException {
        var media = Pictures.withSegments(Pictures.jpeg(Pictures.scene(400, 300)), segments);
        assertThat(new String(media, StandardCharsets.ISO_8859_1)).contains("thumbnail");
        var result = folder.resolve("result");
        Labels.labeller(4_000_000, 12)
                .label(Files.write(folder.resolve("source"), media), result, Labels.in("en"));
        return new String(Files.readAllBytes(result), StandardCharsets.ISO_8859_1);
    }
}
