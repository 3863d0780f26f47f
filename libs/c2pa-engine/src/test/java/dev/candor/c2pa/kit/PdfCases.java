package dev.candor.c2pa.kit;

import dev.candor.c2pa.io.Range;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.Deflater;

/// PDF documents that carry stores in every way there is, and in some there is not.
public final class PdfCases {
    private static final TestAuthority TRUSTED = TestAuthority.trusted();
    private static final byte[] DOCUMENT = Pdf.document();
    private static final String CATALOG = "<</Type/Catalog/Pages 2 0 R/AF[%s]>>";
    private static final String FILE =
            "<</Type/Filespec/AFRelationship/C2PA_Manifest/Subtype/application#2Fc2pa/F(a)/EF<</F"
                    + " %d 0 R>>>>";
    private static final String OLD = "urn:c2pa:00000000-0000-4000-8000-0000000001d0";
    private static final String PLACE = "https://credentials.example/document.c2pa";
    private static final Map<String, Supplier<byte[]>> CASES = new TreeMap<>();

    static {
        CASES.put("no-manifest", () -> DOCUMENT);
        CASES.put("valid-update", () -> valid(PdfCases::updated).bytes()); // VAL-STRU-0004
        CASES.put("valid-original", () -> valid(PdfCases::original).bytes());
        CASES.put("valid-packed-objects", () -> valid(PdfCases::packedObjects).bytes());
        CASES.put("valid-hybrid", () -> valid(PdfCases::hybrid).bytes());
        CASES.put("valid-packed-store", () -> valid(PdfCases::packedStore).bytes());
        CASES.put("valid-identity-filter", () -> valid(PdfCases::identityFilter).bytes());
        CASES.put("valid-padded-store", () -> valid(PdfCases::padded).bytes());
        CASES.put("valid-broken-reference", () -> valid(PdfCases::brokenReference).bytes());
        CASES.put("valid-two-updates", PdfCases::twoUpdates); // VAL-STRU-0006
        CASES.put("valid-other-files", () -> valid(PdfCases::otherFiles).bytes());
        CASES.put("signature-left-out", PdfCases::signatureLeftOut); // VAL-ASSE-0045
        CASES.put("content-left-out", PdfCases::contentLeftOut); // VAL-ASSE-0044
        CASES.put("changed-content", () -> changed(valid(PdfCases::updated).bytes()));
        CASES.put(
                "two-stores-in-update", () -> valid(PdfCases::twoAtOnce).bytes()); // VAL-STRU-0005
        CASES.put("two-stores-after-one", PdfCases::twoAfterOne); // VAL-STRU-0005, VAL-STRU-0006
        CASES.put("update-without-store", PdfCases::updateWithoutStore);
        CASES.put("update-without-credentials", PdfCases::updateWithoutCredentials);
        CASES.put("hidden-behind-packed-store", () -> valid(PdfCases::hidden).bytes());
        CASES.put("hidden-behind-store", () -> valid(PdfCases::hiddenBehind).bytes());
        CASES.put("store-that-is-none", PdfCases::noStore);
        CASES.put("lost-store", () -> Arrays.copyOf(valid(PdfCases::original).bytes(), 900));
        CASES.put("remote", () -> metadata("/Type/Metadata", Provenance.xmp(PLACE)));
        CASES.put("remote-packed", PdfCases::remotePacked);
    }

    private PdfCases() {}

    /// How each document is made, by the name of its folder.
    public static Map<String, Supplier<byte[]>> all() {
        return Map.copyOf(CASES);
    }

    private static Forgery valid(Carrier carrier) {
        return Forgery.valid(DOCUMENT, TRUSTED.signer()).carriedBy(carrier);
    }

    /// The store in an update behind the medium.
    static Carrier.Carried updated(byte[] media, byte[] store) {
        return with(Pdf.update(media).stream(5, "/Type/EmbeddedFile", store));
    }

    private static Carrier.Carried with(Pdf pdf) {
        var range = pdf.lastStream();
        return new Carrier.Carried(
                pdf.object(6, FILE.formatted(5))
                        .object(1, CATALOG.formatted("6 0 R"))
                        .table("")
                        .bytes(),
                List.of(range));
    }

    private static Carrier.Carried original(byte[] media, byte[] store) {
        return with(Pdf.page().stream(5, "", store));
    }

