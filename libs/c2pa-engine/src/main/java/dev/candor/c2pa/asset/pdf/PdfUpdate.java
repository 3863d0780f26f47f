package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// An update that is written behind a document (ISO 32000-2, 7.5.6): the stream of a store, other
/// objects, and what says where they are.
///
/// @param size of the document
/// @param base where its header is: offsets are counted from there
/// @param store number of the stream
/// @param objects those that it changes or adds besides
record PdfUpdate(
        long size, long base, int store, SortedMap<Integer, PdfText> objects, PdfEnding ending) {
    private static final String HEAD =
            "\n%d 0 obj\n<</Type/EmbeddedFile/Subtype/application#2Fc2pa/Length %d>>stream\n";

    /// How many bytes before the stream's own an update begins, at most.
    static final int LONGEST_HEAD = 128;

    private static final String FOOT = "\nendstream\nendobj\n";

    PdfUpdate {
        objects = new TreeMap<>(objects);
    }

    /// Where an object begins.
    record Place(long offset, int generation) {}

    /// Writes the update behind what is copied of the document.
    ///
    /// @param length of the stream
    /// @throws NoRoomException if the document becomes longer than its cross-reference can say
    void append(Splice.Builder copy, long length) throws NoRoomException {
        var head = bytes(HEAD.formatted(store, length));
        copy.fresh(head).gap(length).fresh(bytes(rest(size + head.length + length)));
    }

    private String rest(long start) throws NoRoomException {
        var out = new StringBuilder(FOOT);
        Map<Integer, Place> places = new TreeMap<>();
        places.put(store, new Place(size + 1 - base, 0));
        for (var object : objects.entrySet()) {
            var text = object.getValue();
            places.put(object.getKey(), new Place(start + out.length() - base, text.generation()));
            out.append("%d %d obj\n".formatted(object.getKey(), text.generation()))
                    .append(text.text())
                    .append("\nendobj\n");
        }
        ending.append(out, start - base, new TreeMap<>(places));
        return out.toString();
    }

    /// Bytes, a character for each.
    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
