package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the objects of a file whose cross-reference is broken, by looking at all of it: the last
/// object of a number counts, as readers have it.
final class PdfSearch {
    /// The largest file that is searched.
    static final long MOST_SEARCHED = 256L << 20;

    /// The most objects that are remembered.
    static final int MAX_OBJECTS = 100_000;

    private static final String FILE = "file";

    private final ChannelReader in;
    private final PdfParser parser;
    private final Map<Integer, Long> offsets = new HashMap<>();
    private PdfValue.@Nullable Dict trailer;
    private int catalog = -1;

    PdfSearch(ChannelReader in, PdfParser parser) {
        this.in = in;
        this.parser = parser;
    }

    /// The one section there is then.
    ///
    /// @throws MalformedException if no catalog is found
    PdfSection section() throws MalformedException, IOException {
        if (in.size() > MOST_SEARCHED) {
            throw new MalformedException(FILE, 0, "too large to look for its objects");
        }
        search();
        if (trailer != null) {
            return new PdfSection.Searched(offsets, trailer);
        }
        if (catalog < 0) {
            throw new MalformedException(FILE, 0, "no catalog is found");
        }
        return new PdfSection.Searched(
                offsets, new PdfValue.Dict(Map.of("Root", new PdfValue.Ref(catalog))));
    }

    /// Walks over words; `12 0 obj` and `trailer` are what is looked for.
    private void search() throws MalformedException, IOException {
        var word = new StringBuilder();
        long number = -1;
        long numberAt = -1;
        long former = -1;
        long formerAt = -1;
        for (long at = 0; at <= in.size(); at++) {
            in.seek(at);
            int next = in.next();
            if (PdfParser.isRegular(next)) {
                if (word.length() <= 20) {
                    word.append((char) next);
                }
                continue;
            }
            var said = word.toString();
            word.setLength(0);
            if (said.isEmpty()) {
                continue;
            }
            if (said.equals("obj") && former >= 0 && number >= 0) {
                noteObject(former, formerAt);
            } else if (said.equals("trailer")) {
                noteTrailer(at);
            }
            former = number;
            formerAt = numberAt;
            number = PdfParser.isNumber(said) ? Long.parseLong(said) : -1;
            numberAt = at - said.length();
        }
    }

    private void noteObject(long number, long at) throws MalformedException, IOException {
        if (number > Integer.MAX_VALUE) {
            return;
        }
        if (offsets.size() >= MAX_OBJECTS) {
            throw new MalformedException(FILE, at, "more objects than are looked for");
        }
        offsets.put((int) number, at);
        if (dictionary(at, true) instanceof PdfValue.Dict dict) {
            if (dict.isNamed("Type", "Catalog")) {
                catalog = (int) number;
            } else if (dict.isNamed("Type", "XRef") && dict.has("Root")) {
                trailer = dict;
            }
        }
    }

    private void noteTrailer(long behind) throws IOException {
        if (dictionary(behind, false) instanceof PdfValue.Dict dict && dict.has("Root")) {
            trailer = dict;
        }
    }

    private PdfValue dictionary(long at, boolean headed) throws IOException {
        try {
            parser.seek(at);
            if (headed) {
                parser.number();
                parser.number();
                parser.require("obj");
            }
            return parser.value();
        } catch (MalformedException e) {
            return PdfValue.NULL; // what is broken is not what is looked for
        }
    }
}
