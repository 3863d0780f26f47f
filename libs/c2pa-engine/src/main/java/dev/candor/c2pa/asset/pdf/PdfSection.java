package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One section of a file's cross-reference (ISO 32000-2, 7.5.4 and 7.5.8): where the objects are
/// that one state of the document adds or replaces.
sealed interface PdfSection {
    /// The trailer's dictionary.
    PdfValue.Dict trailer();

    /// Where the trailer's dictionary begins.
    long trailerAt();

    /// The number behind that of the last object it speaks of.
    long end();

    /// Where an object is, if the section says anything of it.
    Optional<Entry> entry(int number) throws MalformedException, IOException;

    /// Where an object is.
    sealed interface Entry {
        /// At an offset in the file.
        record At(long offset) implements Entry {}

        /// In an object stream.
        record In(int stream) implements Entry {}

        /// Nowhere: it was taken out.
        record Free() implements Entry {}
    }

    /// A run of entries in a classic table.
    ///
    /// @param at where the first entry is
    record Run(int first, int count, long at) {
        boolean has(int number) {
            return number >= first && number - first < count;
        }

        /// The number behind the last of all runs.
        static long end(List<Run> runs) {
            return runs.stream().mapToLong(run -> (long) run.first + run.count).max().orElse(0);
        }
    }

    /// A classic table; its entries are read where they lie, when they are asked for.
    ///
    /// @param base what offsets are counted from
    record Table(ChannelReader in, long base, List<Run> runs, PdfValue.Dict trailer, long trailerAt)
            implements PdfSection {
        static final int ENTRY = 20;

        public Table {
            runs = List.copyOf(runs);
        }

        @Override
        public long end() {
            return Run.end(runs);
        }

        @Override
        public Optional<Entry> entry(int number) throws MalformedException, IOException {
            for (var run : runs) {
                if (run.has(number)) {
                    return Optional.of(read(run.at + (long) (number - run.first) * ENTRY));
                }
            }
            return Optional.empty();
        }

        private Entry read(long at) throws MalformedException, IOException {
            in.seek(at);
            var line = new String(in.take(ENTRY, "xref"), StandardCharsets.ISO_8859_1);
            var offset = line.substring(0, 10);
            char kind = line.charAt(17);
            if (!PdfParser.isNumber(offset) || kind != 'n' && kind != 'f') {
                throw new MalformedException("xref", at, "an entry that is none");
            }
            return kind == 'f' ? new Entry.Free() : new Entry.At(base + Long.parseLong(offset));
        }
    }

    /// A cross-reference stream, unpacked.
    ///
    /// @param widths of the three fields of an entry, in bytes
    record Stream(
            byte[] bytes,
            long base,
            List<Run> runs,
            List<Integer> widths,
            PdfValue.Dict trailer,
            long trailerAt)
            implements PdfSection {
        public Stream {
            runs = List.copyOf(runs);
            widths = List.copyOf(widths);
        }

        @Override
        public long end() {
            return Run.end(runs);
        }

        @Override
        public Optional<Entry> entry(int number) throws MalformedException {
            for (var run : runs) {
                if (run.has(number)) {
                    return Optional.of(read(run.at + (long) (number - run.first) * width()));
                }
            }
            return Optional.empty();
        }

        private int width() {
            return widths.get(0) + widths.get(1) + widths.get(2);
        }

        private Entry read(long at) throws MalformedException {
            if (at + width() > bytes.length) {
                throw new MalformedException("xref", at, "a stream that is too short");
            }
            long type = widths.get(0) == 0 ? 1 : field((int) at, widths.get(0));
            long value = field((int) at + widths.get(0), widths.get(1));
            if (type == 1 && value >= 0 && value <= Long.MAX_VALUE - base) {
                return new Entry.At(base + value);
            }
            return type == 2 && value >= 0 && value <= Integer.MAX_VALUE
                    ? new Entry.In((int) value)
                    : new Entry.Free();
        }

        private long field(int at, int width) {
            long value = 0;
            for (int i = at; i < at + width; i++) {
                value = value << 8 | bytes[i] & 0xFF;
            }
            return value;
        }
    }

    /// Two sections that describe one state together: a table and the stream beside it, or the two
    /// of a linearized file. What the first calls free may be in the second.
    record Joined(PdfSection first, PdfSection second) implements PdfSection {
        @Override
        public PdfValue.Dict trailer() {
            return first.trailer();
        }

        @Override
        public long trailerAt() {
            return first.trailerAt();
        }

        @Override
        public long end() {
            return Math.max(first.end(), second.end());
        }

        @Override
        public Optional<Entry> entry(int number) throws MalformedException, IOException {
            var entry = first.entry(number);
            return entry.isPresent() && !(entry.get() instanceof Entry.Free)
                    ? entry
                    : second.entry(number).or(() -> entry);
        }
    }

    /// What a search of the whole file came to, where its cross-reference is broken.
    record Searched(Map<Integer, Long> offsets, PdfValue.Dict trailer) implements PdfSection {
        public Searched {
            offsets = Map.copyOf(offsets);
        }

        @Override
        public long trailerAt() {
            return 0;
        }

        @Override
        public long end() {
            return offsets.keySet().stream().mapToLong(number -> number + 1L).max().orElse(0);
        }

        @Override
        public Optional<Entry> entry(int number) {
            return Optional.ofNullable(offsets.get(number)).map(Entry.At::new);
        }
    }
}
