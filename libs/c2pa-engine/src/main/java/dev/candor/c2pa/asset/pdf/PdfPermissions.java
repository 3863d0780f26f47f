package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.List;

/// What the signatures of a document allow of what comes after them (ISO 32000-2, 12.8.2.2).
enum PdfPermissions {
    /// Nobody certified the document.
    ALL,
    /// Annotations may be added.
    ANNOTATIONS,
    /// No file may be embedded, and no annotation be added.
    NONE;

    private static final int USUAL = 2;
    private static final int ANNOTATING = 3;

    /// The least that any signature allows.
    ///
    /// @param waiting values of signatures that are still to be made, and so allow everything
    static PdfPermissions of(PdfDocument document, List<Range> waiting)
            throws MalformedException, IOException {
        var least = ALL;
        for (var signature : PdfSignatures.of(document)) {
            if (signature.get("Contents") instanceof PdfValue.Hexadecimal(var range)
                    && waiting.contains(range)) {
                continue;
            }
            for (var reference : items(document, signature.get("Reference"))) {
                var dict = document.dict(reference, 0);
                if (dict.isNamed("TransformMethod", "DocMDP")) {
                    var parameters = document.dict(dict.get("TransformParams"), 0);
                    var level = document.resolve(parameters.get("P"), 0);
                    var allowed = allowed(level instanceof PdfValue.Int(var p) ? p : USUAL);
                    least = allowed.compareTo(least) > 0 ? allowed : least;
                }
            }
        }
        return least;
    }

    private static PdfPermissions allowed(long level) {
        return level == ANNOTATING ? ANNOTATIONS : NONE;
    }

    private static List<PdfValue> items(PdfDocument document, PdfValue value)
            throws MalformedException, IOException {
        return document.resolve(value, 0) instanceof PdfValue.Array(var items) ? items : List.of();
    }
}