    /// Catalog and file specification in an object stream.
    private static Carrier.Carried packedObjects(byte[] media, byte[] store) {
        var pdf = Pdf.page().stream(5, "", store);
        var range = pdf.lastStream();
        return new Carrier.Carried(
                pdf.packed(7, Map.of(1, CATALOG.formatted("6 0 R"), 6, FILE.formatted(5)))
                        .reference(8, "")
                        .bytes(),
                List.of(range));
    }

    /// A table that readers of old see, and a stream beside it with the rest.
    private static Carrier.Carried hybrid(byte[] media, byte[] store) {
        var pdf = Pdf.page().stream(5, "", store);
        var range = pdf.lastStream();
        pdf.packed(7, Map.of(6, FILE.formatted(5)));
        int beside = pdf.hidden(8);
        return new Carrier.Carried(
                pdf.free(6)
                        .object(1, CATALOG.formatted("6 0 R"))
                        .table("/XRefStm " + beside)
                        .bytes(),
                List.of(range));
    }

    private static Carrier.Carried packedStore(byte[] media, byte[] store) {
        return with(
                Pdf.update(media).stream(
                        5, "/Filter/FlateDecode", Pdf.deflated(store, Deflater.NO_COMPRESSION)));
    }

    private static Carrier.Carried hidden(byte[] media, byte[] store) {
        var packed = Pdf.deflated(store, Deflater.NO_COMPRESSION);
        return with(
                Pdf.update(media).stream(
                        5, "/Filter[/FlateDecode]", Concat.of(packed, new byte[] {1, 2})));
    }

    private static Carrier.Carried hiddenBehind(byte[] media, byte[] store) {
        return with(Pdf.update(media).stream(5, "", Concat.of(store, new byte[] {0, 1})));
    }

    private static Carrier.Carried padded(byte[] media, byte[] store) {
        return with(Pdf.update(media).stream(5, "", Concat.of(store, new byte[100])));
    }

    private static Carrier.Carried identityFilter(byte[] media, byte[] store) {
        var pdf =
                Pdf.update(media).stream(
                        5, "/Filter[/Crypt]/DecodeParms[<</Name/Identity>>]", store);
        var range = pdf.lastStream();
        return new Carrier.Carried(
                pdf.object(6, FILE.formatted(5))
                        .object(1, CATALOG.formatted("6 0 R"))
                        .table("/Encrypt<</Filter/Standard/V 4>>")
                        .bytes(),
                List.of(range));
    }

    /// The last address leads nowhere, and the objects have to be looked for.
    private static Carrier.Carried brokenReference(byte[] media, byte[] store) {
        var carried = updated(media, store);
        var tail = "startxref\n7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        return new Carrier.Carried(Concat.of(carried.asset(), tail), carried.exclusions());
    }

    /// Files that belong to the document and are no credentials.
    private static Carrier.Carried otherFiles(byte[] media, byte[] store) {
        var pdf =
                Pdf.update(media).stream(9, "", new byte[] {1, 2, 3})
                        .object(8, FILE.formatted(9).replace("C2PA_Manifest", "Data"))
                        .stream(5, "", store);
        var range = pdf.lastStream();
        return new Carrier.Carried(
                pdf.object(6, FILE.formatted(5))
                        .object(10, "[8 0 R 6 0 R]")
                        .object(1, "<</Type/Catalog/Pages 2 0 R/AF 10 0 R>>")
                        .table("")
                        .bytes(),
                List.of(range));
    }

    private static Carrier.Carried twoAtOnce(byte[] media, byte[] store) {
        var pdf = Pdf.update(media).stream(7, "", store).stream(5, "", store);
        var range = pdf.lastStream();
        return new Carrier.Carried(
                pdf.object(6, FILE.formatted(5))
                        .object(8, FILE.formatted(7))
                        .object(1, CATALOG.formatted("6 0 R 8 0 R"))
                        .table("")
                        .bytes(),
                List.of(range));
    }

    /// A document whose first state was signed under another label, and its store.
    private record First(byte[] document, byte[] store) {
        static First make() {
            var stores = new ArrayList<byte[]>();
            var document =
                    Forgery.of(
                                    DOCUMENT,
                                    Forgery.created(TRUSTED.signer())
                                            .label(OLD)
                                            .bound("c2pa.hash.data", HardBinding.data()))
                            .carriedBy(
                                    (media, store) -> {
                                        stores.add(store);
                                        return updated(media, store);
                                    })
                            .bytes();
            return new First(document, stores.getLast());
        }
    }

