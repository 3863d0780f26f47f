package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.MemoryChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A PDF document in each of its states: an update adds a section, and objects are looked up as
/// they were in a state (ISO 32000-2, 7.5.6). Not thread safe.
final class PdfDocument {
    /// How far references may lead from one to the next.
    private static final int LONGEST_CHAIN = 32;

    /// The most objects in one object stream.
    private static final int MOST_PACKED = 1 << 20;

    private final PdfBudget budget = new PdfBudget();
    private final PdfFilters filters = new PdfFilters(budget);
    private final PdfStreams streams;
    private final List<PdfSection> sections;
    private final long last;
    private final Map<Long, byte[]> unpacked = new HashMap<>();

    private PdfDocument(ChannelReader in, long base, boolean searched)
            throws MalformedException, IOException {
        var parser = PdfParser.ofFile(in, budget);
        this.streams = new PdfStreams(in, parser, filters);
        var reading = new PdfSections(in, base, parser, streams);
        this.sections = searched ? List.of(new PdfSearch(in, parser).section()) : reading.read();
        this.last = searched ? 0 : reading.last();
    }

    /// The document as its cross-reference describes it.
    ///
    /// @param base where the file's header is: offsets are counted from there
    /// @throws MalformedException if the cross-reference is broken
    static PdfDocument read(ChannelReader in, long base) throws MalformedException, IOException {
        return new PdfDocument(in, base, false);
    }

    /// The document as a search of the whole file finds it, in its last state alone.
    ///
    /// @throws MalformedException if nothing is found
    static PdfDocument search(ChannelReader in) throws MalformedException, IOException {
        return new PdfDocument(in, 0, true);
    }

    /// The number of sections; 0 is the newest.
    int sections() {
        return sections.size();
    }

    /// The newest section.
    PdfSection newest() {
        return sections.getFirst();
    }

    /// Where the file says that its newest section is.
    long last() {
        return last;
    }

    /// The number behind that of the last object.
    long end() {
        return sections.stream()
                .mapToLong(one -> Math.max(one.end(), one.trailer().number("Size", 0)))
                .max()
                .orElse(0);
    }

    /// The entries of the newest trailer, as they are written.
    List<PdfEntry> trailer() throws MalformedException, IOException {
        return streams.entries(newest().trailerAt());
    }

    /// The number of the catalog.
    ///
    /// @throws MalformedException if there is none
    int catalogNumber() throws MalformedException, IOException {
        for (var section : sections) {
            if (section.trailer().get("Root") instanceof PdfValue.Ref(var number)
                    && !dict(section.trailer().get("Root"), 0).isEmpty()) {
                return number;
            }
        }
        throw new MalformedException("trailer", 0, "no catalog");
    }

    /// An object as it is written in the newest state; nothing if there is none of that number.
    Optional<PdfText> text(int number) throws MalformedException, IOException {
        for (int i = 0; i < sections.size(); i++) {
            var entry = sections.get(i).entry(number);
            if (entry.isPresent()) {
                return switch (entry.get()) {
                    case PdfSection.Entry.Free _ -> Optional.empty();
                    case PdfSection.Entry.At(var offset) ->
                            Optional.of(streams.text(offset, number));
                    case PdfSection.Entry.In(var stream) ->
                            Optional.of(new PdfText(0, unpacked(number, stream, 0, 0).text()));
                };
            }
        }
        return Optional.empty();
    }

    /// How an object is referred to.
    String reference(int number) throws MalformedException, IOException {
        return "%d %d R".formatted(number, text(number).map(PdfText::generation).orElse(0));
    }

    /// A parser of a value as it is written.
    PdfParser parser(String text) throws IOException {
        return PdfParser.ofObjects(
                new ChannelReader(new MemoryChannel(text.getBytes(StandardCharsets.ISO_8859_1))),
                budget);
    }

    /// Whether its objects had to be looked for, so that some may be lost.
    boolean isSearched() {
        return sections.getFirst() instanceof PdfSection.Searched;
    }

