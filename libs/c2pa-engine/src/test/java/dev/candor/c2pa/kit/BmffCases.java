package dev.candor.c2pa.kit;

import static dev.candor.c2pa.kit.Bmff.box;
import static dev.candor.c2pa.kit.Bmff.content;
import static dev.candor.c2pa.kit.BmffBinding.exclusion;
import static dev.candor.c2pa.kit.BmffBinding.plain;
import static dev.candor.c2pa.kit.BmffBinding.subset;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.jumbf.JumbfType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Assets of the ISO base media family, bound well and wrong (C2PA 2.4, 15.12.2).
public final class BmffCases {
    private static final String V3 = "c2pa.hash.bmff.v3";
    private static final TestAuthority TRUSTED = TestAuthority.trusted();
    private static final Map<String, Supplier<byte[]>> CASES = new TreeMap<>();

    /// Five blocks of a hundred bytes and one of fifty, behind the sixteen bytes hashed as a whole.
    private static final byte[] BLOCKS = content(558, 4);

    private static final byte[] BEHIND = Arrays.copyOfRange(BLOCKS, 8, BLOCKS.length);

    static {
        formats();
        exclusions();
        damages();
        stores();
        blocks();
        brokenBlocks();
        fragments();
    }

    private BmffCases() {}

    public static Map<String, Supplier<byte[]>> all() {
        return CASES;
    }

    private static void formats() {
        CASES.put("valid-mp4", () -> bound(Bmff.mp4(), plain())); // VAL-ASSE-0056
        CASES.put("valid-mov", () -> bound(Bmff.mov(), plain()));
        CASES.put("valid-mov-without-brands", () -> bound(Bmff.movWithoutBrands(), plain()));
        CASES.put("valid-heic", () -> bound(Bmff.heic(), plain()));
        CASES.put("valid-avif", () -> bound(Bmff.avif(), plain()));
        CASES.put(
                "valid-m4a",
                () -> bound(Concat.of(Bmff.ftyp("M4A ", "isom"), box("mdat")), plain()));
        CASES.put(
                "valid-3gp",
                () -> bound(Concat.of(Bmff.ftyp("3gp6", "isom"), Bmff.moov()), plain()));
        CASES.put(
                "valid-long-box",
                () -> bound(Bmff.mp4(Bmff.longBox("mdat", content(64, 5))), plain()));
        CASES.put(
                "valid-box-to-the-end",
                () -> bound(Concat.of(Bmff.mp4(), Bmff.lastBox("mdat", content(64, 5))), plain()));
        // VAL-CONT-0013
        CASES.put(
                "valid-padding-fields",
                () ->
                        bound(
                                Bmff.mp4(),
                                plain().field("pad", CborValue.of(new byte[] {1, 2}))
                                        .field("pad2", CborValue.of("some text"))));
        CASES.put("valid-second-version", () -> forged(Bmff.mp4(), "c2pa.hash.bmff.v2", plain()));
        CASES.put("valid-claim-algorithm", () -> bound(Bmff.mp4(), plain().without("alg")));
        // C2PA 2.2, 18.6.1: as if it were not there
        CASES.put("first-version", () -> forged(Bmff.mp4(), "c2pa.hash.bmff", plain().unlocated()));
    }

