package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.jumbf.JumbfWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/// Assets bound by a general box hash, well and wrong (C2PA 2.4, 15.12.3).
public final class BoxCases {
    private static final String BOXES = "c2pa.hash.boxes";
    private static final String TEXT = "tEXt";
    private static final CborValue NOTHING = new CborValue.Undefined();
    private static final CborValue TRUE = CborValue.of(true);

    private static final TestAuthority TRUSTED = TestAuthority.trusted();
    private static final byte[] PNG = pngWithText();
    private static final Map<String, Supplier<byte[]>> CASES = new TreeMap<>();

    static {
        CASES.put("valid-jpeg", () -> jpeg(BoxBinding.each())); // VAL-ASSE-0070, 0090
        CASES.put("valid-jpeg-grouped", () -> jpeg(BoxBinding.grouped())); // VAL-ASSE-0085
        CASES.put("valid-png", () -> png(BoxBinding.each())); // VAL-ASSE-0084
        CASES.put("valid-png-grouped", () -> png(BoxBinding.grouped()));
        CASES.put(
                "valid-without-signature",
                () -> png(BoxBinding.each().entries(all -> all.subList(1, all.size()))));
        // VAL-ASSE-0085, VAL-ASSE-0086: what fills the space between two segments of one entry
        CASES.put("valid-filled-between", () -> bound(withFill(), BoxBinding.grouped()));
        CASES.put("unfilled-between", () -> withoutFill(bound(withFill(), BoxBinding.grouped())));
        CASES.put("valid-restarts", () -> bound(withRestarts(), BoxBinding.each()));
        CASES.put("valid-two-images", () -> bound(twice(Media.jpeg()), BoxBinding.each()));
        CASES.put("valid-after", () -> bound(withTail(), after()));
        // VAL-CONT-0014
        CASES.put("valid-claim-algorithm", () -> png(BoxBinding.each().algorithm("")));
        CASES.put(
                "valid-another-algorithm",
                () -> png(BoxBinding.each().entry("IDAT", BoxCases::bySha384)));
        // VAL-CONT-0016
        CASES.put(
                "valid-odd-pads",
                () ->
                        png(
                                BoxBinding.each()
                                        .entry(
                                                "IHDR",
                                                entry ->
                                                        entry.with("pad", CborValue.of("none"))
                                                                .with("pad2", TRUE))));
        // VAL-ASSE-0075, VAL-ASSE-0079, VAL-ASSE-0081
        CASES.put("excluded-metadata", () -> png(excluding(TEXT)));
        // whatever is changed of it, and whatever else is said of what is left out of it
        CASES.put(
                "excluded-metadata-changed",
                () -> Edits.replace("nothing much", "n0thing much").apply(png(excluding(TEXT))));
        CASES.put(
                "excluded-with-exclusions",
                () ->
                        png(
                                excluding(TEXT)
                                        .entry(
                                                TEXT,
                                                entry ->
                                                        entry.with(
                                                                "exclusions",
                                                                exclusions(-1, 9999, 7)))));
        // VAL-ASSE-0075, 0081
        CASES.put(
                "exclusion-in-metadata",
                () ->
                        png(
                                BoxBinding.each()
                                        .entry(
                                                TEXT,
                                                entry ->
                                                        entry.without(8, 4)
                                                                .with(
                                                                        "exclusions",
                                                                        exclusions(8, 4, 0)))));
        // VAL-ASSE-0080
        CASES.put("excluded-image", () -> png(excluding("IDAT")));
        // VAL-ASSE-0080
        CASES.put(
                "exclusion-in-image",
                () ->
                        png(
                                BoxBinding.each()
                                        .entry(
                                                "IDAT",
                                                entry ->
                                                        entry.without(8, 4)
                                                                .with(
                                                                        "exclusions",
                                                                        exclusions(8, 4, 0)))));
        // VAL-ASSE-0076
        CASES.put("exclusion-beyond-box", () -> png(withExclusions(exclusions(0, 9999, 0))));
        // VAL-ASSE-0073
        CASES.put("exclusion-in-no-box", () -> png(withExclusions(exclusions(8, 4, 1))));
        // VAL-ASSE-0073
        CASES.put("exclusion-without-index", () -> png(withoutIndex()));
        // VAL-ASSE-0074
        CASES.put("exclusion-negative", () -> png(withExclusions(exclusions(-1, 4, 0))));
        // VAL-ASSE-0074
        CASES.put(
                "exclusions-overlap",
                () ->
                        png(
                                withExclusions(
                                        new CborValue.Array(
                                                List.of(
                                                        BoxBinding.exclusion(8, 4, 0),
                                                        BoxBinding.exclusion(11, 2, 0))))));
        // VAL-ASSE-0068, VAL-ASSE-0069
        CASES.put(
                "no-boxes",
                () -> boundBy(carried -> new CborMapBuilder().put("alg", "sha256").build()));
        // VAL-ASSE-0083
        CASES.put(
                "no-names",
                () -> png(BoxBinding.each().entry("IHDR", entry -> entry.with("names", NOTHING))));
        // VAL-ASSE-0083
        CASES.put(
                "name-not-text",
                () ->
                        png(
                                BoxBinding.each()
                                        .entry(
                                                "IHDR",
                                                entry ->
                                                        entry.with(
                                                                "names",
                                                                new CborValue.Array(
                                                                        List.of(TRUE))))));
        CASES.put(
                "excluded-not-said",
                () ->
                        png(
                                BoxBinding.each()
                                        .entry(
                                                "IHDR",
                                                entry ->
                                                        entry.with(
                                                                "excluded", CborValue.of("no")))));
        // VAL-ASSE-0071
        CASES.put("unknown-box", () -> png(unlisted(TEXT)));
        // VAL-ASSE-0091
        CASES.put("unknown-app11", () -> bound(withApp11(), unlisted("APP11")));
        CASES.put("valid-app11", () -> bound(withApp11(), BoxBinding.each()));
        // VAL-ASSE-0072
        CASES.put("swapped-boxes", () -> png(BoxBinding.each().entries(BoxCases::swapped)));
        // VAL-ASSE-0070, 0072
        CASES.put("missing-box", () -> withoutText(png(BoxBinding.each())));
        // VAL-ASSE-0087
        CASES.put(
                "no-hash",
                () -> png(BoxBinding.each().entry("IHDR", entry -> entry.with("hash", NOTHING))));
        // VAL-ASSE-0082, VAL-ASSE-0087, and VAL-ASSE-0089: no parts decide
        CASES.put("tampered-image", () -> Edits.flip(png(BoxBinding.each()), -30));
        CASES.put("tampered-jpeg", () -> Edits.flip(jpeg(BoxBinding.grouped()), -12));
        // VAL-CONT-0015
        CASES.put(
                "unknown-algorithm",
                () ->
                        png(
                                BoxBinding.each()
                                        .entry(
                                                "IDAT",
                                                entry -> entry.with("alg", CborValue.of("md5")))));
        CASES.put("unknown-algorithm-of-all", () -> png(BoxBinding.each().algorithm("sha1")));
        CASES.put("store-with-others", () -> png(BoxBinding.each().entries(BoxCases::joined)));
        // VAL-ASSE-0078
        CASES.put("store-checksum", () -> brokenChecksum(png(BoxBinding.each())));
        CASES.put("hidden-in-the-store", BoxCases::hiddenInStore);
        CASES.put("appended-bytes", () -> Concat.of(png(BoxBinding.each()), new byte[] {1, 2, 3}));
        CASES.put("tampered-after", () -> Edits.flip(bound(withTail(), after()), -1));
        CASES.put("truncated-image", () -> truncated(png(BoxBinding.each())));
    }

