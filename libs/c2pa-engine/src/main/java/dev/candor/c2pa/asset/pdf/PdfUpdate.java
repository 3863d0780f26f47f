package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// An update that is written behind a document (ISO 32000-2, 7.5.6): objects, and what says where
/// they are.
///
/// @param size of the document
/// @param base where its header is: offsets are counted from there
/// @param objects those that it changes or adds
record PdfUpdate(long size, long base, SortedMap<Integer, PdfText> objects, PdfEnding ending) {
    PdfUpdate {
        objects = new TreeMap<>(objects);
    }

    /// Where an object begins.
    record Place(long offset, int generation) {}

    /// Writes the update behind what is copied of the document.
    ///
    /// @throws NoRoomException if the document becomes longer than its cross-reference can say
    void append(Splice.Builder copy) throws NoRoomException {
        copy.fresh(bytes(behind("\n", size, Map.of())));
    }

    /// The text of the update, a character for each byte.
    ///
    /// @param first what it begins with
    /// @param start where that lies
    /// @param others places of objects that are written in front of it, by number
    String behind(String first, long start, Map<Integer, Place> others) throws NoRoomException {
        var out = new StringBuilder(first);
        var places = new TreeMap<>(others);
        for (var object : objects.entrySet()) {
            var text = object.getValue();
            places.put(object.getKey(), new Place(start + out.length() - base, text.generation()));
            out.append("%d %d obj\n".formatted(object.getKey(), text.generation()))
                    .append(text.text())
                    .append("\nendobj\n");
        }
        ending.append(out, start - base, places);
        return out.toString();
    }

    /// Bytes, a character for each.
    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
