package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Archives with credentials: well, and wrong in each way that is an archive's own.
public final class ZipCases {
    private static final TestAuthority TRUSTED = TestAuthority.trusted();
    private static final String COLLECTION = "c2pa.hash.collection.data";
    private static final String CONTENT_TYPES =
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                    + "<Override PartName=\"/part.xml\" ContentType=\"application/%s\"/></Types>";

    private ZipCases() {}

    /// Plain ZIP.
    public static Map<String, Supplier<byte[]>> zip() {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        cases.put("valid", () -> bound(two()));
        cases.put(
                "valid-early-directory-hash",
                () -> bound(two().unchecked(), two().unchecked().earlyCollection()));
        cases.put("valid-zip64", () -> bound(large()));
        cases.put("valid-comment", () -> bound(two().comment("made by hand")));
        cases.put("valid-sizes-behind", () -> bound(two().described("c.txt", "sizes follow")));
        cases.put("valid-folder", ZipCases::withFolder);
        cases.put("valid-escaped-uri", ZipCases::escaped);
        cases.put("valid-encrypted-file", () -> bound(two().file(encrypted())));
        cases.put("valid-claim-algorithm", () -> changed(map -> without(map, "alg")));
        cases.put("no-store", () -> two().bytes());
        cases.put(
                "tampered-file", // VAL-ASSE-0113, VAL-ASSE-0114
                () -> Edits.replace("the first file", "the forged one").apply(bound(two())));
        cases.put("tampered-directory", ZipCases::directoryChanged); // VAL-ASSE-0118
        cases.put("file-added", () -> moved(two().stored("c.txt", "one more")));
        cases.put("file-removed", () -> moved(one())); // VAL-ASSE-0116
        cases.put("file-not-listed", () -> listed(files -> files.remove("b.txt")));
        cases.put(
                "file-listed-only", // VAL-ASSE-0116
                () -> listed(files -> files.put("gone.txt", new byte[32])));
        cases.put("wrong-hash", () -> listed(files -> files.put("b.txt", new byte[32])));
        // VAL-ASSE-0111, VAL-ASSE-0112
        cases.put("uri-steps-out", () -> listed(files -> files.put("../b.txt", new byte[32])));
        cases.put("uri-steps-nowhere", () -> listed(files -> files.put("./b.txt", new byte[32])));
        cases.put(
                "uri-steps-out-escaped",
                () -> listed(files -> files.put("a/%2e%2E/b.txt", new byte[32])));
        cases.put("uri-from-root", () -> listed(files -> files.put("/b.txt", new byte[32])));
        cases.put(
                "uri-elsewhere",
                () -> listed(files -> files.put("https://example.com/b", new byte[32])));
        // VAL-ASSE-0109, VAL-ASSE-0110
        cases.put("no-uris", () -> changed(map -> without(map, "uris")));
        cases.put("uri-missing", () -> changed(map -> firstFileWithout(map, "uri")));
        cases.put("hash-missing", () -> changed(map -> firstFileWithout(map, "hash")));
        cases.put( // VAL-ASSE-0117
                "no-directory-hash",
                () -> changed(map -> without(map, "zip_central_directory_hash")));
        cases.put(
                "unknown-algorithm", // VAL-CONT-0017
                () -> changed(map -> with(without(map, "alg"), "alg", CborValue.of("md5"))));
        cases.put("no-collection", ZipCases::noCollection);
        cases.put("junk-before", () -> bound(two().prefix("junk")));
        cases.put("junk-behind", () -> Concat.of(bound(two()), new byte[] {1, 2, 3}));
        cases.put("junk-between", () -> bound(two().gap("junk")));
        cases.put("name-twice", () -> bound(two().stored("a.txt", "another")));
        cases.put("local-name-differs", ZipCases::localName);
        cases.put("store-compressed", () -> bound(two().store(file -> flagged(file, 8, 0))));
        cases.put("store-encrypted", () -> bound(two().store(file -> flagged(file, 0, 1))));
        cases.put("store-header-hides", ZipCases::storeHeaderHides);
        cases.put("truncated", () -> Arrays.copyOf(bound(two()), 900));
        return cases;
    }

    /// EPUB.
    public static Map<String, Supplier<byte[]>> epub() {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        cases.put("valid", () -> bound(epubOf("<p>Once upon a time</p>")));
        cases.put("no-store", () -> epubOf("<p>Once upon a time</p>").bytes());
        cases.put(
                "tampered-chapter",
                () ->
                        epubOf("<p>Once upon a crime</p>")
                                .carry(new byte[0], store(epubOf("<p>Once upon a time</p>")))
                                .asset());
        return cases;
    }

    /// Office Open XML and OpenXPS.
    public static Map<String, Supplier<byte[]>> ooxml() {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        var word = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        cases.put("valid-docx", () -> bound(ooxmlOf(word)));
        cases.put(
                "valid-xlsx",
                () ->
                        bound(
                                ooxmlOf(
                                        "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")));
        cases.put(
                "valid-pptx",
                () ->
                        bound(
                                ooxmlOf(
                                        "vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")));
        cases.put(
                "valid-oxps", () -> bound(ooxmlOf("vnd.ms-package.xps-fixeddocumentsequence+xml")));
        cases.put(
                "tampered-part",
                () ->
                        ooxmlOf(word)
                                .stored("docProps/app.xml", "<more/>")
                                .carry(new byte[0], store(ooxmlOf(word)))
                                .asset());
        return cases;
    }