    private static void exclusions() {
        // VAL-ASSE-0054
        CASES.put("free-left-out", () -> bound(Bmff.mp4(), plain().leavingOut("free")));
        CASES.put(
                "part-left-out", // VAL-ASSE-0054
                () -> bound(Bmff.mp4(), plain().leavingOut(chunkOffsets(), parts("stco", 16, 0))));
        CASES.put(
                "part-left-out-changed",
                () ->
                        change(
                                bound(
                                        Bmff.mp4(),
                                        plain().leavingOut(chunkOffsets(), parts("stco", 16, 0))),
                                "stco",
                                15));
        CASES.put(
                "second-track-left-out-changed",
                () ->
                        change(
                                bound(
                                        Bmff.mp4(),
                                        plain().leavingOut(
                                                        exclusion("/moov[1]/trak[2]/tkhd"),
                                                        asset ->
                                                                parts("tkhd", 0, 0)
                                                                        .apply(asset)
                                                                        .subList(1, 2))),
                                "tkhd",
                                20,
                                1));
        CASES.put(
                "first-track-changed",
                () ->
                        change(
                                bound(
                                        Bmff.mp4(),
                                        plain().leavingOut(
                                                        exclusion("/moov[1]/trak[2]/tkhd"),
                                                        asset ->
                                                                parts("tkhd", 0, 0)
                                                                        .apply(asset)
                                                                        .subList(1, 2))),
                                "tkhd",
                                20));
        CASES.put(
                "filters-met",
                () ->
                        bound(
                                Bmff.mp4(),
                                plain().leavingOut(
                                                exclusion("/moov/trak/tkhd")
                                                        .put("length", CborValue.of(92))
                                                        .put("version", CborValue.of(0))
                                                        .put("flags", flags(3))
                                                        .put("exact", CborValue.of(false)),
                                                parts("tkhd", 0, 0))));
        for (var filter :
                Map.of(
                                "length", CborValue.of(91),
                                "version", CborValue.of(1),
                                "flags", flags(3),
                                "data", BmffBinding.data(4, Bmff.ascii("mvhd")))
                        .entrySet()) {
            CASES.put(
                    "filter-not-met-" + filter.getKey(),
                    () ->
                            bound(
                                    Bmff.mp4(),
                                    plain().excluding(
                                                    exclusion("/moov/trak/tkhd")
                                                            .put(
                                                                    filter.getKey(),
                                                                    filter.getValue()))));
        }
        // VAL-ASSE-0049
        CASES.put("content-left-out", () -> bound(Bmff.mp4(), plain().leavingOut("mdat")));
        CASES.put("no-exclusions", () -> bound(Bmff.mp4(), plain().without("exclusions")));
        CASES.put(
                "empty-exclusions", // VAL-ASSE-0053
                () ->
                        bound(
                                Bmff.mp4(),
                                plain().field("exclusions", new CborValue.Array(List.of()))));
        malformedExclusion("parts-overlap", "subset", subset(8, 8, 12, 4)); // VAL-ASSE-0055
        malformedExclusion("part-negative", "subset", subset(-8, 8)); // VAL-ASSE-0055
        malformedExclusion("part-behind-the-rest", "subset", subset(8, 0, 40, 4));
        malformedExclusion("no-parts", "subset", new CborValue.Array(List.of()));
        malformedExclusion("flags-of-two-bytes", "flags", CborValue.of(new byte[2]));
        malformedExclusion("path-with-descendants", "xpath", CborValue.of("//tkhd"));
        malformedExclusion("path-of-five-letters", "xpath", CborValue.of("/tkhd5"));
        malformedExclusion("path-with-index-zero", "xpath", CborValue.of("/moov[0]"));
        CASES.put(
                "too-many-exclusions",
                () ->
                        bound(
                                Bmff.mp4(),
                                plain().field(
                                                "exclusions",
                                                new CborValue.Array(
                                                        Collections.nCopies(
                                                                65, exclusion("/free").build())))));
    }

    private static void malformedExclusion(String name, String field, CborValue value) {
        CASES.put(
                name,
                () ->
                        bound(
                                Bmff.mp4(),
                                plain().excluding(
                                                (field.equals("xpath")
                                                                ? new CborMapBuilder()
                                                                : exclusion("/moov"))
                                                        .put(field, value))));
    }

