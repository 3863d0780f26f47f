package dev.candor.c2pa.kit;

import dev.candor.c2pa.io.Range;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// The assets of the golden folders of pictures and RIFF: one that is well for each way to carry a
/// store, and one for each way to be wrong.
public final class PictureCases {
    private static final int STORE_TAG = 52545;

    /// Where the values of the first directory of a TIFF begin that has the store for its tenth
    /// tag.
    private static final int FIRST_DIRECTORY_END = 80 + 2 + 12 * 10 + 4;

    private static final String OPENING = "<c2pa:manifest>";
    private static final String CLOSING = "</c2pa:manifest>";
    private static final String ENTITIES =
            """
            <!DOCTYPE svg [<!-- > --><!ENTITY a "ha>"><!ENTITY b "&a;&a;&a;">
            <!ENTITY c "<c2pa:manifest>bm9uZQ==</c2pa:manifest>"><!ENTITY d SYSTEM "file:///d">]>
            """;

    private static final TestAuthority TRUSTED = TestAuthority.trusted();

    private PictureCases() {}

    public static Map<String, Supplier<byte[]>> gif() {
        var carrier = PictureCarriers.gif();
        var xmp = utf8(Pictures.XMP);
        var loop = Pictures.extension("NETSCAPE2.0", new byte[3]);
        var cases = usual(Pictures.gif(), carrier, 6);
        cases.put("valid-boxes", () -> boxed(Pictures.gif(), carrier));
        cases.put("valid-boxes-extension", () -> boxed(Pictures.gifWith(loop), carrier));
        // VAL-ASSE-0071
        cases.put("boxes-unknown-block", () -> beforeEnd(boxed(Pictures.gif(), carrier), loop));
        // C2PA 2.4, A.3.7: before the first image, and in this version
        cases.put("store-behind-image", () -> signed(Pictures.gif(), behindImage()));
        cases.put("store-of-version-2", () -> signed(Pictures.gif(), versionTwo()));
        cases.put("remote", () -> Pictures.gifWith(adobe(xmp)));
        cases.put(
                "remote-in-sub-blocks",
                () -> Pictures.gifWith(Pictures.extension("XMP DataXMP", withTrailer(xmp))));
        cases.put("no-manifest", Pictures::gif);
        cases.put("broken-block", () -> Edits.flip(Pictures.gif(), 13 + 3 * 256));
        cases.put("hidden-bytes", () -> signed(Pictures.gif(), hiding(carrier)));
        cases.put("truncated-image", () -> cut(signed(Pictures.gif(), carrier), 4));
        cases.put("truncated-store", () -> Arrays.copyOf(signed(Pictures.gif(), carrier), 1600));
        return cases;
    }

    private static byte[] beforeEnd(byte[] gif, byte[] piece) {
        return Carrier.inserted(gif, gif.length - 1, piece).asset();
    }

    public static Map<String, Supplier<byte[]>> webp() {
        var carrier = PictureCarriers.riff();
        var cases = usual(Pictures.webp(), carrier, 24);
        cases.put("valid-boxes", () -> boxed(Pictures.webp(), carrier));
        cases.put("valid-rounded-up", () -> signed(Pictures.webp(), rounded(0)));
        // VAL-ASSE-0044
        cases.put("hidden-byte", () -> signed(Pictures.webp(), rounded(7)));
        cases.put("hidden-bytes", () -> signed(Pictures.webp(), hiding(carrier)));
        // VAL-ASSE-0045, and VAL-ASSE-0044 when the metadata swallows the picture later
        cases.put("excluded-metadata", () -> withoutExif());
        cases.put("metadata-grown", () -> grown(withoutExif()));
        cases.put("remote", () -> Pictures.webp(Pictures.chunk("XMP ", utf8(Pictures.XMP))));
        cases.put("no-manifest", () -> Pictures.webp());
        cases.put("truncated-store", () -> cut(signed(Pictures.webp(), carrier), 4));
        return cases;
    }

    public static Map<String, Supplier<byte[]>> avi() {
        var carrier = PictureCarriers.riff();
        var more = Pictures.riff("AVIX", Pictures.chunk("LIST", utf8("moviabcd")));
        var large = Concat.of(Pictures.avi(), more);
        var hidden = Concat.of(utf8("INFO"), Pictures.chunk("C2PA", new byte[40]));
        var cases = usual(Pictures.avi(), carrier, 60);
        cases.put("valid-boxes", () -> boxed(Pictures.avi(), carrier));
        cases.put("valid-two-roots", () -> signed(large, carrier));
        cases.put("valid-boxes-two-roots", () -> boxed(large, carrier));
        cases.put("tampered-second-root", () -> Edits.flip(signed(large, carrier), -1));
        cases.put("boxes-second-root-gone", () -> cut(boxed(large, carrier), more.length));
        cases.put("remote", () -> Pictures.avi(Pictures.chunk("_PMX", utf8(Pictures.XMP))));
        cases.put("store-in-list", () -> Pictures.avi(Pictures.chunk("LIST", hidden)));
        cases.put(
                "list-called-store",
                () -> boxed(Pictures.avi(Pictures.chunk("LIST", utf8("C2PAabcd"))), carrier));
        return cases;
    }

