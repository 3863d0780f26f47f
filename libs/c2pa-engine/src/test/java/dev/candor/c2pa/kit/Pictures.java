package dev.candor.c2pa.kit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;

/// Small pictures and sounds in many formats, the same bytes every time.
public final class Pictures {
    /// What pictures here say of themselves when they have XMP.
    public static final String XMP =
            """
            <x:xmpmeta xmlns:x="adobe:ns:meta/">\
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
            <rdf:Description xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" \
            xmlns:dcterms="http://purl.org/dc/terms/" \
            dcterms:provenance="https://example.com/manifest.c2pa" \
            Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/>\
            </rdf:RDF></x:xmpmeta>\
            """;

    private static final String LOSSLESS = "2f0f0000 00071011 118888 0807 00";

    private Pictures() {}

    public static byte[] gif() {
        var image = new BufferedImage(Media.WIDTH, Media.HEIGHT, BufferedImage.TYPE_BYTE_INDEXED);
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "gif", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// A GIF with a piece before its first image.
    public static byte[] gifWith(byte[] piece) {
        var gif = gif();
        return Carrier.inserted(gif, gifScreenEnd(gif), piece).asset();
    }

    /// Where the screen descriptor and its colours end.
    static int gifScreenEnd(byte[] gif) {
        return 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << (gif[10] & 7) + 1);
    }

