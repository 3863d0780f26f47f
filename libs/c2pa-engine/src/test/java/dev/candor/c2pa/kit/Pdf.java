package dev.candor.c2pa.kit;

import dev.candor.c2pa.io.Range;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.Deflater;

/// Writes small PDF documents by hand, state after state.
public final class Pdf {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Integer, Integer> written = new TreeMap<>();
    private final Map<Integer, int[]> packed = new TreeMap<>();
    private int before = -1;
    private Range stream = new Range(0, 0);

    private Pdf() {}

    /// A document that goes on from finished bytes, whose last cross-reference is `startxref`.
    public static Pdf update(byte[] document) {
        var pdf = new Pdf();
        pdf.out.writeBytes(document);
        var text = new String(document, StandardCharsets.ISO_8859_1);
        int at = text.lastIndexOf("startxref") + "startxref".length();
        pdf.before = Integer.parseInt(text.substring(at, text.indexOf("%%EOF", at)).strip());
        return pdf;
    }

    /// A document with nothing but its header.
    public static Pdf begin() {
        var pdf = new Pdf();
        pdf.text("%PDF-1.7\n");
        return pdf;
    }

    /// One page with one rectangle; the catalog is left to be written.
    public static Pdf page() {
        return begin()
                .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                .object(
                        3,
                        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 147]/Contents 4 0"
                                + " R/Resources<<>>>>")
                .stream(
                        4,
                        "",
                        "0.7 0.5 0.5 rg 10 10 80 60 re f\n".getBytes(StandardCharsets.US_ASCII));
    }

    /// The whole of that document.
    public static byte[] document() {
        return page().object(1, "<</Type/Catalog/Pages 2 0 R>>").table("").bytes();
    }

    public Pdf object(int number, String body) {
        written.put(number, out.size());
        return text(number + " 0 obj\n" + body + "\nendobj\n");
    }

    /// @param entries of the dictionary, besides the length
    public Pdf stream(int number, String entries, byte[] bytes) {
        written.put(number, out.size());
        text("%d 0 obj\n<<%s/Length %d>>stream\n".formatted(number, entries, bytes.length));
        stream = new Range(out.size(), bytes.length);
        out.writeBytes(bytes);
        return text("\nendstream\nendobj\n");
    }

    /// An object stream, packed.
    public Pdf packed(int number, Map<Integer, String> objects) {
        var heads = new StringBuilder();
        var bodies = new StringBuilder();
        int index = 0;
        for (var object : new TreeMap<>(objects).entrySet()) {
            heads.append(object.getKey()).append(' ').append(bodies.length()).append(' ');
            bodies.append(object.getValue()).append('\n');
            packed.put(object.getKey(), new int[] {number, index++});
        }
        var entries =
                "/Type/ObjStm/N %d/First %d/Filter/FlateDecode"
                        .formatted(objects.size(), heads.length());
        var all = heads.append(bodies).toString().getBytes(StandardCharsets.ISO_8859_1);
        return stream(number, entries, deflated(all, Deflater.DEFAULT_COMPRESSION));
    }

    /// Calls an object free in the table that is written next.
    public Pdf free(int number) {
        written.put(number, -1);
        return this;
    }

    /// Ends a state with a classic table.
    ///
    /// @param trailer entries besides size, root and what came before
    public Pdf table(String trailer) {
        int at = out.size();
        text("xref\n");
        for (var object : written.entrySet()) {
            int offset = object.getValue();
            text(
                    "%d 1\n%010d 00000 %s \n"
                            .formatted(
                                    object.getKey(), Math.max(0, offset), offset < 0 ? "f" : "n"));
        }
        text("trailer\n<</Size 100/Root 1 0 R" + previous() + trailer + ">>\n");
        return end(at);
    }

    /// Ends a state with a cross-reference stream, packed and predicted.
    public Pdf reference(int number, String trailer) {
        int at = out.size();
        rows(number, trailer + "/Root 1 0 R" + previous());
        return end(at);
    }

    /// A cross-reference stream that a table refers to; the table has to be written next.
    public int hidden(int number) {
        int at = out.size();
        rows(number, "");
        written.clear();
        return at;
    }

    private void rows(int number, String entries) {
        written.put(number, out.size());
        var rows = new ArrayList<byte[]>();
        var index = new ArrayList<Integer>();
        var all = new TreeMap<Integer, byte[]>();
        written.forEach((object, offset) -> all.put(object, row(1, offset, 0)));
        packed.forEach((object, place) -> all.put(object, row(2, place[0], place[1])));
        all.forEach(
                (object, row) -> {
                    index.add(object);
                    rows.add(row);
                });
        var ranges = index.stream().map(one -> one + " 1").collect(Collectors.joining(" "));
        stream(
                number,
                "/Type/XRef/Size 100/W[1 3 1]/Index[%s]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 5>>%s"
                        .formatted(ranges, entries),
                deflated(predicted(rows), Deflater.DEFAULT_COMPRESSION));
        packed.clear();
    }

    private static byte[] row(int type, int value, int third) {
        return new byte[] {
            (byte) type, (byte) (value >> 16), (byte) (value >> 8), (byte) value, (byte) third
        };
    }

    private static byte[] predicted(List<byte[]> rows) {
        var out = new ByteArrayOutputStream();
        var up = new byte[5];
        for (var row : rows) {
            out.write(2);
            for (int i = 0; i < row.length; i++) {
                out.write(row[i] - up[i]);
            }
            up = row;
        }
        return out.toByteArray();
    }

    public static byte[] deflated(byte[] bytes, int level) {
        var deflater = new Deflater(level);
        deflater.setInput(bytes);
        deflater.finish();
        var out = new byte[bytes.length + 1000];
        int count = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, count);
    }

    /// Where the bytes of the last stream lie.
    public Range lastStream() {
        return stream;
    }

    public int size() {
        return out.size();
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    private String previous() {
        return before < 0 ? "" : "/Prev " + before;
    }

    private Pdf end(int at) {
        before = at;
        written.clear();
        return text("startxref\n" + at + "\n%%EOF\n");
    }

    private Pdf text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }
}