    public static Map<String, Supplier<byte[]>> wav() {
        var carrier = PictureCarriers.riff();
        var cases = usual(Pictures.wav(), carrier, 24);
        cases.put("valid-rf64", () -> signed(Pictures.rf64(), carrier));
        cases.put("rf64-without-sizes", () -> flipped(Pictures.rf64(), "ds64", 0));
        cases.put("rf64-beyond-end", () -> flipped(Pictures.rf64(), "ds64", 13));
        cases.put("beyond-end", () -> flipped(Pictures.wav(), "WAVE", -3));
        cases.put("remote", () -> Pictures.wav(Pictures.chunk("XMP ", utf8(Pictures.XMP))));
        cases.put("no-manifest", () -> Pictures.wav());
        // VAL-ASSE-0045
        cases.put(
                "excluded-metadata",
                () -> signed(withBroadcast(), exclusions(carrier, PictureCases::broadcastAnd)));
        return cases;
    }

    public static Map<String, Supplier<byte[]>> tiff() {
        var carrier = PictureCarriers.tiff();
        var cases = usual(Pictures.tiff(), carrier, 20);
        // VAL-ASSE-0045: how long the store is, left out as some writers do
        cases.put("valid-without-count", () -> signed(Pictures.tiff(), withoutOfEntry(4, 4)));
        cases.put("valid-first-directory", () -> signed(Pictures.tiff(), firstDirectory()));
        // VAL-ASSE-0044
        cases.put("excluded-entry", () -> signed(Pictures.tiff(), withoutOfEntry(0, 12)));
        cases.put("hidden-bytes", () -> signed(Pictures.tiff(), hiding(carrier)));
        cases.put("circle", PictureCases::circle);
        cases.put("store-of-bytes", () -> storeTag(Pictures.tiff(), 2, 1));
        cases.put("store-beyond-end", () -> storeTag(Pictures.tiff(), 6, 9));
        cases.put("remote", () -> Pictures.tiff(Pictures.undefined(700, utf8(Pictures.XMP))));
        cases.put("no-manifest", () -> Pictures.tiff());
        cases.put("no-directory", () -> Arrays.copyOf(Pictures.tiff(), 40));
        cases.put("truncated-store", () -> cut(signed(Pictures.tiff(), carrier), 30));
        return cases;
    }

    public static Map<String, Supplier<byte[]>> bigTiff() {
        var cases = usual(Pictures.bigTiff(), PictureCarriers.tiff(), 20);
        cases.put("no-manifest", () -> Pictures.bigTiff());
        cases.put("store-beyond-bounds", () -> storeTag(Pictures.bigTiff(), 11, 0x7F));
        return cases;
    }

    public static Map<String, Supplier<byte[]>> dng() {
        var cases = usual(Pictures.dng(), PictureCarriers.tiff(), 20);
        cases.put("no-manifest", () -> Pictures.dng());
        return cases;
    }

    public static Map<String, Supplier<byte[]>> jxl() {
        var carrier = PictureCarriers.jxl();
        var packed = PictureCarriers.packedJxl();
        var xmp = utf8(Pictures.XMP);
        var other = Pictures.box("jumb", Pictures.box("jumd", new byte[20]));
        var cases = usual(Pictures.jxl(), carrier, -1);
        cases.put("valid-boxes", () -> boxed(Pictures.jxl(other), carrier));
        cases.put("valid-packed", () -> signed(Pictures.jxl(), packed));
        cases.put("valid-packed-boxes", () -> boxed(Pictures.jxl(), packed));
        cases.put(
                "box-called-store",
                () -> boxed(Pictures.jxl(Pictures.box("C2PA", new byte[4])), carrier));
        cases.put("packed-hidden-bytes", () -> signed(Pictures.jxl(), behindPacked()));
        cases.put("packed-bomb", () -> Pictures.jxl(packedBox("jumb", Brotli.bomb())));
        cases.put("codestream", Pictures::codestream);
        cases.put("no-manifest", () -> Pictures.jxl());
        cases.put("remote", () -> Pictures.jxl(Pictures.box("xml ", xmp)));
        cases.put("remote-packed", () -> Pictures.jxl(packedBox("xml ", Brotli.compress(xmp))));
        cases.put("beyond-end", () -> cut(Pictures.jxl(), 3));
        cases.put("truncated-image", () -> cut(signed(Pictures.jxl(), carrier), 3));
        return cases;
    }

