package dev.candor.c2pa.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.kit.Media;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetFormatsTest {
    private static final String XMP =
            """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"%s>%s</rdf:Description>
            </rdf:RDF></x:xmpmeta>\
            """;
    private static final String TYPE =
            "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

    @TempDir Path directory;

    @Test
    void jpegTellsItsSize() throws Exception {
        assertThat(inspect(Media.jpeg()))
                .isEqualTo(
                        new AssetFacts(
                                AssetFormat.JPEG, Media.WIDTH, Media.HEIGHT, 1, false, List.of()));
    }

    @Test
    void pngTellsItsSize() throws Exception {
        assertThat(inspect(Media.png()))
                .isEqualTo(
                        new AssetFacts(
                                AssetFormat.PNG, Media.WIDTH, Media.HEIGHT, 1, false, List.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 8})
    void exifTellsTheOrientation(int orientation) throws Exception {
        assertThat(inspect(jpegWith(exif(orientation))).orientation()).isEqualTo(orientation);
        assertThat(inspect(pngWith("eXIf", tiff(orientation))).orientation())
                .isEqualTo(orientation);
    }

    @Test
    void orientationThatIsNoneIsUpright() throws Exception {
        assertThat(inspect(jpegWith(exif(99))).orientation()).isEqualTo(1);
        assertThat(inspect(jpegWith(Arrays.copyOf(exif(6), 12))).orientation()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " Iptc4xmpExt:DigitalSourceType=\"TYPE\"|",
                "|<Iptc4xmpExt:DigitalSourceType>TYPE</Iptc4xmpExt:DigitalSourceType>",
                "|<Iptc4xmpExt:DigitalSourceType rdf:resource=\"TYPE\"/>",
                "|<Iptc4xmpExt:DigitalSourceType><rdf:Bag><rdf:li>TYPE</rdf:li></rdf:Bag></Iptc4xmpExt:DigitalSourceType>"
            })
    void xmpTellsTheDigitalSourceType(String form) throws Exception {
        var parts = form.replace("TYPE", TYPE).split("\\|", -1);
        var packet = XMP.formatted(parts[0], parts[1]);

        assertThat(inspect(jpegWith(xmp(packet))).digitalSourceTypes()).containsExactly(TYPE);
        assertThat(inspect(pngWith("iTXt", itxt(packet))).digitalSourceTypes())
                .containsExactly(TYPE);
    }

    @Test
    void xmpCannotReachBeyondItself() throws Exception {
        var secret = Files.writeString(directory.resolve("secret"), TYPE);
        var packet =
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"%s\">]>".formatted(secret.toUri())
                        + XMP.formatted(
                                "",
                                "<Iptc4xmpExt:DigitalSourceType>&e;</Iptc4xmpExt:DigitalSourceType>");

        assertThat(inspect(jpegWith(xmp(packet))).digitalSourceTypes()).isEmpty();
    }

    @Test
    void noBytesAreMalformed() {
        assertThatThrownBy(() -> inspect(new byte[0]))
                .isInstanceOf(UnreadableAssetException.Malformed.class)
                .hasMessage("asset at offset 0: no bytes at all");
    }

    @Test
    void otherBytesAreUnsupported() {
        assertThatThrownBy(() -> inspect(new byte[] {1, 2, 3, 4, 5, 6}))
                .isInstanceOf(UnreadableAssetException.Unsupported.class);
    }

    /// Wrappings of formats that are read: nobody says where a store lies in them.
    @ParameterizedTest
    @ValueSource(strings = {"774f4646", "774f4632", "74746366", "1f8b0800"})
    void wrappedFontsAndDrawingsAreUnsupported(String magic) {
        var wrapped = HexFormat.of().parseHex(magic + "00010000" + "00".repeat(64));

        assertThatThrownBy(() -> inspect(wrapped))
                .isInstanceOf(UnreadableAssetException.Unsupported.class);
    }

    /// What is told by its first bytes is broken behind them, and not another file.
    @Test
    void bigTiffThatBeginsBeyondAllBoundsIsMalformed() {
        var tiff = HexFormat.of().parseHex("49492b0008000000" + "ff".repeat(8));

        assertThatThrownBy(() -> inspect(tiff))
                .isInstanceOf(UnreadableAssetException.Malformed.class)
                .hasMessageContaining("beyond all bounds");
    }

    @Test
    void everyShortenedJpegIsMalformed() throws IOException {
        var jpeg = Media.jpeg();
        for (int length = 3; length < jpeg.length; length++) {
            var cut = Arrays.copyOf(jpeg, length);
            assertThatThrownBy(() -> inspect(cut))
                    .isInstanceOfSatisfying(
                            UnreadableAssetException.Malformed.class,
                            e -> assertThat(e.offset()).isBetween(0L, (long) cut.length));
        }
    }

    @Test
    void everyShortenedPngIsMalformed() throws IOException {
        var png = Media.png();
        for (int length = 8; length < png.length; length++) {
            var cut = Arrays.copyOf(png, length);
            assertThatThrownBy(() -> inspect(cut))
                    .isInstanceOf(UnreadableAssetException.Malformed.class);
        }
    }

    private AssetFacts inspect(byte[] bytes) throws UnreadableAssetException, IOException {
        return AssetFormats.inspect(Files.write(directory.resolve("asset"), bytes));
    }

    private static byte[] jpegWith(byte[] app1) {
        var jpeg = Media.jpeg();
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(
                ByteBuffer.allocate(4)
                        .putShort((short) 0xFFE1)
                        .putShort((short) (app1.length + 2))
                        .array());
        out.writeBytes(app1);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static byte[] pngWith(String type, byte[] payload) {
        var png = Media.png();
        var chunk =
                ByteBuffer.allocate(payload.length + 12)
                        .putInt(payload.length)
                        .put(type.getBytes(StandardCharsets.US_ASCII))
                        .put(payload);
        var crc = new CRC32();
        crc.update(chunk.array(), 4, payload.length + 4);
        var out = new ByteArrayOutputStream();
        out.write(png, 0, 33);
        out.writeBytes(chunk.putInt((int) crc.getValue()).array());
        out.write(png, 33, png.length - 33);
        return out.toByteArray();
    }

    private static byte[] tiff(int orientation) {
        return ByteBuffer.allocate(26)
                .put("MM\0*".getBytes(StandardCharsets.US_ASCII))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .array();
    }

    private static byte[] exif(int orientation) {
        return concat("Exif\0\0", tiff(orientation));
    }

    private static byte[] xmp(String packet) {
        return concat("http://ns.adobe.com/xap/1.0/\0", packet.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] itxt(String packet) {
        return concat("XML:com.adobe.xmp\0\0\0\0\0", packet.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] concat(String head, byte[] tail) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(tail);
        return out.toByteArray();
    }
}