    private BoxCases() {}

    /// How each asset is made, by the name of its folder.
    public static Map<String, Supplier<byte[]>> all() {
        return Map.copyOf(CASES);
    }

    /// A medium whose content a box hash binds.
    static byte[] bound(byte[] media, HardBinding binding) {
        return Forgery.of(media, Forgery.created(TRUSTED.signer()).bound(BOXES, binding)).bytes();
    }

    private static BoxBinding.Entry bySha384(BoxBinding.Entry entry) {
        return entry.with("alg", CborValue.of("sha384"))
                .with("hash", CborValue.of(Boxes.digest(entry.hashed(), "SHA-384")));
    }

    private static byte[] hiddenInStore() {
        var hidden = JumbfWriter.box("free", "a secret".getBytes(StandardCharsets.US_ASCII));
        return Forgery.of(PNG, Forgery.created(TRUSTED.signer()).bound(BOXES, BoxBinding.each()))
                .store(store -> Boxes.with(store, hidden))
                .bytes();
    }

    private static byte[] boundBy(HardBinding binding) {
        return bound(PNG, binding);
    }

    private static byte[] jpeg(BoxBinding binding) {
        return bound(Media.jpeg(), binding);
    }

    private static byte[] png(BoxBinding binding) {
        return bound(PNG, binding);
    }

    private static BoxBinding excluding(String name) {
        return BoxBinding.each()
                .entry(
                        name,
                        entry ->
                                entry.with("excluded", TRUE)
                                        .with("hash", CborValue.of(new byte[1])));
    }

    private static BoxBinding unlisted(String name) {
        return BoxBinding.each()
                .entries(
                        all -> {
                            all.removeIf(entry -> entry.names().contains(name));
                            return all;
                        });
    }

    private static BoxBinding withExclusions(CborValue exclusions) {
        return BoxBinding.each().entry(TEXT, entry -> entry.with("exclusions", exclusions));
    }

