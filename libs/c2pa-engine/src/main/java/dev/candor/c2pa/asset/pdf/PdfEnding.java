package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// How an update says where its objects are: as the state before it does, by a table or by a stream
/// (ISO 32000-2, 7.5.4 and 7.5.8).
sealed interface PdfEnding {
    /// What belongs to one section alone (ISO 32000-2, 7.5.5, 7.5.6 and 7.5.8).
    Set<String> OF_A_SECTION =
            Set.of(
                    "Size",
                    "Prev",
                    "XRefStm",
                    "Type",
                    "W",
                    "Index",
                    "Length",
                    "Filter",
                    "DecodeParms",
                    "F",
                    "FFilter",
                    "FDecodeParms",
                    "DL");

    /// How many bytes of a hash tell one state of a document from the others.
    int ID_LENGTH = 16;

    /// The ending of an update.
    ///
    /// @param changes all that the update does; a stream takes one more number
    /// @param size of the document, in bytes
    /// @param base where its header is
    static PdfEnding of(PdfDocument document, PdfChanges changes, long size, long base)
            throws MalformedException, NoRoomException, IOException {
        var before = document.trailer();
        boolean isStream = before.stream().anyMatch(entry -> entry.key().equals("W"));
        int number = isStream ? changes.number() : 0;
        var kept =
                new PdfDictionary(
                        before.stream()
                                .filter(entry -> !OF_A_SECTION.contains(entry.key()))
                                .toList());
        if (kept.get("Root") == null) {
            kept = kept.with("Root", document.reference(document.catalogNumber()));
        }
        var id = kept.get("ID");
        if (id != null) {
            kept = kept.with("ID", identifier(document, size, id));
        }
        var trailer =
                "/Size %d/Prev %d\n%s"
                        .formatted(changes.end(), document.last() - base, kept.inner());
        return isStream ? new Stream(number, trailer) : new Table(trailer);
    }

    /// The first half of a document's identifier stays, the second tells its states apart.
    private static String identifier(PdfDocument document, long size, String present)
            throws MalformedException, IOException {
        var halves = PdfDictionary.items(document, present);
        if (halves.isEmpty()) {
            return present;
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(PdfUpdate.bytes(present));
            digest.update(PdfUpdate.bytes(String.valueOf(size)));
            var second = HexFormat.of().formatHex(digest.digest(), 0, ID_LENGTH);
            return "[%s<%s>]".formatted(halves.getFirst(), second);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /// Writes it.
    ///
    /// @param out what is behind `start` already, a character for each byte
    /// @param start where that begins, as offsets are counted
    /// @param places of the update's objects, by number
    /// @throws NoRoomException if an offset is too large
    void append(StringBuilder out, long start, SortedMap<Integer, PdfUpdate.Place> places)
            throws NoRoomException;

    /// A table and a trailer.
    ///
    /// @param trailer its entries, as they are written
    record Table(String trailer) implements PdfEnding {
        private static final long MOST = 9_999_999_999L;

        @Override
        public void append(
                StringBuilder out, long start, SortedMap<Integer, PdfUpdate.Place> places)
                throws NoRoomException {
            long at = start + out.length();
            if (at > MOST) {
                throw new NoRoomException(
                        "The document's cross-reference holds no offset as large as %d."
                                .formatted(at),
                        NoRoomException.Remedy.BESIDE);
            }
            out.append("xref\n0 1\n0000000000 65535 f \n");
            places.forEach(
                    (number, place) ->
                            out.append(
                                    "%d 1\n%010d %05d n \n"
                                            .formatted(
                                                    number, place.offset(), place.generation())));
            out.append("trailer\n<<").append(trailer).append(">>\n");
            finish(out, at);
        }
    }

    /// A stream, which is an object itself.
    ///
    /// @param number of the stream
    /// @param trailer its entries, as they are written
    record Stream(int number, String trailer) implements PdfEnding {
        private static final int ROW = 1 + Long.BYTES + Short.BYTES;

        @Override
        public void append(
                StringBuilder out, long start, SortedMap<Integer, PdfUpdate.Place> places) {
            long at = start + out.length();
            places.put(number, new PdfUpdate.Place(at, 0));
            var rows = ByteBuffer.allocate(ROW * places.size());
            places.forEach(
                    (_, place) ->
                            rows.put((byte) 1)
                                    .putLong(place.offset())
                                    .putShort((short) place.generation()));
            out.append("%d 0 obj\n<</Type/XRef/W[1 8 2]/Index[".formatted(number))
                    .append(
                            places.keySet().stream()
                                    .map(one -> one + " 1")
                                    .collect(Collectors.joining(" ")))
                    .append("]/Length %d\n".formatted(rows.capacity()))
                    .append(trailer)
                    .append(">>stream\n")
                    .append(new String(rows.array(), StandardCharsets.ISO_8859_1))
                    .append("\nendstream\nendobj\n");
            finish(out, at);
        }
    }

    private static void finish(StringBuilder out, long at) {
        out.append("startxref\n%d\n%%%%EOF\n".formatted(at));
    }
}