    public static Map<String, Supplier<byte[]>> svg() {
        var carrier = PictureCarriers.svg();
        var svg = Pictures.svg();
        var mark = new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        var cases = usual(svg, carrier, -20);
        cases.put(
                "two-stores",
                () -> signed(signed(Pictures.svg("<metadata/><metadata/>"), carrier), carrier));
        cases.put("valid-declared", () -> signed(svg, element("q", "http://c2pa.org/manifest")));
        cases.put("valid-byte-order-mark", () -> signed(Concat.of(mark, svg), carrier));
        cases.put("valid-lines", () -> signed(svg, inLines()));
        cases.put("other-namespace", () -> signed(svg, element("c2pa", "http://example.com/")));
        cases.put("below-group", () -> signed(Pictures.svg("<g><metadata/></g>"), carrier));
        cases.put("comment-in-store", () -> signed(svg, followedBy("<!--boo-->")));
        cases.put("entity-in-store", () -> signed(svg, followedBy("&#65;")));
        cases.put("element-in-store", () -> signed(svg, followedBy("<boo/>")));
        cases.put("more-padding", () -> signed(svg, followedBy("=")));
        cases.put(
                "no-store",
                () -> Pictures.svg("<metadata>" + OPENING + "bm9uZQ==" + CLOSING + "</metadata>"));
        cases.put("no-manifest", () -> svg);
        cases.put("remote", () -> Pictures.svg("<metadata>" + Pictures.XMP + "</metadata>"));
        cases.put("not-closed", () -> cut(svg, 7));
        cases.put("entities", () -> Concat.of(utf8(ENTITIES), entity()));
        cases.put("truncated-store", () -> Arrays.copyOf(signed(svg, carrier), 800));
        return cases;
    }

    /// An SVG without a declaration that has a manifest by the grace of an entity.
    private static byte[] entity() {
        return utf8("<svg xmlns='http://www.w3.org/2000/svg'><metadata>&c;</metadata></svg>");
    }

    /// What every format has: well, changed, longer, twice, and with more or less left out than the
    /// store.
    ///
    /// @param content where a byte of the content is, from the end if negative
    private static Map<String, Supplier<byte[]>> usual(byte[] media, Carrier carrier, int content) {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        cases.put("valid", () -> signed(media, carrier)); // VAL-ASSE-0047
        cases.put("tampered", () -> Edits.flip(signed(media, carrier), content));
        cases.put("appended-bytes", () -> Concat.of(signed(media, carrier), new byte[] {1, 2, 3}));
        // VAL-ASSE-0003
        cases.put("two-stores", () -> signed(signed(media, carrier), carrier));
        // VAL-ASSE-0044
        cases.put("wide-exclusion", () -> signed(media, leavingOut(carrier, 3)));
        return cases;
    }

    private static byte[] signed(byte[] media, Carrier carrier) {
        return Forgery.valid(media, TRUSTED.signer()).carriedBy(carrier).bytes();
    }

    private static byte[] boxed(byte[] media, Carrier carrier) {
        return Forgery.of(
                        media,
                        Forgery.created(TRUSTED.signer())
                                .bound("c2pa.hash.boxes", BoxBinding.each()))
                .carriedBy(carrier)
                .bytes();
    }

    /// Leaves out bytes before the store, too.
    private static Carrier leavingOut(Carrier carrier, int more) {
        return exclusions(
                carrier,
                (asset, store) -> List.of(new Range(store.start() - more, store.length() + more)));
    }

    /// Leaves out other ranges.
    private static Carrier exclusions(
            Carrier carrier, BiFunction<byte[], Range, List<Range>> others) {
        return (media, store) -> {
            var carried = carrier.carry(media, store);
            return new Carrier.Carried(
                    carried.asset(),
                    others.apply(carried.asset(), carried.exclusions().getFirst()));
        };
    }

    /// Puts bytes behind the store that are carried as if they were part of it.
    private static Carrier hiding(Carrier carrier) {
        return (media, store) -> carrier.carry(media, Concat.of(store, utf8("boo!")));
    }

    /// The store is of an odd length, and so its chunk is rounded up.
    private static Carrier rounded(int with) {
        return (media, store) -> {
            var odd = Arrays.copyOf(store, store.length + 1 - store.length % 2);
            var carried = PictureCarriers.riff().carry(media, odd);
            carried.asset()[(int) carried.exclusions().getFirst().end() - 1] = (byte) with;
            return carried;
        };
    }

    private static Carrier behindImage() {
        return (media, store) ->
                Carrier.inserted(
                        media, media.length - 1, Pictures.extension("C2PA_GIF\1\0\0", store));
    }

