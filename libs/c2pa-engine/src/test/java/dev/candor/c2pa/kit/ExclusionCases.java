package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Range;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Pictures bound by a data hash whose exclusions or paddings are out of the ordinary (C2PA 2.4,
/// 15.12.1.1 and 15.12.1.2).
public final class ExclusionCases {
    private static final TestAuthority TRUSTED = TestAuthority.trusted();
    private static final String PARENT = "urn:c2pa:00000000-0000-4000-8000-0000000000b1";
    private static final String DATA_HASH = "c2pa.hash.data";
    private static final byte[] EXIF =
            Concat.of(
                    new byte[] {(byte) 0xFF, (byte) 0xE1, 0, 28},
                    Bmff.ascii("Exif\0\0"),
                    new byte[20]);

    /// Metadata that lies behind the place where a store goes.
    private static final byte[] MEDIA = withExif();

    private static final Map<String, Supplier<byte[]>> CASES = new TreeMap<>();

    static {
        padding();
        updates();
        segments();
    }

    private ExclusionCases() {}

    /// How each picture is made, by the name of its folder.
    public static Map<String, Supplier<byte[]>> all() {
        return Map.copyOf(CASES);
    }

    /// VAL-STRU-0036: what stands in `pad` and `pad2` is ignored.
    private static void padding() {
        padded("valid-padding-not-zero", map -> with(map, "pad", CborValue.of(new byte[] {1, 2})));
        padded("valid-padding-of-text", map -> with(map, "pad", CborValue.of("some text")));
        padded("valid-second-padding", map -> with(map, "pad2", CborValue.of(new byte[] {3})));
        padded("valid-without-padding", map -> with(map, "pad", null));
    }

    /// VAL-CONT-0003 and VAL-CONT-0004: an update made the store longer, and moved what is behind.
    private static void updates() {
        CASES.put("valid-update-before-metadata", () -> updated(0));
        CASES.put(
                "valid-update-with-new-metadata",
                () -> {
                    var asset = updated(0);
                    return Edits.flip(asset, Edits.indexOf(asset, "Exif") + 10);
                });
        CASES.put("update-exclusion-of-other-bytes", () -> updated(-4));
        CASES.put(
                "update-changed-behind-metadata",
                () -> {
                    var asset = updated(0);
                    return Edits.flip(asset, asset.length - 12);
                });
    }

    /// VAL-STRU-0037: the exclusion is as long as the segments that carry the store.
    private static void segments() {
        bound(
                "segment-head-not-left-out",
                carried -> {
                    var store = carried.exclusions().getFirst();
                    return List.of(new Range(store.start() + 2, store.length() - 2));
                });
        bound(
                "segments-in-two-exclusions",
                carried -> {
                    var store = carried.exclusions().getFirst();
                    return List.of(
                            new Range(store.start(), 9),
                            new Range(store.start() + 9, store.length() - 9));
                });
    }

    private static void padded(String name, UnaryOperator<CborValue> change) {
        CASES.put(
                name,
                () ->
                        Forgery.of(
                                        Media.jpeg(),
                                        Forgery.created(TRUSTED.signer())
                                                .bound(
                                                        DATA_HASH,
                                                        carried ->
                                                                change.apply(
                                                                        HardBinding.data()
                                                                                .content(carried))))
                                .bytes());
    }

    private static CborValue with(CborValue content, String field, @Nullable CborValue value) {
        var map = new CborMapBuilder();
        for (var entry : content.asMap().orElseThrow().entries()) {
            if (!entry.key().equals(CborValue.of(field))) {
                map.put(entry.key(), entry.value());
            }
        }
        if (value != null) {
            map.put(field, value);
        }
        return map.build();
    }

    private static void bound(String name, Function<Carrier.Carried, List<Range>> exclusions) {
        CASES.put(
                name,
                () ->
                        Forgery.of(
                                        Media.jpeg(),
                                        Forgery.created(TRUSTED.signer())
                                                .bound(DATA_HASH, excluding(exclusions)))
                                .bytes());
    }

    /// A picture without its metadata in the hash, and then an update of it.
    ///
    /// @param off how far the exclusion lies behind the metadata
    private static byte[] updated(int off) {
        Function<Carrier.Carried, List<Range>> exclusions =
                carried -> {
                    int exif = Edits.indexOf(carried.asset(), "Exif") - 4;
                    return List.of(
                            carried.exclusions().getFirst(), new Range(exif + off, EXIF.length));
                };
        var parent =
                Forgery.of(
                                MEDIA,
                                Forgery.created(TRUSTED.signer())
                                        .label(PARENT)
                                        .bound(DATA_HASH, excluding(exclusions)))
                        .manifest();
        return Forgery.update(MEDIA, TRUSTED.signer(), parent).bytes();
    }

    private static byte[] withExif() {
        var picture = Media.jpeg();
        int frame = Edits.indexOf(picture, "\u00FF\u00C0");
        return Carrier.inserted(picture, frame, EXIF).asset();
    }

    /// A data hash over all but some ranges.
    private static HardBinding excluding(Function<Carrier.Carried, List<Range>> exclusions) {
        return carried -> {
            var ranges =
                    carried.exclusions().isEmpty() ? List.<Range>of() : exclusions.apply(carried);
            return HardBinding.data(ranges, HardBinding.hash(carried.asset(), ranges));
        };
    }
}
