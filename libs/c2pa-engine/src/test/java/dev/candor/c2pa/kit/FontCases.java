package dev.candor.c2pa.kit;

import dev.candor.c2pa.io.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Fonts with credentials: well, and wrong in each way that is a font's own.
public final class FontCases {
    private static final TestAuthority TRUSTED = TestAuthority.trusted();

    private FontCases() {}

    public static Map<String, Supplier<byte[]>> all() {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        cases.put("valid-truetype", () -> boxed(FontForge.trueType()));
        cases.put("valid-opentype", () -> boxed(FontForge.openType()));
        cases.put("valid-grouped", FontCases::grouped);
        cases.put("valid-data-hash", FontCases::dataHash);
        cases.put(
                "valid-address-too",
                () -> boxed(FontForge.trueType().address("https://example.com/far.c2pa")));
        cases.put("no-store", () -> FontForge.trueType().bytes());
        cases.put( // VAL-STRU-0011
                "remote",
                () -> FontForge.trueType().address("https://example.com/far.c2pa").bytes());
        cases.put(
                "tampered-glyphs",
                () ->
                        Edits.replace("a small font", "a large font")
                                .apply(boxed(FontForge.trueType())));
        cases.put("tampered-adjustment", FontCases::adjustmentChanged);
        cases.put("added-table", FontCases::addedTable); // VAL-ASSE-0092
        cases.put("missing-table", FontCases::missingTable);
        cases.put("table-not-listed", FontCases::unlisted); // VAL-ASSE-0092
        cases.put("hidden-in-table", () -> boxed(FontForge.trueType().between(new byte[] {1, 2})));
        cases.put("junk-behind", () -> Concat.of(boxed(FontForge.trueType()), new byte[] {7}));
        return cases;
    }

    private static byte[] boxed(FontForge font) {
        return boxed(font, tables());
    }

    private static byte[] boxed(FontForge font, HardBinding binding) {
        return Forgery.of(
                        new byte[0],
                        Forgery.created(TRUSTED.signer()).bound("c2pa.hash.boxes", binding))
                .carriedBy(font)
                .bytes();
    }

    /// Each table by itself; the sum of all bytes counts as zero (C2PA 2.4, 18.7.3.6).
    private static BoxBinding tables() {
        return BoxBinding.each()
                .entry(
                        "head",
                        entry ->
                                new BoxBinding.Entry(
                                        entry.names(), zeroed(entry.hashed(), 8), List.of()));
    }

    private static byte[] grouped() {
        return boxed(
                FontForge.trueType(),
                BoxBinding.grouped()
                        .entry(
                                "head",
                                entry ->
                                        new BoxBinding.Entry(
                                                entry.names(),
                                                zeroed(
                                                        entry.hashed(),
                                                        Edits.indexOf(
                                                                        entry.hashed(),
                                                                        "\u005F\u000F\u003C\u00F5")
                                                                - 4),
                                                List.of())));
    }

    private static byte[] zeroed(byte[] bytes, int at) {
        var zeroed = bytes.clone();
        for (int i = at; i < at + 4; i++) {
            zeroed[i] = 0;
        }
        return zeroed;
    }

    /// What depends on the store is left out: its table, its sum in the directory, the sum of all.
    private static byte[] dataHash() {
        var font = FontForge.trueType();
        return Forgery.valid(new byte[0], TRUSTED.signer())
                .carriedBy(
                        (media, store) -> {
                            var carried = font.carry(media, store);
                            var asset = carried.asset();
                            var ranges = new ArrayList<Range>(carried.exclusions());
                            ranges.add(new Range(Edits.indexOf(asset, "C2PA") + 4, 4));
                            ranges.add(
                                    new Range(
                                            Edits.indexOf(asset, "\u005F\u000F\u003C\u00F5") - 4,
                                            4));
                            ranges.sort(Comparator.comparingLong(Range::start));
                            return new Carrier.Carried(asset, ranges);
                        })
                .bytes();
    }

    /// A sum that is wrong changes nothing that was signed.
    private static byte[] adjustmentChanged() {
        var font = boxed(FontForge.trueType());
        return Edits.flip(font, Edits.indexOf(font, "\u005F\u000F\u003C\u00F5") - 1);
    }

    /// The tables of the same store in a font that has one more.
    private static byte[] addedTable() {
        return moved(FontForge.trueType().table("name", new byte[] {1, 2, 3, 4}));
    }

    private static byte[] missingTable() {
        var forgery =
                Forgery.of(
                                new byte[0],
                                Forgery.created(TRUSTED.signer())
                                        .bound("c2pa.hash.boxes", tables()))
                        .carriedBy(FontForge.trueType().table("name", new byte[] {1, 2, 3, 4}));
        return FontForge.trueType().carry(new byte[0], forgery.store()).asset();
    }

    private static byte[] moved(FontForge other) {
        var forgery =
                Forgery.of(
                                new byte[0],
                                Forgery.created(TRUSTED.signer())
                                        .bound("c2pa.hash.boxes", tables()))
                        .carriedBy(FontForge.trueType());
        return other.carry(new byte[0], forgery.store()).asset();
    }

    private static byte[] unlisted() {
        return boxed(
                FontForge.trueType(),
                tables().entries(
                                entries ->
                                        entries.stream()
                                                .filter(entry -> !entry.names().contains("maxp"))
                                                .toList()));
    }
}