    PdfStreams streams() {
        return streams;
    }

    /// How many bytes stood behind the end of what was unpacked last.
    int leftOver() {
        return filters.leftOver();
    }

    /// Whether the document is encrypted.
    boolean isEncrypted() {
        return sections.stream().anyMatch(section -> section.trailer().has("Encrypt"));
    }

    /// The catalog in the state that a section led to.
    PdfValue.Dict catalog(int section) throws MalformedException, IOException {
        for (int i = section; i < sections.size(); i++) {
            if (sections.get(i).trailer().has("Root")) {
                var catalog = dict(sections.get(i).trailer().get("Root"), section);
                if (!catalog.isEmpty()) {
                    return catalog;
                }
            }
        }
        throw new MalformedException("trailer", 0, "no catalog");
    }

    /// What a value is, references followed.
    PdfValue resolve(PdfValue value, int section) throws MalformedException, IOException {
        return indirect(value, section).value();
    }

    /// What a value is, references followed, if it is a dictionary; an empty one otherwise.
    PdfValue.Dict dict(PdfValue value, int section) throws MalformedException, IOException {
        return indirect(value, section).dict();
    }

    /// The object that a value refers to, as it was in the state that a section led to.
    PdfValue.Indirect indirect(PdfValue value, int section) throws MalformedException, IOException {
        return indirect(value, section, 0);
    }

    private PdfValue.Indirect indirect(PdfValue value, int section, int links)
            throws MalformedException, IOException {
        if (!(value instanceof PdfValue.Ref(var number))) {
            return new PdfValue.Indirect(value, null, section);
        }
        if (links > LONGEST_CHAIN) {
            throw new MalformedException("object", number, "leads to itself");
        }
        for (int i = section; i < sections.size(); i++) {
            var entry = sections.get(i).entry(number);
            if (entry.isPresent()) {
                return found(number, entry.get(), i, section, links);
            }
        }
        return PdfValue.Indirect.NOTHING;
    }

    private PdfValue.Indirect found(
            int number, PdfSection.Entry entry, int at, int section, int links)
            throws MalformedException, IOException {
        var object =
                switch (entry) {
                    case PdfSection.Entry.Free _ -> PdfValue.Indirect.NOTHING;
                    case PdfSection.Entry.At(var offset) ->
                            streams.object(
                                    offset,
                                    number,
                                    at,
                                    length -> indirect(length, section, links + 1).value());
                    case PdfSection.Entry.In(var stream) ->
                            new PdfValue.Indirect(
                                    unpacked(number, stream, section, links).value(), null, at);
                };
        return object.value() instanceof PdfValue.Ref
                ? indirect(object.value(), section, links + 1)
                : object;
    }

    /// A parser that stands at an object in an object stream (ISO 32000-2, 7.5.7).
    private PdfParser unpacked(int number, int stream, int section, int links)
            throws MalformedException, IOException {
        var holder = indirect(new PdfValue.Ref(stream), section, links + 1);
        var raw = holder.stream();
        var dict = holder.dict();
        if (raw == null || !dict.isNamed("Type", "ObjStm")) {
            throw new MalformedException("object", stream, "is no object stream");
        }
        var bytes = unpacked.get(raw.start());
        if (bytes == null) {
            bytes = streams.decode(dict, raw, (int) PdfBudget.MOST_INFLATED);
            unpacked.put(raw.start(), bytes);
        }
        var parser = PdfParser.ofObjects(new ChannelReader(new MemoryChannel(bytes)), budget);
        int count = Math.min(dict.number("N", 0), MOST_PACKED);
        for (int i = 0; i < count; i++) {
            long candidate = parser.number();
            long offset = parser.number();
            if (candidate == number) {
                parser.seek(dict.number("First", 0) + offset);
                return parser;
            }
        }
        throw new MalformedException("object", number, "is not in its object stream");
    }
}