    private static Carrier versionTwo() {
        return (media, store) ->
                Carrier.inserted(
                        media,
                        Pictures.gifScreenEnd(media),
                        Pictures.extension("C2PA_GIF\2\0\0", store));
    }

    /// XMP in GIF as Adobe has it: no sub-blocks, and bytes at the end that lead every reader out.
    private static byte[] adobe(byte[] xmp) {
        return Concat.of(
                Arrays.copyOf(Pictures.extension("XMP DataXMP", new byte[0]), 14),
                withTrailer(xmp),
                new byte[1]);
    }

    private static byte[] withTrailer(byte[] xmp) {
        var trailer = new byte[257];
        trailer[0] = 1;
        for (int i = 1; i < trailer.length; i++) {
            trailer[i] = (byte) (256 - i);
        }
        return Concat.of(xmp, trailer);
    }

    /// A picture signed but for its EXIF, which stands before it.
    private static byte[] withoutExif() {
        var webp = Pictures.webp();
        var media =
                Pictures.riff(
                        "WEBP",
                        Pictures.chunk("EXIF", new byte[24]),
                        Arrays.copyOfRange(webp, 12, webp.length));
        return signed(
                media,
                exclusions(
                        PictureCarriers.riff(),
                        (asset, store) -> List.of(new Range(12, 32), store)));
    }

    /// The EXIF is as long as to reach to the end of the picture.
    private static byte[] grown(byte[] webp) {
        int store = Edits.indexOf(webp, "C2PA");
        ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(16, store - 20);
        return webp;
    }

    private static byte[] withBroadcast() {
        return Pictures.wav(Pictures.chunk("bext", utf8("by nobody in particular.")));
    }

    private static List<Range> broadcastAnd(byte[] asset, Range store) {
        return List.of(new Range(Edits.indexOf(asset, "bext"), 32), store);
    }

    /// The store among the tags of the picture, behind all of them.
    private static Carrier firstDirectory() {
        return (media, store) ->
                new Carrier.Carried(
                        Pictures.tiff(Pictures.undefined(STORE_TAG, store)),
                        List.of(new Range(FIRST_DIRECTORY_END, store.length)));
    }

    /// Leaves out a part of the entry that leads to the store in the first directory.
    private static Carrier withoutOfEntry(int from, int length) {
        return exclusions(
                firstDirectory(),
                (asset, store) ->
                        List.of(new Range(FIRST_DIRECTORY_END - 16 + from, length), store));
    }

    private static byte[] circle() {
        var tiff = Pictures.tiff();
        ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN).putInt(tiff.length - 4, 80);
        return tiff;
    }

    /// The entry that leads to the store, changed in one byte.
    private static byte[] storeTag(byte[] media, int at, int value) {
        var asset = signed(media, PictureCarriers.tiff());
        asset[media.length + (media[2] == 43 ? 8 : 2) + at] = (byte) value;
        return asset;
    }

    private static Carrier behindPacked() {
        return (media, store) ->
                Carrier.inserted(
                        media,
                        32,
                        packedBox(
                                "jumb",
                                Concat.of(
                                        Brotli.compress(
                                                Arrays.copyOfRange(
                                                        store,
                                                        Math.min(8, store.length),
                                                        store.length)),
                                        utf8("boo!"))));
    }

    private static byte[] packedBox(String type, byte[] packed) {
        return Pictures.box("brob", Concat.of(utf8(type), packed));
    }

    private static Carrier element(String prefix, String namespace) {
        return PictureCarriers.svg(
                "<%s:manifest xmlns:%s='%s'>".formatted(prefix, prefix, namespace),
                "</%s:manifest>".formatted(prefix));
    }

    private static Carrier followedBy(String text) {
        return PictureCarriers.svg(OPENING, text + CLOSING);
    }

    /// The text of the store in lines of 76.
    private static Carrier inLines() {
        return (media, store) -> {
            int at = Edits.indexOf(media, "<metadata/>");
            var head = utf8("<metadata>" + OPENING);
            var text = Base64.getMimeEncoder().encode(store);
            return new Carrier.Carried(
                    Concat.of(
                            Arrays.copyOf(media, at),
                            head,
                            text,
                            utf8(CLOSING + "</metadata>"),
                            Arrays.copyOfRange(media, at + 11, media.length)),
                    List.of(new Range(at + head.length, text.length)));
        };
    }

    private static byte[] flipped(byte[] bytes, String landmark, int at) {
        return Edits.flip(bytes, Edits.indexOf(bytes, landmark) + at);
    }

    private static byte[] cut(byte[] bytes, int count) {
        return Arrays.copyOf(bytes, bytes.length - count);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
