package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Follows the cross-reference from the end of the file to its beginning: tables, streams, and
/// tables with a stream beside them (ISO 32000-2, 7.5.5 to 7.5.8).
final class PdfSections {
    /// The most sections of one file; each update adds one or two.
    static final int MAX_SECTIONS = 4096;

    /// The most runs of entries in one section.
    static final int MAX_RUNS = 1 << 16;

    /// How far before the end of the file the last address may stand.
    private static final int TAIL = 2048;

    private static final int MAX_FIELD = 8;
    private static final String START = "startxref";
    private static final String XREF = "xref";

    private final ChannelReader in;
    private final long base;
    private final PdfParser parser;
    private final PdfStreams streams;
    private final List<PdfSection> sections = new ArrayList<>();
    private long previous = -1;
    private final Set<Long> seen = new HashSet<>();

    PdfSections(ChannelReader in, long base, PdfParser parser, PdfStreams streams) {
        this.in = in;
        this.base = base;
        this.parser = parser;
        this.streams = streams;
    }

    /// The sections, the newest first.
    ///
    /// @throws MalformedException if the cross-reference is broken anywhere
    List<PdfSection> read() throws MalformedException, IOException {
        long newer = Long.MAX_VALUE;
        for (long at = last(); at >= 0; ) {
            if (!seen.add(at) || seen.size() > MAX_SECTIONS) {
                throw new MalformedException(XREF, at, "a chain of sections without an end");
            }
            var section = section(at);
            if (newer < at && !sections.isEmpty()) { // only a linearized file is not in order
                section = new PdfSection.Joined(sections.removeLast(), section);
            }
            sections.add(section);
            newer = at;
            at = previous;
        }
        return List.copyOf(sections);
    }

    /// Where the last section is.
    long last() throws MalformedException, IOException {
        long from = Math.max(0, in.size() - TAIL);
        in.seek(from);
        var tail =
                new String(in.take((int) (in.size() - from), START), StandardCharsets.ISO_8859_1);
        int at = tail.lastIndexOf(START);
        if (at < 0) {
            throw new MalformedException(START, from, "is not there");
        }
        parser.seek(from + at + START.length());
        return base + parser.number();
    }

    private PdfSection section(long at) throws MalformedException, IOException {
        parser.seek(at);
        if (!parser.skipIf(XREF)) {
            return noting(stream(at));
        }
        var table = noting(table());
        if (!(table.trailer().get("XRefStm") instanceof PdfValue.Int(var beside))
                || !seen.add(base + beside)) {
            return table;
        }
        return new PdfSection.Joined(table, stream(base + beside));
    }

    /// Notes where the section before this one is.
    private PdfSection noting(PdfSection section) {
        previous =
                section.trailer().get("Prev") instanceof PdfValue.Int(var offset)
                        ? base + offset
                        : -1;
        return section;
    }

    private PdfSection table() throws MalformedException, IOException {
        var runs = new ArrayList<PdfSection.Run>();
        while (!parser.skipIf("trailer")) {
            int first = small(parser.number());
            int count = small(parser.number());
            if (runs.size() >= MAX_RUNS) {
                throw new MalformedException(XREF, parser.position(), "too many runs");
            }
            long entries = lineEnd();
            runs.add(new PdfSection.Run(first, count, entries));
            parser.seek(entries + (long) count * PdfSection.Table.ENTRY);
        }
        long trailerAt = parser.position();
        if (!(parser.value() instanceof PdfValue.Dict trailer)) {
            throw new MalformedException("trailer", parser.position(), "is no dictionary");
        }
        return new PdfSection.Table(in, base, runs, trailer, trailerAt);
    }

    /// Where the entries begin behind the head of a run.
    private long lineEnd() throws IOException {
        long at = parser.position();
        in.seek(at);
        while (PdfParser.isSpace(in.next())) {
            at++;
        }
        return at;
    }

    private int small(long number) throws MalformedException {
        if (number > Integer.MAX_VALUE) {
            throw new MalformedException(XREF, parser.position(), "a number beyond all objects");
        }
        return (int) number;
    }

    private PdfSection stream(long at) throws MalformedException, IOException {
        var object = streams.object(at, -1, 0, length -> length);
        long dictionaryAt = streams.body(at);
        var dict = object.dict();
        var raw = object.stream();
        if (raw == null || !dict.isNamed("Type", "XRef")) {
            throw new MalformedException(XREF, at, "neither a table nor a stream");
        }
        var widths = widths(dict, at);
        var bytes = streams.decode(dict, raw, (int) PdfBudget.MOST_INFLATED);
        return new PdfSection.Stream(
                bytes, base, runs(dict, widths, raw), widths, dict, dictionaryAt);
    }

    private static List<Integer> widths(PdfValue.Dict dict, long at) throws MalformedException {
        var widths = new ArrayList<Integer>();
        if (dict.get("W") instanceof PdfValue.Array(var items)) {
            for (var item : items) {
                widths.add(item instanceof PdfValue.Int(var width) ? (int) width : MAX_FIELD + 1);
            }
        }
        if (widths.size() < 3 || widths.stream().anyMatch(width -> width > MAX_FIELD)) {
            throw new MalformedException(XREF, at, "a stream without widths");
        }
        return widths;
    }

    private static List<PdfSection.Run> runs(PdfValue.Dict dict, List<Integer> widths, Range raw)
            throws MalformedException {
        int width = widths.get(0) + widths.get(1) + widths.get(2);
        if (!(dict.get("Index") instanceof PdfValue.Array(var items))) {
            return List.of(new PdfSection.Run(0, dict.number("Size", 0), 0));
        }
        var runs = new ArrayList<PdfSection.Run>();
        long at = 0;
        for (int i = 0; i + 1 < items.size() && i < 2 * MAX_RUNS; i += 2) {
            if (!(items.get(i) instanceof PdfValue.Int(var first))
                    || !(items.get(i + 1) instanceof PdfValue.Int(var count))
                    || first > Integer.MAX_VALUE
                    || count > Integer.MAX_VALUE) {
                throw new MalformedException(XREF, raw.start(), "an index that is none");
            }
            runs.add(new PdfSection.Run((int) first, (int) count, at));
            at += count * width;
        }
        return runs;
    }
}