    private static void damages() {
        CASES.put(
                "tampered-content", () -> change(bound(Bmff.mp4(), plain()), "mdat", 100)); // 0058
        CASES.put("moved-content", () -> swapped(bound(Bmff.mp4(), plain()), "free", "mdat"));
        CASES.put(
                "unlocated-content", () -> bound(Bmff.mp4(), plain().unlocated())); // VAL-ASSE-0058
        CASES.put("no-hash", () -> bound(Bmff.mp4(), plain().without("hash")));
        CASES.put(
                "unknown-algorithm",
                () -> bound(Bmff.mp4(), plain().field("alg", CborValue.of("sha1"))));
        CASES.put("no-map", () -> forged(Bmff.mp4(), V3, carried -> CborValue.of(1)));
        CASES.put(
                "bytes-behind",
                () -> Concat.of(bound(Bmff.mp4(), plain()), Bmff.ascii("hidden bytes")));
        CASES.put("box-behind", () -> Concat.of(bound(Bmff.mp4(), plain()), box("abcd")));
        CASES.put(
                "truncated",
                () -> {
                    var asset = bound(Bmff.mp4(), plain());
                    return Arrays.copyOf(asset, asset.length - 100);
                });
        CASES.put(
                "length-that-wraps-around",
                () ->
                        Concat.of(
                                bound(Bmff.mp4(), plain()),
                                Bmff.number(1),
                                Bmff.ascii("free"),
                                new byte[] {-1, -1, -1, -1, -1, -1, -1, -8}));
        // hidden where the exclusion of C2PA's own boxes covers it
        CASES.put(
                "box-for-nothing",
                () ->
                        Concat.of(
                                bound(Bmff.mp4(), plain()),
                                Bmff.provenance("hidden", content(20, 1))));
        CASES.put(
                "hashes-nobody-asked-for",
                () -> {
                    var boxes = Merkle.over(BEHIND, 100).proofBoxes(0, 0, 0);
                    return Concat.of(bound(Bmff.mp4(), plain()), boxes);
                });
        CASES.put(
                "bytes-behind-the-store",
                () ->
                        Forgery.of(Bmff.mp4(), Forgery.created(TRUSTED.signer()).bound(V3, plain()))
                                .carriedBy(padded(content(20, 1)))
                                .bytes());
        CASES.put(
                "valid-padding",
                () ->
                        Forgery.of(Bmff.mp4(), Forgery.created(TRUSTED.signer()).bound(V3, plain()))
                                .carriedBy(padded(new byte[20]))
                                .bytes());
    }

    private static Carrier padded(byte[] padding) {
        return (media, store) -> Bmff.carrier().carry(media, Concat.of(store, padding));
    }

    private static void stores() {
        // VAL-INGR-0014, VAL-INGR-0015
        CASES.put("valid-update", () -> updated(asset -> asset));
        CASES.put("update-content-changed", () -> updated(asset -> change(asset, "mdat", 100)));
        CASES.put("update-that-is-none", () -> Concat.of(bound(Bmff.mp4(), plain()), noStore()));
        // VAL-ASSE-0003
        CASES.put(
                "two-stores",
                () -> {
                    var asset = bound(Bmff.mp4(), plain());
                    return Concat.of(asset, Bmff.storeBox("manifest", new byte[40]));
                });
        CASES.put("no-store", Bmff::mp4);
    }

    private static byte[] noStore() {
        return Bmff.storeBox("update", Bmff.ascii("this is not a manifest store"));
    }

    /// The first store stays where it is; the update lies at the end.
    private static byte[] updated(UnaryOperator<byte[]> change) {
        var first =
                Forgery.of(Bmff.mp4(), Forgery.created(TRUSTED.signer()).bound(V3, plain()))
                        .carriedBy(Bmff.carrier());
        var asset = first.bytes();
        var original =
                new String(asset, StandardCharsets.ISO_8859_1)
                        .replaceFirst("manifest\0", "original\0")
                        .getBytes(StandardCharsets.ISO_8859_1);
        var update =
                Forgery.of(
                                new byte[0],
                                ManifestForge.by(TRUSTED.signer())
                                        .label("urn:c2pa:00000000-0000-4000-8000-0000000000fe")
                                        .type(JumbfType.UPDATE_MANIFEST)
                                        .ingredient(
                                                IngredientForge.v3("parentOf")
                                                        .signed(Bmff.manifest(asset))))
                        .carriedBy(Carrier.beside())
                        .store();
        return change.apply(Concat.of(original, Bmff.storeBox("update", update)));
    }

