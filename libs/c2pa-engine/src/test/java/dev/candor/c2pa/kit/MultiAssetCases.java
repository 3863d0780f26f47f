package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Range;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Assets of several parts, such as a picture with a film behind it: whole, and with parts changed
/// or taken away.
public final class MultiAssetCases {
    private static final TestAuthority TRUSTED = TestAuthority.trusted();
    private static final String DATA = "c2pa.hash.data";
    private static final byte[] FIRST = Media.jpeg();
    private static final byte[] SECOND =
            Concat.of(box("ftyp", "isom\0\0\2\0isom"), box("mdat", "a film behind the picture"));

    private MultiAssetCases() {}

    public static Map<String, Supplier<byte[]>> all() {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        cases.put("valid-whole", () -> asset(twoParts(true)));
        // VAL-ASSE-0048, VAL-ASSE-0103, VAL-ASSE-0108: the hash of the whole says nothing then
        cases.put("valid-optional-part-gone", () -> withoutSecond(asset(twoParts(true))));
        cases.put("valid-three-pictures", MultiAssetCases::threePictures);
        cases.put("valid-boxes", MultiAssetCases::boxes);
        cases.put("valid-bmff-box", () -> motion("/mpvd"));
        // VAL-ASSE-0102
        cases.put("required-part-gone", () -> withoutSecond(asset(twoParts(false))));
        // VAL-ASSE-0107
        cases.put("second-part-tampered", () -> Edits.flip(asset(twoParts(true)), -1));
        cases.put("first-part-tampered", MultiAssetCases::firstTampered);
        cases.put(
                "part-truncated",
                () -> {
                    var whole = asset(twoParts(true));
                    return Arrays.copyOf(whole, whole.length - 5);
                });
        // VAL-ASSE-0104
        cases.put("bytes-behind", () -> Concat.of(asset(twoParts(true)), new byte[] {1, 2, 3}));
        cases.put(
                "parts-overlap",
                () ->
                        Edits.flip(
                                asset(
                                        new PartsForge()
                                                .bytes(MultiAssetCases::first, false)
                                                .bytes(moved(-3, 3), false)),
                                -1));
        cases.put(
                "parts-leave-out",
                () ->
                        Edits.flip(
                                asset(
                                        new PartsForge()
                                                .bytes(MultiAssetCases::first, false)
                                                .bytes(moved(3, -3), false)),
                                -1));
        // VAL-ASSE-0094, VAL-ASSE-0096, VAL-ASSE-0098, VAL-ASSE-0100
        cases.put("no-parts", () -> broken(parts -> List.of()));
        cases.put("part-without-place", () -> broken(parts -> first(parts, "location", null)));
        cases.put("part-without-hash", () -> broken(parts -> first(parts, "hashAssertion", null)));
        cases.put("part-before-start", () -> broken(parts -> first(parts, "location", place(-1))));
        cases.put(
                "part-without-length",
                () ->
                        broken(
                                parts ->
                                        first(
                                                parts,
                                                "location",
                                                new CborMapBuilder()
                                                        .put("byteOffset", CborValue.of(0))
                                                        .build())));
        cases.put(
                "hash-of-other-kind",
                () ->
                        broken(
                                parts ->
                                        first(
                                                parts,
                                                "hashAssertion",
                                                Boxes.hashedUri(
                                                        "c2pa.assertions/c2pa.actions.v2",
                                                        new byte[32]))));
        cases.put("bmff-box-missing", () -> motion("/mpvx"));
        cases.put("described-twice", MultiAssetCases::twice);
        cases.put("only-tampered", () -> Edits.flip(bare(), -1));
        return cases;
    }

    private static PartsForge twoParts(boolean optional) {
        return new PartsForge()
                .bytes(MultiAssetCases::first, false)
                .bytes(MultiAssetCases::second, optional);
    }

    private static Range first(Carrier.Carried carried) {
        return new Range(0, carried.asset().length - SECOND.length);
    }

    private static Range second(Carrier.Carried carried) {
        return new Range(carried.asset().length - SECOND.length, SECOND.length);
    }

    private static Function<Carrier.Carried, Range> moved(int by, int longer) {
        return carried -> {
            var range = second(carried);
            return new Range(range.start() + by, range.length() + longer);
        };
    }

    private static byte[] asset(PartsForge parts) {
        return Forgery.of(
                        Concat.of(FIRST, SECOND),
                        parts.into(
                                Forgery.created(TRUSTED.signer()).bound(DATA, HardBinding.data())))
                .bytes();
    }

    private static byte[] bare() {
        return Forgery.valid(Concat.of(FIRST, SECOND), TRUSTED.signer()).bytes();
    }

    private static byte[] withoutSecond(byte[] asset) {
        return Arrays.copyOf(asset, asset.length - SECOND.length);
    }

    private static byte[] firstTampered() {
        var asset = withoutSecond(asset(twoParts(true)));
        return Edits.flip(asset, -12);
    }

    private static byte[] broken(UnaryOperator<List<CborValue>> change) {
        return Edits.flip(asset(twoParts(true).parts(change)), -1);
    }

