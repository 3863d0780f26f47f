package dev.candor.c2pa.kit;

import dev.candor.c2pa.io.Range;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Tiny files of the ISO base media family. Nothing in them can be played; all of it can be parsed.
public final class Bmff {
    /// The user type of the boxes of C2PA.
    public static final byte[] PROVENANCE =
            HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec481");

    private Bmff() {}

    /// A root box of a file.
    public record Root(String type, int start, int length) {
        public Range range() {
            return new Range(start, length);
        }

        int end() {
            return start + length;
        }
    }

    public static byte[] box(String type, byte[]... parts) {
        var content = Concat.of(parts);
        return Concat.of(number(8 + content.length), ascii(type), content);
    }

    /// A box with a length of 64 bits.
    public static byte[] longBox(String type, byte[]... parts) {
        var content = Concat.of(parts);
        return Concat.of(
                number(1),
                ascii(type),
                ByteBuffer.allocate(8).putLong(16 + content.length).array(),
                content);
    }

    /// A box that says of its length that it goes to the end of the file.
    public static byte[] lastBox(String type, byte[]... parts) {
        return Concat.of(number(0), ascii(type), Concat.of(parts));
    }

    public static byte[] fullBox(String type, int version, int flags, byte[]... parts) {
        return box(type, number(version << 24 | flags), Concat.of(parts));
    }

    /// A box of C2PA.
    public static byte[] provenance(String purpose, byte[]... data) {
        return box("uuid", PROVENANCE, number(0), ascii(purpose + "\0"), Concat.of(data));
    }

    /// A box with a manifest store.
    public static byte[] storeBox(String purpose, byte[] store) {
        return provenance(purpose, new byte[8], store);
    }

    /// A film of 24 by 16 pixels and a few bytes.
    public static byte[] mp4() {
        return mp4(box("mdat", content(600, 1)));
    }

    /// A film whose content is given, box and all.
    public static byte[] mp4(byte[]... mdats) {
        return Concat.of(ftyp("isom", "mp41"), box("free"), Concat.of(mdats), moov());
    }

    /// A film whose content is given, box and all, with tracks that count their chunks in 32 and in
    /// 64 bits.
    ///
    /// @param mdat begins at byte [#FIRST_ROOT]
    public static byte[] chunked(byte[] mdat, long[] first, long[] second) {
        var tables = new byte[][] {offsets("stco", first), offsets("co64", second)};
        var tracks =
                Arrays.stream(tables)
                        .map(table -> box("trak", box("mdia", box("minf", box("stbl", table)))))
                        .toArray(byte[][]::new);
        var moov = box("moov", fullBox("mvhd", 0, 0, new byte[96]), Concat.of(tracks));
        return Concat.of(ftyp("isom", "mp41"), mdat, moov);
    }

    /// Where the box behind `ftyp` begins.
    public static final int FIRST_ROOT = 24;

    private static byte[] offsets(String table, long[] offsets) {
        int width = table.equals("co64") ? Long.BYTES : Integer.BYTES;
        var records = ByteBuffer.allocate(offsets.length * width);
        for (long offset : offsets) {
            if (width == Long.BYTES) {
                records.putLong(offset);
            } else {
                records.putInt((int) offset);
            }
        }
        return fullBox(table, 0, 0, number(offsets.length), records.array());
    }

    /// A film of a brand.
    static byte[] film(String brand) {
        return Concat.of(ftyp(brand, "isom"), box("mdat", content(600, 1)), moov());
    }

    public static byte[] mov() {
        return Concat.of(ftyp("qt  ", "qt  "), box("wide"), box("mdat", content(300, 2)), moov());
    }

    /// A QuickTime film of the time before brands.
    public static byte[] movWithoutBrands() {
        return Concat.of(moov(), box("wide"), box("mdat", content(300, 2)));
    }

    public static byte[] heic() {
        return picture("heic", "mif1");
    }

    public static byte[] avif() {
        return picture("avif", "mif1");
    }

    static byte[] picture(String major, String compatible) {
        var extents = fullBox("ispe", 0, 0, number(24), number(16));
        var meta =
                fullBox(
                        "meta",
                        0,
                        0,
                        fullBox("hdlr", 0, 0, new byte[20]),
                        fullBox("iloc", 0, 0, new byte[8]),
                        box("iprp", box("ipco", extents)));
        return Concat.of(ftyp(major, compatible), meta, box("mdat", content(400, 3)));
    }

    /// An initialization segment.
    public static byte[] init() {
        return Concat.of(ftyp("iso6", "dash"), moov());
    }

    /// A `moof` and an `mdat`; no two of them are equal.
    public static byte[] fragment(int number) {
        return Concat.of(
                box("moof", fullBox("mfhd", 0, 0, number(number))),
                box("mdat", content(200, number + 10)));
    }

    /// What a media segment begins with.
    public static byte[] styp() {
        return box("styp", ascii("msdh"), number(0), ascii("msdh"));
    }

    public static byte[] ftyp(String major, String compatible) {
        return box("ftyp", ascii(major), number(512), ascii(major), ascii(compatible));
    }

    public static byte[] moov() {
        return box("moov", fullBox("mvhd", 0, 0, new byte[96]), track(1), track(2));
    }

    private static byte[] track(int id) {
        var header =
                fullBox(
                        "tkhd",
                        0,
                        7,
                        new byte[8],
                        number(id),
                        new byte[60],
                        number(24 << 16),
                        number(16 << 16));
        var table = fullBox("stco", 0, 0, number(1), number(48));
        return box("trak", header, box("mdia", box("minf", box("stbl", table))));
    }

    /// Bytes that are not zero and not all the same.
    public static byte[] content(int length, int seed) {
        var content = new byte[length];
        for (int i = 0; i < length; i++) {
            content[i] = (byte) (i * 31 + seed * 7 + 1);
        }
        return content;
    }

    /// The root boxes of a file.
    public static List<Root> roots(byte[] file) {
        var roots = new ArrayList<Root>();
        var in = ByteBuffer.wrap(file);
        for (int at = 0; at < file.length; ) {
            long length = in.getInt(at) & 0xFFFFFFFFL;
            if (length == 1) {
                length = in.getLong(at + 8);
            } else if (length == 0) {
                length = (long) file.length - at;
            }
            var type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            roots.add(new Root(type, at, (int) length));
            at += (int) length;
        }
        return roots;
    }

    static boolean isProvenance(byte[] file, Root root) {
        return root.type.equals("uuid")
                && Arrays.equals(
                        Arrays.copyOfRange(file, root.start + 8, root.start + 24), PROVENANCE);
    }

    /// The box with the manifest store; an empty range if there is none.
    static Range store(byte[] file) {
        return roots(file).stream()
                .filter(root -> isProvenance(file, root))
                .findFirst()
                .map(Root::range)
                .orElse(new Range(0, 0));
    }

    /// The only manifest of a file's store.
    static byte[] manifest(byte[] file) {
        var box = store(file);
        int start = (int) box.start() + 28 + "manifest\0".length() + 8;
        return Boxes.at(Arrays.copyOfRange(file, start, (int) box.end()), ManifestForge.LABEL);
    }

    /// The store lies behind `ftyp`, or in front of all if there is none.
    public static Carrier carrier() {
        return (media, store) -> {
            var first = roots(media).getFirst();
            int at = first.type.endsWith("typ") ? first.length : 0;
            return Carrier.inserted(media, at, storeBox("manifest", store));
        };
    }

    public static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