    /// OpenDocument.
    public static Map<String, Supplier<byte[]>> odf() {
        var cases = new TreeMap<String, Supplier<byte[]>>();
        for (var kind : List.of("text", "spreadsheet", "presentation", "graphics")) {
            cases.put("valid-" + kind, () -> bound(odfOf(kind)));
        }
        cases.put(
                "tampered-content",
                () -> odfOf("text").carry(new byte[0], store(odfOf("tent"))).asset());
        return cases;
    }

    private static ZipForge one() {
        return ZipForge.empty().stored("a.txt", "the first file");
    }

    private static ZipForge two() {
        return one().deflated("b.txt", "the second file, the second file");
    }

    private static ZipForge large() {
        return ZipForge.empty()
                .file(new ZipForge.File("a.txt", new byte[] {1, 2, 3}, 0, 0, new byte[0], true))
                .large();
    }

    private static ZipForge.File encrypted() {
        return new ZipForge.File("c.bin", new byte[] {9, 8, 7}, 0, 1, new byte[0], false);
    }

    private static ZipForge.File flagged(ZipForge.File file, int method, int flags) {
        return new ZipForge.File(
                file.name(), file.content(), method, flags, file.extra(), file.large());
    }

    private static ZipForge epubOf(String chapter) {
        return ZipForge.empty()
                .stored("mimetype", "application/epub+zip")
                .deflated("META-INF/container.xml", "<container/>")
                .deflated("OEBPS/chapter.xhtml", chapter);
    }

    private static ZipForge ooxmlOf(String contentType) {
        return ZipForge.empty()
                .deflated("[Content_Types].xml", CONTENT_TYPES.formatted(contentType))
                .deflated("_rels/.rels", "<Relationships/>")
                .described("part.xml", "<part>words</part>");
    }

    private static ZipForge odfOf(String kind) {
        return ZipForge.empty()
                .stored("mimetype", "application/vnd.oasis.opendocument." + kind)
                .deflated("content.xml", "<office:document-content/>");
    }

    private static Forgery forgery(ZipForge archive, HardBinding binding) {
        return Forgery.of(new byte[0], Forgery.created(TRUSTED.signer()).bound(COLLECTION, binding))
                .carriedBy(archive);
    }

    private static byte[] bound(ZipForge archive, HardBinding binding) {
        return forgery(archive, binding).bytes();
    }

    private static byte[] bound(ZipForge archive) {
        return bound(archive, archive.collection());
    }

    private static byte[] store(ZipForge archive) {
        return forgery(archive, archive.collection()).store();
    }

    /// The store of the two files in another archive.
    private static byte[] moved(ZipForge other) {
        return other.carry(new byte[0], store(two())).asset();
    }

    private static byte[] listed(Consumer<Map<String, byte[]>> change) {
        return bound(
                two(),
                two().collection(
                                files -> {
                                    var all = new LinkedHashMap<>(files);
                                    change.accept(all);
                                    return all;
                                }));
    }

    private static byte[] changed(UnaryOperator<CborValue.Map> change) {
        return bound(
                two(),
                carried -> change.apply(two().collection().content(carried).asMap().orElseThrow()));
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

    private static CborValue.Map firstFileWithout(CborValue.Map map, String field) {
        var file = map.array("uris").getFirst().asMap().orElseThrow();
        return with(
                without(map, "uris"), "uris", new CborValue.Array(List.of(without(file, field))));
    }

    private static byte[] withFolder() {
        var archive = two().file(new ZipForge.File("d/", new byte[0], 0, 0, new byte[0], false));
        return bound(
                archive,
                archive.collection(
                        files -> {
                            var all = new LinkedHashMap<>(files);
                            all.remove("d/");
                            return all;
                        }));
    }

    private static byte[] escaped() {
        var archive = one().stored("my file.txt", "a space in its name");
        return bound(
                archive,
                archive.collection(
                        files -> {
                            var all = new LinkedHashMap<>(files);
                            all.put("my%20file.txt", all.remove("my file.txt"));
                            return all;
                        }));
    }

    /// Another date of the first file, in the directory alone.
    private static byte[] directoryChanged() {
        return two().directory(headers -> Edits.flip(headers, 38))
                .carry(new byte[0], store(two()))
                .asset();
    }

    /// A picture is no archive: not one file that is listed can be found.
    private static byte[] noCollection() {
        var file =
                new CborMapBuilder()
                        .put("uri", "a.txt")
                        .put("hash", CborValue.of(new byte[32]))
                        .build();
        var list = new CborValue.Array(List.of(file));
        return Forgery.of(
                        Media.jpeg(),
                        Forgery.created(TRUSTED.signer())
                                .bound(
                                        COLLECTION,
                                        carried -> new CborMapBuilder().put("uris", list).build()))
                .bytes();
    }

    /// The local header of the first file calls it otherwise.
    private static byte[] localName() {
        var asset = bound(two());
        return Edits.flip(asset, Edits.indexOf(asset, "a.txt"));
    }

    /// An extra field that the directory does not have.
    private static byte[] storeHeaderHides() {
        return bound(
                two().store(
                                file ->
                                        new ZipForge.File(
                                                file.name(),
                                                file.content(),
                                                0,
                                                0,
                                                new byte[] {7, 7, 2, 0, 1, 2},
                                                false)));
    }
}