    private static CborValue exclusions(long start, long length, long box) {
        return new CborValue.Array(List.of(BoxBinding.exclusion(start, length, box)));
    }

    private static BoxBinding withoutIndex() {
        var exclusion =
                new CborMapBuilder()
                        .put("start", CborValue.of(8))
                        .put("length", CborValue.of(4))
                        .build();
        return BoxBinding.grouped()
                .entry(
                        "IDAT",
                        entry -> entry.with("exclusions", new CborValue.Array(List.of(exclusion))));
    }

    private static List<BoxBinding.Entry> swapped(List<BoxBinding.Entry> all) {
        var last = all.removeLast();
        all.add(all.size() - 1, last);
        return all;
    }

    /// The store in one entry with the piece behind it.
    private static List<BoxBinding.Entry> joined(List<BoxBinding.Entry> all) {
        var behind = all.remove(3);
        all.set(
                2,
                new BoxBinding.Entry(
                        List.of("C2PA", behind.names().getFirst()), behind.hashed(), List.of()));
        return all;
    }

    /// Everything behind the first image is one piece.
    private static BoxBinding after() {
        return BoxBinding.each()
                .entries(
                        all -> {
                            all.add(new BoxBinding.Entry(List.of("c2pa.after"), tail(), List.of()));
                            return all;
                        });
    }

    private static byte[] tail() {
        return "behind the picture".getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] withTail() {
        return Concat.of(Media.jpeg(), tail());
    }

    private static byte[] twice(byte[] media) {
        return Concat.of(media, media);
    }

    private static byte[] pngWithText() {
        var png = Media.png();
        return Concat.of(
                Arrays.copyOf(png, 33),
                chunk(TEXT, "Comment\0nothing much".getBytes(StandardCharsets.US_ASCII)),
                Arrays.copyOfRange(png, 33, png.length));
    }

    private static byte[] withoutText(byte[] png) {
        int at = Edits.indexOf(png, "Comment\0") - 8;
        int length = 12 + ByteBuffer.wrap(png).getInt(at);
        return Concat.of(Arrays.copyOf(png, at), Arrays.copyOfRange(png, at + length, png.length));
    }

    private static byte[] brokenChecksum(byte[] png) {
        int at = Edits.indexOf(png, "caBX") - 4;
        return Edits.flip(png, at + 8 + ByteBuffer.wrap(png).getInt(at));
    }

    private static byte[] truncated(byte[] png) {
        return Arrays.copyOf(png, png.length - 20);
    }

    private static byte[] chunk(String type, byte[] payload) {
        var chunk =
                ByteBuffer.allocate(payload.length + 12)
                        .putInt(payload.length)
                        .put(type.getBytes(StandardCharsets.US_ASCII))
                        .put(payload);
        var crc = new CRC32();
        crc.update(chunk.array(), 4, payload.length + 4);
        return chunk.putInt((int) crc.getValue()).array();
    }

    /// A JPEG with a JUMBF box that is no manifest store.
    private static byte[] withApp11() {
        var jpeg = Media.jpeg();
        var box = "jumb\0\0\0\7nothing".getBytes(StandardCharsets.US_ASCII);
        var segment =
                ByteBuffer.allocate(16 + box.length)
                        .putInt(0xFFEB0000 | 14 + box.length)
                        .putInt(0x4A500007)
                        .putInt(1)
                        .putInt(4 + box.length)
                        .put(box)
                        .array();
        return Concat.of(
                Arrays.copyOf(jpeg, 20), segment, Arrays.copyOfRange(jpeg, 20, jpeg.length));
    }

    /// A JPEG with two bytes before its scan that are part of no segment.
    private static byte[] withFill() {
        var jpeg = Media.jpeg();
        int scan = Edits.indexOf(jpeg, "\u00FF\u00DA");
        return Concat.of(
                Arrays.copyOf(jpeg, scan),
                new byte[] {(byte) 0xFF, (byte) 0xFF},
                Arrays.copyOfRange(jpeg, scan, jpeg.length));
    }

    private static byte[] withoutFill(byte[] jpeg) {
        int fill = Edits.indexOf(jpeg, "\u00FF\u00FF\u00FF\u00DA");
        return Concat.of(
                Arrays.copyOf(jpeg, fill), Arrays.copyOfRange(jpeg, fill + 2, jpeg.length));
    }

    /// A JPEG whose scan is broken up by restart markers.
    private static byte[] withRestarts() {
        var jpeg = Media.jpeg();
        int middle = jpeg.length - 12;
        return Concat.of(
                Arrays.copyOf(jpeg, middle),
                new byte[] {1, (byte) 0xFF, (byte) 0xD0, 2, (byte) 0xFF, (byte) 0xD1},
                Arrays.copyOfRange(jpeg, middle, jpeg.length));
    }
}