    private static void blocks() {
        var fixed = CborValue.of(100);
        // VAL-ASSE-0059, VAL-ASSE-0060 (the last block is half as long), VAL-ASSE-0063
        CASES.put("valid-blocks", () -> inBlocks(tree(0).put("fixedBlockSize", fixed), 0));
        CASES.put("valid-blocks-proven", () -> inBlocks(tree(2).put("fixedBlockSize", fixed), 2));
        CASES.put(
                "valid-blocks-of-any-size",
                () ->
                        inBlocks(
                                tree(1).put(
                                                "variableBlockSizes",
                                                sizes(100, 100, 100, 100, 100, 50)),
                                1));
        CASES.put(
                "valid-one-block",
                () -> inBlocks(Merkle.over(BEHIND, BEHIND.length).map(0, 0, 0), 0));
        // the words of the specification: all behind the header
        CASES.put(
                "valid-blocks-behind-the-header",
                () ->
                        inBlocks(
                                Merkle.over(BLOCKS, 93)
                                        .map(0, 0, 0)
                                        .put("fixedBlockSize", CborValue.of(93)),
                                0));
        CASES.put(
                "valid-two-contents",
                () ->
                        bound(
                                Bmff.mp4(box("mdat", BLOCKS), Bmff.longBox("mdat", BEHIND)),
                                plain().trees(
                                                tree(0).put("fixedBlockSize", fixed),
                                                Merkle.over(BEHIND, 100)
                                                        .map(0, 1, 0)
                                                        .put("fixedBlockSize", fixed))));
        CASES.put( // VAL-ASSE-0063
                "block-changed",
                () -> change(inBlocks(tree(0).put("fixedBlockSize", fixed), 0), "mdat", 300));
        CASES.put( // VAL-ASSE-0064
                "block-proven-changed",
                () -> change(inBlocks(tree(2).put("fixedBlockSize", fixed), 2), "mdat", 300));
        CASES.put( // VAL-ASSE-0064
                "proof-changed",
                () -> {
                    var asset = inBlocks(tree(2).put("fixedBlockSize", fixed), 2);
                    return Edits.flip(asset, asset.length - Bmff.moov().length - 107);
                });
        CASES.put(
                "first-bytes-changed",
                () -> change(inBlocks(tree(0).put("fixedBlockSize", fixed), 0), "mdat", 12));
    }

