package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The signatures of a document. Their values are made after the manifest and so may be left out of
/// its hash (C2PA 2.4, A.4.2.2). A value is hexadecimal digits and nothing else.
final class PdfSignatures {
    /// The most fields of a form that are looked at.
    static final int MOST_FIELDS = 10_000;

    /// The longest value that is looked at, in bytes.
    private static final int LONGEST_VALUE = 1 << 20;

    private PdfSignatures() {}

    static void note(PdfDocument document, Layout.Builder layout)
            throws MalformedException, IOException {
        for (var signature : of(document)) {
            if (signature.has("ByteRange")
                    && signature.get("Contents") instanceof PdfValue.Hexadecimal(var range)
                    && !layout.metadata.contains(range)) {
                layout.metadata.add(range);
            }
        }
    }

    /// The signatures: that which certifies the document, and those of its fields. One may be there
    /// twice.
    static List<PdfValue.Dict> of(PdfDocument document) throws MalformedException, IOException {
        var signatures = new ArrayList<PdfValue.Dict>();
        var catalog = document.catalog(0);
        var permissions = document.dict(catalog.get("Perms"), 0);
        signatures.add(document.dict(permissions.get("DocMDP"), 0));
        var waiting = new ArrayDeque<PdfValue>();
        var form = document.dict(catalog.get("AcroForm"), 0);
        waiting.addAll(items(document, form.get("Fields")));
        for (int i = 0; i < MOST_FIELDS && !waiting.isEmpty(); i++) {
            var field = document.dict(waiting.remove(), 0);
            if (field.isNamed("FT", "Sig")) {
                signatures.add(document.dict(field.get("V"), 0));
            }
            waiting.addAll(items(document, field.get("Kids")));
        }
        return signatures;
    }

    /// Whether a signature is over a piece of the file, or says so in a way that is none.
    ///
    /// @param base what offsets are counted from
    static boolean cover(PdfDocument document, Range piece, long base)
            throws MalformedException, IOException {
        for (var signature : of(document)) {
            if (!signature.has("ByteRange")) {
                continue;
            }
            var numbers = items(document, signature.get("ByteRange"));
            for (int i = 0; i + 1 < numbers.size(); i += 2) {
                if (!(numbers.get(i) instanceof PdfValue.Int(var start))
                        || !(numbers.get(i + 1) instanceof PdfValue.Int(var length))
                        || base + start < piece.end() && piece.start() - (base + start) < length) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The values that are still to come: places that hold nothing but zeros, in order.
    static List<Range> waiting(PdfDocument document, ChannelReader in)
            throws MalformedException, IOException {
        var places = new ArrayList<Range>();
        for (var signature : of(document)) {
            if (signature.has("ByteRange")
                    && signature.get("Contents") instanceof PdfValue.Hexadecimal(var range)
                    && !places.contains(range)
                    && isEmpty(in, range)) {
                places.add(range);
            }
        }
        places.sort(Comparator.comparingLong(Range::start));
        return places;
    }

    private static boolean isEmpty(ChannelReader in, Range range)
            throws MalformedException, IOException {
        if (range.length() <= 2 || range.length() > LONGEST_VALUE) {
            return false;
        }
        in.seek(range.start() + 1);
        for (byte digit : in.take((int) range.length() - 2, "Contents")) {
            if (digit != '0') {
                return false;
            }
        }
        return true;
    }

    private static List<PdfValue> items(PdfDocument document, PdfValue value)
            throws MalformedException, IOException {
        return document.resolve(value, 0) instanceof PdfValue.Array(var items) ? items : List.of();
    }
}