    /// An application extension.
    public static byte[] extension(String application, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x21, (byte) 0xFF, (byte) application.length()});
        out.writeBytes(latin(application));
        for (int at = 0; at < content.length; at += 255) {
            int length = Math.min(255, content.length - at);
            out.write(length);
            out.write(content, at, length);
        }
        out.write(0);
        return out.toByteArray();
    }

    public static byte[] webp(byte[]... more) {
        return riff(
                "WEBP",
                concat(chunk("VP8L", HexFormat.of().parseHex(LOSSLESS.replace(" ", ""))), more));
    }

    public static byte[] wav(byte[]... more) {
        var format = little(16).putShort((short) 1).putShort((short) 1).putInt(8000).putInt(8000);
        format.putShort((short) 1).putShort((short) 8);
        return riff(
                "WAVE",
                concat(chunk("fmt ", format.array()), concat(chunk("data", sound()), more)));
    }

    /// A WAV file whose sizes stand in 64 bits.
    public static byte[] rf64(byte[]... more) {
        var wav = wav(more);
        var sizes = little(28).putLong(wav.length - 8 + 36).putLong(sound().length).array();
        var out =
                Concat.of(
                        Arrays.copyOf(wav, 12),
                        chunk("ds64", sizes),
                        Arrays.copyOfRange(wav, 12, wav.length));
        var buffer = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(0, latin("RF64")).putInt(4, -1);
        buffer.putInt(Edits.indexOf(out, "data") + 4, -1);
        return out;
    }

    private static byte[] sound() {
        var sound = new byte[64];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (byte) (i * 5);
        }
        return sound;
    }

    public static byte[] avi(byte[]... more) {
        var header = little(56).putInt(32, Media.WIDTH).putInt(36, Media.HEIGHT).array();
        return riff(
                "AVI ",
                concat(
                        chunk("LIST", Concat.of(latin("hdrl"), chunk("avih", header))),
                        concat(
                                chunk("LIST", Concat.of(latin("movi"), chunk("00dc", sound()))),
                                more)));
    }

    /// A root of another RIFF, as large AVI files have behind the first.
    public static byte[] riff(String form, byte[]... chunks) {
        return chunk("RIFF", Concat.of(latin(form), Concat.of(chunks)));
    }

    public static byte[] chunk(String id, byte[] content) {
        var chunk = little(8 + content.length + (content.length & 1));
        return chunk.put(latin(id)).putInt(content.length).put(content).array();
    }

    public static byte[] jxl(byte[]... more) {
        return Concat.of(
                HexFormat.of().parseHex("0000000c4a584c200d0a870a"),
                box("ftyp", latin("jxl \0\0\0\0jxl ")),
                Concat.of(more),
                box("jxlc", codestream()));
    }

    /// A codestream as far as its size: 16 high, three to two.
    public static byte[] codestream() {
        return HexFormat.of().parseHex("ff0a030107800102030405060708090a");
    }

    public static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(latin(type))
                .put(content)
                .array();
    }

    public static byte[] svg() {
        return svg("<metadata/>");
    }

    /// An SVG with something before its shapes.
    public static byte[] svg(String inside) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- A square -->
        <svg xmlns="http://www.w3.org/2000/svg" width="24" height="16px">
        %s
        <rect x="2" y="2" width="20" height="12" fill='#4a8'/>
        </svg>
        """
                .formatted(inside)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// A tag of a TIFF directory.
    ///
    /// @param value in the byte order of the file
    public record Field(int tag, int type, long count, byte[] value) {}

    public static Field number(int tag, int value) {
        return new Field(tag, 4, 1, new byte[] {(byte) value, 0, 0, 0});
    }

    public static Field undefined(int tag, byte[] value) {
        return new Field(tag, 7, value.length, value);
    }

    /// A grey picture in one strip.
    public static byte[] tiff(Field... more) {
        return new Tiff(false).with(image(more)).bytes();
    }

    public static byte[] bigTiff(Field... more) {
        return new Tiff(true).with(image(more)).bytes();
    }

    /// A picture that says it is a DNG.
    public static byte[] dng(Field... more) {
        var all = new ArrayList<>(List.of(more));
        all.add(new Field(50706, 1, 4, new byte[] {1, 4, 0, 0}));
        return new Tiff(false).with(image(all.toArray(Field[]::new))).bytes();
    }

    /// A DNG as cameras write it: a small picture in front, and the large one below it.
    public static byte[] raw() {
        var large = new ArrayList<Field>();
        large.add(number(254, 0));
        large.add(number(256, 64));
        large.add(number(257, 48));
        var small = new ArrayList<Field>();
        small.add(number(254, 1));
        small.add(number(256, 4));
        small.add(number(257, 3));
        small.add(number(274, 6));
        small.add(number(330, Tiff.STRIP + 64));
        small.add(new Field(50706, 1, 4, new byte[] {1, 4, 0, 0}));
        return new Tiff(false).below(large).with(small).bytes();
    }

    static List<Field> image(Field... more) {
        var fields = new ArrayList<Field>();
        fields.add(number(254, 0));
        fields.add(number(256, Media.WIDTH));
        fields.add(number(257, Media.HEIGHT));
        fields.add(number(258, 8));
        fields.add(number(259, 1));
        fields.add(number(262, 1));
        fields.add(number(273, Tiff.STRIP));
        fields.add(number(274, 6));
        fields.add(number(279, 64));
        fields.addAll(List.of(more));
        return fields;
    }

    /// A little-endian TIFF file, directory by directory: header, strip, directories.
    static final class Tiff {
        static final int STRIP = 16;

        private final boolean big;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int link;

        Tiff(boolean big) {
            this.big = big;
            this.link = big ? 8 : 4;
            out.writeBytes(latin("II"));
            out.writeBytes(
                    big
                            ? new byte[] {43, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
                            : new byte[] {42, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
            out.writeBytes(sound());
        }

        /// Adds a directory that is in no chain.
        Tiff below(List<Field> fields) {
            int before = link;
            with(fields);
            link = before;
            return this;
        }

        /// Adds a directory to the chain, its longer values behind it.
        Tiff with(List<Field> fields) {
            int at = out.size();
            int entry = big ? 20 : 12;
            int inline = big ? 8 : 4;
            int end = at + (big ? 8 : 2) + entry * fields.size() + inline;
            var directory = little(end - at);
            var values = new ByteArrayOutputStream();
            if (big) {
                directory.putLong(fields.size());
            } else {
                directory.putShort((short) fields.size());
            }
            for (var field : fields) {
                directory.putShort((short) field.tag).putShort((short) field.type);
                number(directory, field.count);
                if (field.value.length > inline) {
                    number(directory, end + values.size());
                    values.writeBytes(field.value);
                } else {
                    directory
                            .put(field.value)
                            .position(directory.position() + inline - field.value.length);
                }
            }
            out.writeBytes(directory.array());
            out.writeBytes(values.toByteArray());
            var bytes = out.toByteArray();
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(link, at);
            out.reset();
            out.writeBytes(bytes);
            link = end - inline;
            return this;
        }

        private void number(ByteBuffer directory, long number) {
            if (big) {
                directory.putLong(number);
            } else {
                directory.putInt((int) number);
            }
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }

    static byte[] base64(byte[] bytes) {
        return Base64.getEncoder().encode(bytes);
    }

    private static byte[][] concat(byte[] first, byte[]... more) {
        var all = new ArrayList<byte[]>();
        all.add(first);
        all.addAll(List.of(more));
        return all.toArray(byte[][]::new);
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