    private static void brokenBlocks() {
        var fixed = CborValue.of(100);
        CASES.put( // VAL-ASSE-0062
                "blocks-of-two-kinds",
                () ->
                        inBlocks(
                                tree(0).put("fixedBlockSize", fixed)
                                        .put(
                                                "variableBlockSizes",
                                                sizes(100, 100, 100, 100, 100, 50)),
                                0));
        CASES.put( // VAL-ASSE-0061
                "blocks-that-are-too-short",
                () ->
                        inBlocks(
                                tree(0).put(
                                                "variableBlockSizes",
                                                sizes(100, 100, 100, 100, 100, 49)),
                                0));
        CASES.put( // VAL-ASSE-0061
                "blocks-that-are-too-few",
                () ->
                        inBlocks(
                                tree(0).put("variableBlockSizes", sizes(100, 100, 100, 100, 150)),
                                0));
        CASES.put(
                "blocks-of-nothing",
                () -> inBlocks(tree(0).put("fixedBlockSize", CborValue.of(0)), 0));
        CASES.put( // VAL-ASSE-0064
                "blocks-that-are-not-counted",
                () -> inBlocks(tree(0).put("fixedBlockSize", CborValue.of(50)), 0));
        CASES.put( // VAL-ASSE-0063
                "no-proofs",
                () ->
                        bound(
                                Bmff.mp4(box("mdat", BLOCKS)),
                                plain().trees(tree(2).put("fixedBlockSize", fixed))));
        CASES.put( // VAL-ASSE-0063
                "proofs-in-disorder",
                () -> proven(tree(2).put("fixedBlockSize", fixed), 1, 0, 2, 3, 4, 5));
        CASES.put( // VAL-ASSE-0063
                "proof-missing", () -> proven(tree(2).put("fixedBlockSize", fixed), 0, 1, 2, 3, 4));
        CASES.put( // VAL-ASSE-0064
                "proof-too-many",
                () ->
                        bound(
                                Concat.of(
                                        Bmff.mp4(box("mdat", BLOCKS)),
                                        Merkle.over(content(700, 1), 100).proofBoxes(0, 0, 2)),
                                plain().trees(tree(2).put("fixedBlockSize", fixed))));
        CASES.put( // VAL-ASSE-0063
                "row-of-no-tree",
                () ->
                        bound(
                                Bmff.mp4(box("mdat", BLOCKS)),
                                plain().trees(
                                                new CborMapBuilder()
                                                        .put("uniqueId", CborValue.of(0))
                                                        .put("localId", CborValue.of(0))
                                                        .put("count", CborValue.of(6))
                                                        .put(
                                                                "hashes",
                                                                new CborValue.Array(
                                                                        Collections.nCopies(
                                                                                4,
                                                                                CborValue.of(
                                                                                        new byte
                                                                                                [32]))))
                                                        .put("fixedBlockSize", fixed))));
        CASES.put( // nothing is no match for nothing
                "tree-of-nothing",
                () ->
                        bound(
                                Bmff.mp4(box("mdat", new byte[8])),
                                plain().trees(
                                                new CborMapBuilder()
                                                        .put("uniqueId", CborValue.of(0))
                                                        .put("localId", CborValue.of(0))
                                                        .put("count", CborValue.of(0))
                                                        .put("hashes", CborValue.EMPTY_ARRAY))));
        CASES.put("no-trees", () -> bound(Bmff.mp4(box("mdat", BLOCKS)), plain().trees()));
        CASES.put( // VAL-ASSE-0049
                "content-without-tree",
                () ->
                        bound(
                                Bmff.mp4(box("mdat", BLOCKS), box("mdat", content(99, 9))),
                                plain().trees(tree(0).put("fixedBlockSize", fixed))));
        CASES.put( // VAL-ASSE-0059
                "tree-without-content",
                () ->
                        bound(
                                Bmff.mp4(box("mdat", BLOCKS)),
                                plain().trees(
                                                tree(0).put("fixedBlockSize", fixed),
                                                Merkle.over(BEHIND, 100).map(0, 1, 0))));
        CASES.put( // VAL-ASSE-0059
                "two-trees-for-one-content",
                () ->
                        bound(
                                Bmff.mp4(box("mdat", BLOCKS)),
                                plain().trees(
                                                tree(0).put("fixedBlockSize", fixed),
                                                tree(0).put("fixedBlockSize", fixed))));
        CASES.put(
                "blocks-without-whole-hash",
                () ->
                        bound(
                                Bmff.mp4(box("mdat", BLOCKS)),
                                plain().trees(tree(0).put("fixedBlockSize", fixed))
                                        .without("hash")));
    }