    private static CborValue place(long offset) {
        return new CborMapBuilder()
                .put("byteOffset", CborValue.of(offset))
                .put("length", CborValue.of(5))
                .build();
    }

    /// The first part with another field.
    private static List<CborValue> first(
            List<CborValue> parts, String field, @Nullable CborValue value) {
        var map = new CborMapBuilder();
        for (var entry : parts.getFirst().asMap().orElseThrow().entries()) {
            if (!entry.key().equals(CborValue.of(field))) {
                map.put(entry.key(), entry.value());
            }
        }
        if (value != null) {
            map.put(field, value);
        }
        return List.of(map.build(), parts.getLast());
    }

    /// Two pictures behind the first, the last of which is gone.
    private static byte[] threePictures() {
        var last = Media.png();
        var asset =
                Forgery.of(
                                Concat.of(FIRST, FIRST, last),
                                new PartsForge()
                                        .bytes(
                                                carried ->
                                                        new Range(
                                                                0,
                                                                carried.asset().length
                                                                        - FIRST.length
                                                                        - last.length),
                                                false)
                                        .bytes(
                                                carried ->
                                                        new Range(
                                                                carried.asset().length
                                                                        - FIRST.length
                                                                        - last.length,
                                                                FIRST.length),
                                                false)
                                        .bytes(
                                                carried ->
                                                        new Range(
                                                                carried.asset().length
                                                                        - last.length,
                                                                last.length),
                                                true)
                                        .into(
                                                Forgery.created(TRUSTED.signer())
                                                        .bound(DATA, HardBinding.data())))
                        .bytes();
        return Arrays.copyOf(asset, asset.length - last.length);
    }

    /// The whole and its first part bound box by box, and the second part gone.
    private static byte[] boxes() {
        HardBinding part =
                carried -> {
                    var range = first(carried);
                    return BoxBinding.grouped()
                            .content(
                                    new Carrier.Carried(
                                            Arrays.copyOf(carried.asset(), (int) range.length()),
                                            carried.exclusions()));
                };
        var after = new BoxBinding.Entry(List.of("c2pa.after"), SECOND, List.of());
        var manifest =
                Forgery.created(TRUSTED.signer())
                        .bound(
                                "c2pa.hash.boxes",
                                carried ->
                                        BoxBinding.grouped()
                                                .entries(
                                                        entries -> {
                                                            entries.add(after);
                                                            return entries;
                                                        })
                                                .content(
                                                        new Carrier.Carried(
                                                                withoutSecond(carried.asset()),
                                                                carried.exclusions())));
        return withoutSecond(
                Forgery.of(
                                Concat.of(FIRST, SECOND),
                                new PartsForge()
                                        .bound("c2pa.hash.boxes.part", part, MultiAssetCases::first)
                                        .bytes(MultiAssetCases::second, true)
                                        .into(manifest))
                        .bytes());
    }

    /// A film in a box of another, whose whole has a hash of nothing.
    private static byte[] motion(String path) {
        var inner = box("ftyp", "isom\0\0\2\0isom");
        var media =
                Concat.of(
                        box("ftyp", "isom\0\0\2\0isom"),
                        box("mdat", "the film"),
                        box("mpvd", new String(inner, StandardCharsets.ISO_8859_1)));
        Function<Carrier.Carried, Range> payload =
                carried -> new Range(carried.asset().length - inner.length, inner.length);
        Function<Carrier.Carried, Range> rest =
                carried -> new Range(0, carried.asset().length - inner.length);
        return Forgery.of(
                        media,
                        new PartsForge()
                                .bytes(rest, false)
                                .box(path, payload)
                                .into(
                                        Forgery.created(TRUSTED.signer())
                                                .bound(
                                                        DATA,
                                                        carried ->
                                                                HardBinding.data(
                                                                        carried.exclusions(),
                                                                        new byte[32]))))
                .carriedBy(MultiAssetCases::inProvenanceBox)
                .bytes();
    }

    private static Carrier.Carried inProvenanceBox(byte[] media, byte[] store) {
        var purpose = "\0\0\0\0manifest\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);
        var uuid = HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec481");
        var box =
                Concat.of(
                        ByteBuffer.allocate(4)
                                .putInt(8 + uuid.length + purpose.length + store.length)
                                .array(),
                        "uuid".getBytes(StandardCharsets.US_ASCII),
                        uuid,
                        purpose,
                        store);
        return Carrier.inserted(media, media[3], box);
    }

    private static byte[] box(String type, String payload) {
        var content = payload.getBytes(StandardCharsets.ISO_8859_1);
        return Concat.of(
                ByteBuffer.allocate(4).putInt(8 + content.length).array(),
                type.getBytes(StandardCharsets.US_ASCII),
                content);
    }

    private static byte[] twice() {
        var parts = twoParts(true);
        return Edits.flip(
                Forgery.of(
                                Concat.of(FIRST, SECOND),
                                parts.into(
                                                Forgery.created(TRUSTED.signer())
                                                        .bound(DATA, HardBinding.data()))
                                        .bound(PartsForge.LABEL + "__1", parts::content))
                        .bytes(),
                -1);
    }
}
