package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import java.util.Map;

/// An update whose first object is the stream of a store.
///
/// @param store number of the stream
/// @param update what else is written
record PdfStoreUpdate(int store, PdfUpdate update) {
    private static final String HEAD =
            "\n%d 0 obj\n<</Type/EmbeddedFile/Subtype/application#2Fc2pa/Length %d>>stream\n";

    /// How many bytes before the stream's own an update begins, at most.
    static final int LONGEST_HEAD = 128;

    private static final String FOOT = "\nendstream\nendobj\n";

    /// Writes the update behind what is copied of the document, with a gap for the store.
    ///
    /// @param length of the stream
    /// @throws NoRoomException if the document becomes longer than its cross-reference can say
    void append(Splice.Builder copy, long length) throws NoRoomException {
        var head = PdfUpdate.bytes(HEAD.formatted(store, length));
        var place = new PdfUpdate.Place(update.size() + 1 - update.base(), 0);
        var rest = update.behind(FOOT, update.size() + head.length + length, Map.of(store, place));
        copy.fresh(head).gap(length).fresh(PdfUpdate.bytes(rest));
    }
}