    private static void fragments() {
        CASES.put("valid-fragments-as-a-whole", () -> bound(fragmented(), plain()));
        CASES.put("valid-fragments", () -> inFragments(2)); // VAL-ASSE-0065
        CASES.put("valid-fragments-of-leaves", () -> inFragments(0));
        CASES.put( // VAL-ASSE-0067
                "fragment-changed", () -> change(inFragments(2), "mdat", 50, 1));
        CASES.put( // VAL-ASSE-0067
                "fragments-init-changed", () -> change(inFragments(2), "tkhd", 50));
        CASES.put( // VAL-ASSE-0066
                "fragment-without-proof", () -> without(inFragments(2), "uuid", 2));
        CASES.put( // VAL-ASSE-0066
                "proof-without-fragment",
                () -> Concat.of(inFragments(2), Merkle.over(BEHIND, 100).proofBox(1, 1, 0, 2)));
        CASES.put( // VAL-ASSE-0049
                "fragment-missing", () -> withoutFragments(inFragments(2), 4));
        CASES.put( // VAL-CONT-0007
                "fragment-left-out", () -> withoutFragments(inFragments(2), 2));
        CASES.put( // VAL-ASSE-0049
                "initialization-segment-alone",
                () -> withoutFragments(inFragments(2), 0, 1, 2, 3, 4));
        CASES.put( // VAL-ASSE-0049
                "fragments-content-left-out",
                () ->
                        new Fragments(
                                        plain().leavingOut(
                                                        exclusion("/mdat")
                                                                .put("subset", subset(16, 0)),
                                                        parts("mdat", 16, 0)),
                                        2)
                                .bytes());
    }

    /// Fragments in one file, bound by one tree whose proofs stand before them.
    private record Fragments(BmffBinding binding, int row) {
        byte[] bytes() {
            binding.without("hash")
                    .fragments(
                            asset ->
                                    tree(asset)
                                            .map(1, 1, row)
                                            .put(
                                                    "initHash",
                                                    CborValue.of(
                                                            binding.hash(
                                                                    asset,
                                                                    0,
                                                                    moofs(asset).getFirst()))));
            Carrier carrier =
                    (media, store) -> {
                        var placed = Bmff.carrier().carry(media, store);
                        return new Carrier.Carried(prove(placed.asset()), placed.exclusions());
                    };
            return Forgery.of(
                            fragmented(Merkle.over(content(500, 1), 100), row),
                            Forgery.created(TRUSTED.signer()).bound(V3, binding))
                    .carriedBy(carrier)
                    .bytes();
        }

        private Merkle tree(byte[] asset) {
            var starts = moofs(asset);
            var leaves = new ArrayList<byte[]>();
            for (int i = 0; i < starts.size(); i++) {
                int end = i + 1 < starts.size() ? starts.get(i + 1) : asset.length;
                leaves.add(binding.hash(asset, starts.get(i), end));
            }
            return new Merkle(leaves);
        }

        private byte[] prove(byte[] asset) {
            var tree = tree(asset);
            var proven = asset.clone();
            int location = 0;
            for (int start : moofs(asset)) {
                var box = tree.proofBox(1, 1, location++, row);
                System.arraycopy(box, 0, proven, start - box.length, box.length);
            }
            return proven;
        }

        private static List<Integer> moofs(byte[] asset) {
            return Bmff.roots(asset).stream()
                    .filter(root -> root.type().equals("moof"))
                    .map(Bmff.Root::start)
                    .toList();
        }
    }

    private static byte[] inFragments(int row) {
        return new Fragments(plain(), row).bytes();
    }

    private static byte[] fragmented() {
        return Concat.of(Bmff.init(), Bmff.fragment(1), Bmff.fragment(2), box("mfra"));
    }

    private static byte[] fragmented(Merkle dummy, int row) {
        var file = Bmff.init();
        for (int i = 0; i < 5; i++) {
            file = Concat.of(file, dummy.proofBox(1, 1, i, row), Bmff.fragment(i));
        }
        return Concat.of(file, box("mfra"));
    }

    /// The file without some of its fragments, proofs and all.
    private static byte[] withoutFragments(byte[] asset, int... which) {
        var left = asset;
        for (int i = which.length - 1; i >= 0; i--) {
            int nth = which[i];
            // the first box of C2PA is the store
            left = without(left, "uuid", nth + 1);
            left = without(left, "moof", nth);
            left = without(left, "mdat", nth);
        }
        return left;
    }

