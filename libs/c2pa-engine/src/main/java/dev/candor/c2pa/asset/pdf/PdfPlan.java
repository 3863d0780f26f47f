package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Works out the update that puts a store into a document (C2PA 2.4, A.4): its stream, a file
/// specification that the catalog associates, and a name among the embedded files; where the
/// document is certified, an annotation instead of the name.
final class PdfPlan {
    private static final String FILE =
            "<</Type/Filespec/AFRelationship/C2PA_Manifest/Subtype/application#2Fc2pa/F %s/UF %s"
                    + "/Desc(Content Credentials)/EF<</F %d 0 R/UF %d 0 R>>>>";
    private static final String ANNOTATION =
            "<</Type/Annot/Subtype/FileAttachment/Rect[0 0 0 0]/F 2/Contents(Content Credentials)"
                    + "/FS %s>>";

    /// How deep pages may lie in one another.
    private static final int DEEPEST_PAGE = 64;

    private final PdfDocument document;
    private final long size;
    private final long base;
    private final PdfPermissions permissions;
    private final PdfChanges changes;

    private PdfPlan(PdfDocument document, long size, long base, PdfPermissions permissions) {
        this.document = document;
        this.size = size;
        this.base = base;
        this.permissions = permissions;
        this.changes = new PdfChanges(document);
    }

    /// The update of a document.
    ///
    /// @param size of the document, in bytes
    /// @param base where its header is
    /// @param waiting values of signatures that are still to be made
    /// @throws NoRoomException if nothing may be added to the document
    static PdfStoreUpdate of(PdfDocument document, long size, long base, List<Range> waiting)
            throws MalformedException, NoRoomException, IOException {
        if (document.isEncrypted()) {
            throw new NoRoomException(
                    "The document is encrypted, so credentials cannot be put into it; they can lie"
                            + " beside it.");
        }
        var permissions = PdfPermissions.of(document, waiting);
        if (permissions == PdfPermissions.NONE) {
            throw new NoRoomException(
                    "The document is certified, and what certifies it allows no credentials to be"
                            + " put into it; they can lie beside it.");
        }
        return new PdfPlan(document, size, base, permissions).update();
    }

    private PdfStoreUpdate update() throws MalformedException, NoRoomException, IOException {
        int store = changes.number();
        int present = present();
        var specification = FILE.formatted(PdfNames.NAME, PdfNames.NAME, store, store);
        String file;
        if (present > 0) {
            changes.change(present, _ -> specification);
            file = document.reference(present);
        } else {
            file = changes.add(specification);
        }
        changes.change(document.catalogNumber(), text -> catalog(text, file, present));
        if (permissions == PdfPermissions.ANNOTATIONS && present == 0) {
            changes.change(firstPage(), page -> annotated(page, file));
        }
        var ending = PdfEnding.of(document, changes, size, base);
        return new PdfStoreUpdate(store, new PdfUpdate(size, base, changes.objects(), ending));
    }

    /// The catalog with a file that is associated with the document; no other credentials are.
    private String catalog(String text, String file, int present)
            throws MalformedException, NoRoomException, IOException {
        var catalog = PdfDictionary.of(document, text);
        var files = new ArrayList<String>();
        for (var item : associated(catalog)) {
            if (!isStore(item)) {
                files.add(item);
            }
        }
        files.add(file);
        var changed = catalog.with("AF", "[%s]".formatted(String.join(" ", files)));
        var names = new PdfNames(document, changes);
        return permissions == PdfPermissions.ALL && !(present > 0 && names.has(present))
                ? names.with(changed, file).text()
                : changed.text();
    }

    /// The number of the file specification that is there already; 0 if there is none. It is
    /// written anew, so that whatever refers to it refers to the new store.
    private int present() throws MalformedException, IOException {
        var text = document.text(document.catalogNumber()).map(PdfText::text).orElse("");
        int present = 0;
        for (var item : associated(PdfDictionary.of(document, text))) {
            if (isStore(item) && document.parser(item).value() instanceof PdfValue.Ref(var one)) {
                present = one;
            }
        }
        return present;
    }

    private List<String> associated(PdfDictionary catalog) throws MalformedException, IOException {
        var files = catalog.get("AF");
        if (files == null) {
            return List.of();
        }
        if (!(document.parser(files).value() instanceof PdfValue.Ref(var number))) {
            return files.startsWith("[") ? PdfDictionary.items(document, files) : List.of(files);
        }
        var there = document.text(number).map(PdfText::text).orElse("null");
        return there.startsWith("[") ? PdfDictionary.items(document, there) : List.of(files);
    }

    private boolean isStore(String item) throws MalformedException, IOException {
        return document.dict(document.parser(item).value(), 0)
                .isNamed("AFRelationship", "C2PA_Manifest");
    }

    private int firstPage() throws MalformedException, NoRoomException, IOException {
        PdfValue node = document.catalog(0).get("Pages");
        for (int depth = 0; depth < DEEPEST_PAGE; depth++) {
            var kids = document.resolve(document.dict(node, 0).get("Kids"), 0);
            if (!(kids instanceof PdfValue.Array(var items)) || items.isEmpty()) {
                break;
            }
            node = items.getFirst();
        }
        if (node instanceof PdfValue.Ref(var number)
                && document.dict(node, 0).isNamed("Type", "Page")) {
            return number;
        }
        throw new NoRoomException(
                "The document is certified and has no page that credentials could be attached to.",
                NoRoomException.Remedy.BESIDE);
    }

    private String annotated(String text, String file)
            throws MalformedException, NoRoomException, IOException {
        var page = PdfDictionary.of(document, text);
        var annotation = PdfChanges.appending(changes.add(ANNOTATION.formatted(file)));
        return page.with("Annots", changes.changed(page.get("Annots"), annotation)).text();
    }
}
