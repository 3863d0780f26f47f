package dev.candor.label.rendering.document;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Content credentials are of the document as it was: a stamp breaks them.
final class OldCredentials {
    private OldCredentials() {}

    static void remove(PDDocument document) {
        var files =
                document.getDocumentCatalog().getCOSObject().getCOSArray(COSName.getPDFName("AF"));
        if (files == null) {
            return;
        }
        for (int i = files.size() - 1; i >= 0; i--) {
            if (files.getObject(i) instanceof COSDictionary file
                    && "C2PA_Manifest"
                            .equals(file.getNameAsString(COSName.getPDFName("AFRelationship")))) {
                file.removeItem(COSName.EF);
                files.remove(i);
                withoutName(document, file);
            }
        }
    }

    private static void withoutName(PDDocument document, COSDictionary file) {
        var names = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.NAMES);
        var embedded = names == null ? null : names.getCOSDictionary(COSName.EMBEDDED_FILES);
        COSArray list = embedded == null ? null : embedded.getCOSArray(COSName.NAMES);
        for (int i = list == null ? 0 : list.size() - 1; i > 0; i -= 2) {
            if (list != null && list.getObject(i) == file) {
                list.remove(i);
                list.remove(i - 1);
            }
        }
    }
}
