package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Range;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Assets of several parts, such as a picture with a film behind it: whole, and with parts changed
/// or taken away (VAL-CONT-0001, VAL-CONT-0002).
public final class MultiAssetCases {
    private static final TestAuthority TRUSTED = TestAuthority.trusted();
    private static final String DATA = "c2pa.hash.data";
    private static final byte[] FIRST = Media.jpeg();
    private static final byte[] SECOND =
            Concat.of(
                    Bmff.ftyp("isom", "isom"),
                    Bmff.box("mdat", Bmff.ascii("a film behind the picture")));

    private MultiAssetCases() {}

    public static Map<String, Supplier<byte[]>> all() {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        cases.put("valid-whole", () -> asset(twoParts(true)));
        // VAL-ASSE-0048, VAL-ASSE-0103, VAL-ASSE-0108: the hash of the whole says nothing then
        cases.put("valid-optional-part-gone", () -> withoutSecond(asset(twoParts(true))));
        cases.put("valid-three-pictures", MultiAssetCases::threePictures);
        // VAL-ASSE-0088, VAL-ASSE-0089, VAL-ASSE-0105
        cases.put("valid-boxes", MultiAssetCases::boxes);
        cases.put("boxes-tampered", () -> Edits.flip(boxes(), -12));
        cases.put("valid-bmff-box", () -> FilmParts.motion("/mpvd", false));
        // VAL-ASSE-0050, VAL-ASSE-0057, VAL-ASSE-0058, VAL-ASSE-0101
        cases.put("valid-film", () -> FilmParts.shortened(true));
        cases.put("film-tampered", () -> Edits.flip(FilmParts.shortened(true), -12));
        cases.put("film-without-parts", () -> FilmParts.shortened(false));
        // VAL-ASSE-0105: a part is bound by the hash of its own format
        cases.put("valid-part-by-bmff-hash", FilmParts::between);
        cases.put("part-by-bmff-hash-tampered", () -> Edits.flip(FilmParts.between(), -1));
        // who only passes on what others say of the parts does not answer for it
        cases.put("only-gathered", MultiAssetCases::gathered);
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
        // VAL-ASSE-0094
        cases.put("no-parts", () -> broken(parts -> List.of()));
        // VAL-ASSE-0095, VAL-ASSE-0096
        cases.put("part-without-place", () -> broken(parts -> first(parts, "location", null)));
        cases.put("part-without-hash", () -> broken(parts -> first(parts, "hashAssertion", null)));
        cases.put(
                "part-in-two-places", () -> broken(parts -> first(parts, "location", twoPlaces())));
        // VAL-ASSE-0097, VAL-ASSE-0098
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
        // VAL-ASSE-0099, VAL-ASSE-0100: even where the part in the box need not be there
        cases.put("bmff-box-missing", () -> FilmParts.motion("/mpvx", false));
        cases.put("optional-bmff-box-missing", () -> FilmParts.motion("/mpvx", true));
        // VAL-ASSE-0093
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

    private static CborValue twoPlaces() {
        return new CborMapBuilder()
                .put("byteOffset", CborValue.of(0))
                .put("length", CborValue.of(5))
                .put("bmffBox", "/mdat")
                .build();
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

    private static byte[] gathered() {
        return withoutSecond(
                Forgery.of(
                                Concat.of(FIRST, SECOND),
                                twoParts(true)
                                        .gatheredInto(
                                                Forgery.created(TRUSTED.signer())
                                                        .bound(DATA, HardBinding.data())))
                        .bytes());
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
