package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.jumbf.JumbfWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Assets bound by a hash over their bytes, well and wrong (C2PA 2.4, 15.12.1.1).
public final class DataHashCases {
    private static final String DATA_HASH = "c2pa.hash.data";
    private static final TestAuthority TRUSTED = TestAuthority.trusted();
    private static final byte[] JPEG = Media.jpeg();
    private static final byte[] HIDDEN = "a secret".getBytes(StandardCharsets.US_ASCII);
    private static final Map<String, Supplier<byte[]>> CASES = new TreeMap<>();

    static {
        hashes();
        exclusions();
        stores();
    }

    private DataHashCases() {}

    /// How each asset is made, by the name of its folder.
    public static Map<String, Supplier<byte[]>> all() {
        return Map.copyOf(CASES);
    }

    /// VAL-ASSE-0039, VAL-ASSE-0042: every byte counts that is not left out.
    private static void hashes() {
        CASES.put("valid", () -> valid().bytes());
        CASES.put("byte-before-the-store", () -> changed(store -> store.start() - 1));
        CASES.put("byte-behind-the-store", () -> changed(store -> store.end() + 4));
        CASES.put("hash-missing", () -> bound(map -> without(map, "hash")));
        CASES.put(
                "hash-is-a-text",
                () -> bound(map -> with(without(map, "hash"), "hash", CborValue.of("none"))));
    }

    /// VAL-ASSE-0038.
    private static void exclusions() {
        CASES.put("valid-exclusions-touch", DataHashCases::touching);
        excluding(
                "valid-exclusion-of-nothing",
                store -> List.of(range(store.start(), store.length()), range(store.end(), 0)));
        excluding(
                "exclusions-overlap",
                store -> List.of(range(store.start(), store.length()), back(store)));
        excluding("exclusions-backwards", store -> List.of(back(store), front(store)));
        excluding(
                "exclusion-before-the-file",
                store -> List.of(range(-1, 1), range(store.start(), store.length())));
        excluding(
                "exclusion-of-negative-length",
                store -> List.of(range(store.start(), store.length()), range(store.end(), -1)));
        excluding("exclusion-beyond-numbers", store -> List.of(range(Long.MAX_VALUE, 1)));
        excluding(
                "exclusion-without-length",
                store ->
                        List.of(
                                new CborMapBuilder()
                                        .put("start", CborValue.of(store.start()))
                                        .build()));
        excluding("exclusion-is-a-number", store -> List.of(CborValue.of(store.start())));
    }

    /// VAL-ASSE-0043: the store is all there is where it is left out, and what fills it up
    /// is zeros.
    private static void stores() {
        filled("valid-filled-up", "free", new byte[40]);
        filled("valid-filled-up-to-skip", "skip", new byte[40]);
        filled("hidden-in-what-fills-up", "free", HIDDEN);
        filled("hidden-in-what-is-skipped", "skip", HIDDEN);
        CASES.put(
                "hidden-in-the-manifest",
                () ->
                        valid().manifest(active -> active.box(box -> Boxes.with(box, free(HIDDEN))))
                                .bytes());
        CASES.put(
                "hidden-beside-the-assertions",
                () ->
                        valid().manifest(
                                        active ->
                                                active.box(
                                                        box ->
                                                                Boxes.change(
                                                                        box,
                                                                        "c2pa.assertions",
                                                                        all ->
                                                                                Boxes.with(
                                                                                        all,
                                                                                        free(
                                                                                                HIDDEN)))))
                                .bytes());
        CASES.put(
                "valid-filled-up-assertion",
                () ->
                        valid().manifest(
                                        active ->
                                                active.assertion(
                                                        Boxes.with(
                                                                Boxes.json("com.example.a", "{}"),
                                                                free(HIDDEN))))
                                .bytes());
        CASES.put("hidden-behind-the-store", () -> behind(HIDDEN));
        CASES.put("valid-zeros-behind-the-store", () -> behind(new byte[40]));
    }

    private static Forgery valid() {
        return Forgery.valid(JPEG, TRUSTED.signer());
    }

    /// A valid asset with one byte changed, where the store lies.
    private static byte[] changed(Function<Range, Long> place) {
        var asset = valid().bytes();
        int start = Edits.indexOf(asset, "JP\2\21") - 4;
        int length = asset.length - JPEG.length;
        return Edits.flip(asset, place.apply(new Range(start, length)).intValue());
    }

    /// An asset whose binding says that, and has the hash over all but the store.
    private static void excluding(String name, Function<Range, List<CborValue>> exclusions) {
        CASES.put(
                name,
                () ->
                        Forgery.of(
                                        JPEG,
                                        Forgery.created(TRUSTED.signer())
                                                .bound(
                                                        DATA_HASH,
                                                        carried -> content(carried, exclusions)))
                                .bytes());
    }

    /// In a PNG: what carries the store of a JPEG is left out as one.
    private static byte[] touching() {
        return Forgery.of(
                        Media.png(),
                        Forgery.created(TRUSTED.signer())
                                .bound(
                                        DATA_HASH,
                                        carried ->
                                                content(
                                                        carried,
                                                        store ->
                                                                List.of(
                                                                        front(store),
                                                                        back(store)))))
                .bytes();
    }

    private static CborValue content(
            Carrier.Carried carried, Function<Range, List<CborValue>> exclusions) {
        if (carried.exclusions().isEmpty()) {
            return HardBinding.data().content(carried);
        }
        var store = carried.exclusions().getFirst();
        var bound = HardBinding.data().content(carried).asMap().orElseThrow();
        return with(
                without(bound, "exclusions"),
                "exclusions",
                new CborValue.Array(exclusions.apply(store)));
    }

    private static byte[] bound(UnaryOperator<CborValue.Map> change) {
        return Forgery.of(
                        JPEG,
                        Forgery.created(TRUSTED.signer())
                                .bound(
                                        DATA_HASH,
                                        carried ->
                                                change.apply(
                                                        HardBinding.data()
                                                                .content(carried)
                                                                .asMap()
                                                                .orElseThrow())))
                .bytes();
    }

    private static CborValue front(Range store) {
        return range(store.start(), 20);
    }

    private static CborValue back(Range store) {
        return range(store.start() + 20, store.length() - 20);
    }

    private static CborValue range(long start, long length) {
        return new CborMapBuilder()
                .put("start", CborValue.of(start))
                .put("length", CborValue.of(length))
                .build();
    }

    private static CborValue.Map without(CborValue.Map map, String key) {
        var all = new CborMapBuilder();
        map.entries().stream()
                .filter(entry -> !entry.key().equals(CborValue.of(key)))
                .forEach(entry -> all.put(entry.key(), entry.value()));
        return all.build();
    }

    private static CborValue.Map with(CborValue.Map map, String key, CborValue value) {
        var all = new CborMapBuilder();
        map.entries().forEach(entry -> all.put(entry.key(), entry.value()));
        return all.put(key, value).build();
    }

    private static void filled(String name, String type, byte[] filling) {
        CASES.put(
                name,
                () ->
                        valid().store(store -> Boxes.with(store, JumbfWriter.box(type, filling)))
                                .bytes());
    }

    private static byte[] free(byte[] filling) {
        return JumbfWriter.box("free", filling);
    }

    /// A PNG whose chunk holds more than the store.
    private static byte[] behind(byte[] more) {
        return Forgery.valid(Media.png(), TRUSTED.signer())
                .store(store -> Concat.of(store, more))
                .bytes();
    }
}