    private static byte[] without(byte[] asset, String type, int nth) {
        var root =
                Bmff.roots(asset).stream()
                        .filter(one -> one.type().equals(type))
                        .skip(nth)
                        .findFirst()
                        .orElseThrow();
        return Concat.of(
                Arrays.copyOf(asset, root.start()),
                Arrays.copyOfRange(asset, root.end(), asset.length));
    }

    private static CborMapBuilder tree(int row) {
        return Merkle.over(BEHIND, 100).map(0, 0, row);
    }

    private static byte[] inBlocks(CborMapBuilder tree, int row) {
        return row == 0
                ? bound(Bmff.mp4(box("mdat", BLOCKS)), plain().trees(tree))
                : proven(tree, row, new int[] {0, 1, 2, 3, 4, 5});
    }

    private static byte[] proven(CborMapBuilder tree, int... locations) {
        return proven(tree, 2, locations);
    }

    private static byte[] proven(CborMapBuilder tree, int row, int[] locations) {
        var all = Merkle.over(BEHIND, 100);
        var mdats = box("mdat", BLOCKS);
        for (int location : locations) {
            mdats = Concat.of(mdats, all.proofBox(0, 0, location, row));
        }
        return bound(Bmff.mp4(mdats), plain().trees(tree));
    }

    private static CborValue sizes(long... sizes) {
        return new CborValue.Array(Arrays.stream(sizes).mapToObj(CborValue::of).toList());
    }

    private static CborValue flags(int flags) {
        return CborValue.of(new byte[] {(byte) (flags >> 16), (byte) (flags >> 8), (byte) flags});
    }

    private static CborMapBuilder chunkOffsets() {
        return exclusion("/moov/trak/mdia/minf/stbl/stco").put("subset", subset(16, 0));
    }

    /// A part of all boxes of a type, wherever they are; a length of 0 is to the end.
    private static Function<byte[], List<Range>> parts(String type, int offset, int length) {
        return asset -> {
            var text = new String(asset, StandardCharsets.ISO_8859_1);
            var ranges = new ArrayList<Range>();
            // assertions in the store speak of types, too
            var store = Bmff.store(asset);
            for (int at = text.indexOf(type); at >= 0; at = text.indexOf(type, at + 1)) {
                int start = at - 4;
                if (store.contains(new Range(start, 1))) {
                    continue;
                }
                int whole = ByteBuffer.wrap(asset).getInt(start);
                ranges.add(new Range(start + offset, length == 0 ? whole - offset : length));
            }
            return ranges;
        };
    }

    private static byte[] bound(byte[] media, HardBinding binding) {
        return forged(media, V3, binding);
    }

    private static byte[] forged(byte[] media, String label, HardBinding binding) {
        return Forgery.of(media, Forgery.created(TRUSTED.signer()).bound(label, binding))
                .carriedBy(Bmff.carrier())
                .bytes();
    }

    /// Changes a byte of the first box of a type.
    private static byte[] change(byte[] asset, String type, int offset) {
        return change(asset, type, offset, 0);
    }

    private static byte[] change(byte[] asset, String type, int offset, int nth) {
        var box = parts(type, 0, 0).apply(asset).get(nth);
        return Edits.flip(asset, (int) box.start() + offset);
    }

    /// Two root boxes that stand side by side, the other way round.
    private static byte[] swapped(byte[] asset, String first, String second) {
        var roots = Bmff.roots(asset);
        var one =
                roots.stream().filter(root -> root.type().equals(first)).findFirst().orElseThrow();
        var other =
                roots.stream().filter(root -> root.type().equals(second)).findFirst().orElseThrow();
        return Concat.of(
                Arrays.copyOf(asset, one.start()),
                Arrays.copyOfRange(asset, other.start(), other.end()),
                Arrays.copyOfRange(asset, one.start(), one.end()),
                Arrays.copyOfRange(asset, other.end(), asset.length));
    }
}