    /// A later state names the manifest of the former one as its parent, and does not copy it.
    private static byte[] twoUpdates() {
        var first = First.make();
        var parent = IngredientForge.v3("parentOf").signed(Boxes.at(first.store, OLD));
        return Forgery.of(
                        first.document,
                        ManifestForge.by(TRUSTED.signer())
                                .ingredient(parent)
                                .assertion(
                                        "c2pa.actions.v2",
                                        Forgery.actions(
                                                Forgery.action("c2pa.opened", parent.box())))
                                .bound("c2pa.hash.data", HardBinding.data()))
                .carriedBy(PdfCases::updatedAgain)
                .bytes();
    }

    private static Carrier.Carried updatedAgain(byte[] media, byte[] store) {
        var pdf = Pdf.update(media).stream(15, "", store);
        var range = pdf.lastStream();
        return new Carrier.Carried(
                pdf.object(16, FILE.formatted(15))
                        .object(1, CATALOG.formatted("6 0 R 16 0 R"))
                        .table("")
                        .bytes(),
                List.of(range));
    }

    private static byte[] twoAfterOne() {
        var signed = First.make().document;
        return valid(
                        (media, store) -> {
                            var pdf =
                                    Pdf.update(signed).stream(17, "", store).stream(15, "", store);
                            var range = pdf.lastStream();
                            return new Carrier.Carried(
                                    pdf.object(16, FILE.formatted(15))
                                            .object(18, FILE.formatted(17))
                                            .object(1, CATALOG.formatted("6 0 R 16 0 R 18 0 R"))
                                            .table("")
                                            .bytes(),
                                    List.of(range));
                        })
                .bytes();
    }

    private static byte[] updateWithoutStore() {
        return Pdf.update(valid(PdfCases::updated).bytes())
                .object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]/Resources<<>>>>")
                .table("")
                .bytes();
    }

    /// The newest state names no credentials any more; the former states had some.
    private static byte[] updateWithoutCredentials() {
        return Pdf.update(valid(PdfCases::updated).bytes())
                .object(1, "<</Type/Catalog/Pages 2 0 R>>")
                .table("")
                .bytes();
    }

    private static byte[] noStore() {
        return updated(DOCUMENT, "no store".getBytes(StandardCharsets.US_ASCII)).asset();
    }

    /// A PDF signature is made last, so its value is left out of the hash.
    private static byte[] signatureLeftOut() {
        return leavingOut("/AcroForm<</Fields[11 0 R]>>");
    }

    /// What is left out is where a signature's value would be, but nothing says it is one.
    private static byte[] contentLeftOut() {
        return leavingOut("");
    }

    private static byte[] leavingOut(String field) {
        return Forgery.valid(DOCUMENT, TRUSTED.signer())
                .carriedBy(
                        (media, store) -> {
                            var pdf = Pdf.update(media).stream(5, "", store);
                            var range = pdf.lastStream();
                            var head = "12 0 obj\n<</Type/Sig/ByteRange[0 1 2 3]/Contents";
                            var value = new Range((long) pdf.size() + head.length(), 18);
                            pdf.object(
                                    12,
                                    "<</Type/Sig/ByteRange[0 1 2 3]/Contents<0123456789abcdef>>>");
                            return new Carrier.Carried(
                                    pdf.object(6, FILE.formatted(5))
                                            .object(11, "<</FT/Sig/V 12 0 R>>")
                                            .object(
                                                    1,
                                                    CATALOG.formatted("6 0 R")
                                                            .replace("/AF", field + "/AF"))
                                            .table("")
                                            .bytes(),
                                    List.of(range, value));
                        })
                .bytes();
    }

    private static byte[] remotePacked() {
        return metadata(
                "/Type/Metadata/Filter/FlateDecode",
                Pdf.deflated(Provenance.xmp(PLACE), Deflater.DEFAULT_COMPRESSION));
    }

    private static byte[] metadata(String entries, byte[] packet) {
        return Pdf.page().stream(5, entries, packet)
                .object(1, "<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R>>")
                .table("")
                .bytes();
    }

    private static byte[] changed(byte[] document) {
        return Edits.replace("0.7 0.5 0.5", "0.1 0.5 0.5").apply(document);
    }
}
