package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.List;

/// Reads indirect objects where they lie, and the bytes of streams.
final class PdfStreams {
    /// The longest stream that is read, as it lies in the file.
    static final int MOST_RAW = 32 << 20;

    private static final String STREAM = "stream";

    private final ChannelReader in;
    private final PdfParser parser;
    private final PdfFilters filters;

    PdfStreams(ChannelReader in, PdfParser parser, PdfFilters filters) {
        this.in = in;
        this.parser = parser;
        this.filters = filters;
    }

    /// Follows a reference.
    @FunctionalInterface
    interface Resolver {
        PdfValue resolve(PdfValue value) throws MalformedException, IOException;
    }

    /// The indirect object at an offset.
    ///
    /// @param number the number it must have; any if negative
    /// @param lengths where the length of a stream is found if it is an object of its own
    PdfValue.Indirect object(long at, int number, int section, Resolver lengths)
            throws MalformedException, IOException {
        parser.seek(at);
        long found = parser.number();
        parser.number();
        parser.require("obj");
        if (number >= 0 && found != number) {
            throw new MalformedException("object", at, "is %d and not %d".formatted(found, number));
        }
        var value = parser.value();
        if (!(value instanceof PdfValue.Dict dict) || !parser.skipIf(STREAM)) {
            return new PdfValue.Indirect(value, null, section);
        }
        long start = parser.streamStart();
        if (!(lengths.resolve(dict.get("Length")) instanceof PdfValue.Int(var length))
                || length > in.size() - start) {
            throw new MalformedException(STREAM, start, "a length that is none");
        }
        parser.seek(start + length);
        if (!parser.word().startsWith("endstream")) {
            throw new MalformedException(STREAM, start, "a length that is not the stream's");
        }
        return new PdfValue.Indirect(value, new Range(start, length), section);
    }

    /// Where the value of the indirect object at an offset begins; the parser stands there then.
    long body(long at) throws MalformedException, IOException {
        parser.seek(at);
        parser.number();
        parser.number();
        parser.require("obj");
        return parser.position();
    }

    /// The value of the indirect object at an offset, as it is written.
    ///
    /// @param number the number it must have
    PdfText text(long at, int number) throws MalformedException, IOException {
        parser.seek(at);
        long found = parser.number();
        long generation = parser.number();
        if (found != number || generation > PdfText.LAST_GENERATION) {
            throw new MalformedException("object", at, "is %d and not %d".formatted(found, number));
        }
        parser.require("obj");
        return new PdfText((int) generation, parser.text());
    }

    /// The entries of the dictionary at an offset, as they are written.
    List<PdfEntry> entries(long at) throws MalformedException, IOException {
        parser.seek(at);
        return parser.entries();
    }

    /// The bytes of a stream as they were before they were filtered.
    byte[] decode(PdfValue.Dict dict, Range raw, int limit) throws MalformedException, IOException {
        return filters.decode(dict, raw(raw), limit, raw.start());
    }

    /// The bytes of a stream as they lie in the file.
    byte[] raw(Range raw) throws MalformedException, IOException {
        if (raw.length() > MOST_RAW) {
            throw new MalformedException(
                    STREAM, raw.start(), "a stream of %d bytes".formatted(raw.length()));
        }
        in.seek(raw.start());
        return in.take((int) raw.length(), STREAM);
    }
}
