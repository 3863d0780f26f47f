package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;

/// The values of PDF signatures, which are made after the manifest and so may be left out of its
/// hash (C2PA 2.4, A.4.2.2). A value is hexadecimal digits and nothing else.
final class PdfSignatures {
    /// The most fields of a form that are looked at.
    static final int MOST_FIELDS = 10_000;

    private PdfSignatures() {}

    static void note(PdfDocument document, Layout.Builder layout)
            throws MalformedException, IOException {
        var catalog = document.catalog(0);
        var permissions = document.dict(catalog.get("Perms"), 0);
        note(document.dict(permissions.get("DocMDP"), 0), layout);
        var waiting = new ArrayDeque<PdfValue>();
        var form = document.dict(catalog.get("AcroForm"), 0);
        waiting.addAll(items(document, form.get("Fields")));
        for (int i = 0; i < MOST_FIELDS && !waiting.isEmpty(); i++) {
            var field = document.dict(waiting.remove(), 0);
            if (field.isNamed("FT", "Sig")) {
                note(document.dict(field.get("V"), 0), layout);
            }
            waiting.addAll(items(document, field.get("Kids")));
        }
    }

    private static List<PdfValue> items(PdfDocument document, PdfValue value)
            throws MalformedException, IOException {
        return document.resolve(value, 0) instanceof PdfValue.Array(var items) ? items : List.of();
    }

    private static void note(PdfValue.Dict signature, Layout.Builder layout) {
        if (signature.has("ByteRange")
                && signature.get("Contents") instanceof PdfValue.Hexadecimal(var range)
                && !layout.metadata.contains(range)) {
            layout.metadata.add(range);
        }
    }
}
