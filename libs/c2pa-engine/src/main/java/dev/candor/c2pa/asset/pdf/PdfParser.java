package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Reads PDF objects from bytes (ISO 32000-2, 7.2 and 7.3). Not thread safe.
final class PdfParser {
    /// How deep arrays and dictionaries may lie in one another.
    static final int MAX_DEPTH = 64;

    /// The most values in one object.
    static final int MAX_VALUES = 1 << 18;

    private static final int LONGEST_WORD = 1 << 12;
    private static final String OBJECT = "object";

    private final ChannelReader in;
    private final PdfBudget budget;
    private final boolean placed;
    private int values;

    private PdfParser(ChannelReader in, PdfBudget budget, boolean placed) {
        this.in = in;
        this.budget = budget;
        this.placed = placed;
    }

    /// A parser of the file itself: values can say where they lie.
    static PdfParser ofFile(ChannelReader file, PdfBudget budget) {
        return new PdfParser(file, budget, true);
    }

    /// A parser of an object stream, whose values lie nowhere in the file.
    static PdfParser ofObjects(ChannelReader unpacked, PdfBudget budget) {
        return new PdfParser(unpacked, budget, false);
    }

    void seek(long to) throws MalformedException {
        if (to < 0 || to > in.size()) {
            throw new MalformedException(OBJECT, to, "lies outside the file");
        }
        in.seek(to);
        values = 0;
    }

    long position() {
        return in.position();
    }

    /// The value at the position.
    PdfValue value() throws MalformedException, IOException {
        long start = in.position();
        values = 0;
        var value = value(0);
        budget.parsed(in.position() - start, start);
        return value;
    }

    /// The value at the position, as it is written.
    String text() throws MalformedException, IOException {
        skipSpace();
        long start = in.position();
        value();
        return between(start, in.position());
    }

    /// The entries of the dictionary at the position, as they are written; one key may be there
    /// several times.
    ///
    /// @throws MalformedException if there is none
    List<PdfEntry> entries() throws MalformedException, IOException {
        values = 0;
        skipSpace();
        if (in.next() != '<' || peek() != '<') {
            throw malformed("no dictionary");
        }
        in.next();
        var entries = new ArrayList<PdfEntry>();
        for (skipSpace(); peek() != '>'; skipSpace()) {
            long start = in.position();
            if (in.next() != '/') {
                throw malformed("a key that is no name");
            }
            var key = name();
            skipSpace();
            long from = in.position();
            value(1);
            long end = in.position();
            entries.add(new PdfEntry(key, between(start, end), between(from, end)));
        }
        return entries;
    }

    /// The items of the array at the position, as they are written.
    ///
    /// @throws MalformedException if there is none
    List<String> items() throws MalformedException, IOException {
        values = 0;
        skipSpace();
        if (in.next() != '[') {
            throw malformed("no array");
        }
        var items = new ArrayList<String>();
        for (skipSpace(); peek() != ']'; skipSpace()) {
            long start = in.position();
            value(1);
            items.add(between(start, in.position()));
        }
        return items;
    }

    private String between(long start, long end) throws MalformedException, IOException {
        in.seek(start);
        return new String(in.take((int) (end - start), OBJECT), StandardCharsets.ISO_8859_1);
    }

    /// The next word, such as `obj` or `xref`; empty if something else stands there.
    String word() throws MalformedException, IOException {
        skipSpace();
        var word = regular();
        budget.parsed(word.length(), in.position());
        return word;
    }

    /// The next whole number, which is not negative.
    long number() throws MalformedException, IOException {
        var word = word();
        if (!isNumber(word)) {
            throw malformed("a number is wanted");
        }
        return Long.parseLong(word);
    }

    void require(String word) throws MalformedException, IOException {
        if (!word().equals(word)) {
            throw malformed("no " + word);
        }
    }

    /// Whether the next word is this one; then it is read over.
    boolean skipIf(String word) throws MalformedException, IOException {
        skipSpace();
        long start = in.position();
        if (regular().equals(word)) {
            return true;
        }
        in.seek(start);
        return false;
    }

    /// Where the bytes of a stream begin whose keyword was just read (ISO 32000-2, 7.3.8.1).
    long streamStart() throws IOException {
        int end = in.next();
        if (end == '\r') {
            long start = in.position();
            if (in.next() != '\n') {
                in.seek(start);
            }
        } else if (end != '\n') {
            in.seek(in.position() - 1);
        }
        return in.position();
    }

    static boolean isNumber(String word) {
        return !word.isEmpty()
                && word.length() <= 18
                && word.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    private PdfValue value(int depth) throws MalformedException, IOException {
        if (depth > MAX_DEPTH) {
            throw malformed("deeper than %d".formatted(MAX_DEPTH));
        }
        if (++values > MAX_VALUES) {
            throw malformed("more than %d values".formatted(MAX_VALUES));
        }
        skipSpace();
        long start = in.position();
        int first = in.next();
        return switch (first) {
            case '/' -> new PdfValue.Name(name());
            case '[' -> array(depth);
            case '(' -> literal();
            case '<' -> {
                if (peek() == '<') {
                    in.next();
                    yield dictionary(depth);
                }
                yield hexadecimal(start);
            }
            default -> {
                in.seek(start);
                yield numberOrWord(start);
            }
        };
    }

    private PdfValue array(int depth) throws MalformedException, IOException {
        var items = new ArrayList<PdfValue>();
        for (skipSpace(); peek() != ']'; skipSpace()) {
            items.add(value(depth + 1));
        }
        in.next();
        return new PdfValue.Array(items);
    }

    /// Of entries with the same key the last counts, as readers have it.
    private PdfValue dictionary(int depth) throws MalformedException, IOException {
        var entries = new HashMap<String, PdfValue>();
        for (skipSpace(); peek() != '>'; skipSpace()) {
            if (in.next() != '/') {
                throw malformed("a key that is no name");
            }
            var key = name();
            entries.put(key, value(depth + 1));
        }
        in.next();
        if (in.next() != '>') {
            throw malformed("a dictionary without an end");
        }
        return new PdfValue.Dict(entries);
    }

    private PdfValue numberOrWord(long start) throws MalformedException, IOException {
        var word = regular();
        if (word.isEmpty()) {
            throw malformed("no value");
        }
        if (!isNumber(word)) {
            return new PdfValue.Word(word);
        }
        long value = Long.parseLong(word);
        long end = in.position();
        skipSpace();
        if (value <= Integer.MAX_VALUE && isNumber(regular())) {
            skipSpace();
            if (regular().equals("R")) {
                return new PdfValue.Ref((int) value);
            }
        }
        in.seek(end);
        return new PdfValue.Int(value);
    }

    private String name() throws MalformedException, IOException {
        var name = new ByteArrayOutputStream();
        for (int next = peek(); isRegular(next); next = peek()) {
            in.next();
            name.write(next == '#' ? escaped() : next);
            if (name.size() > LONGEST_WORD) {
                throw malformed("a name without an end");
            }
        }
        return name.toString(StandardCharsets.UTF_8);
    }

    private int escaped() throws MalformedException, IOException {
        int high = Character.digit(in.next(), 16);
        int low = Character.digit(in.next(), 16);
        if (high < 0 || low < 0) {
            throw malformed("a name with a broken escape");
        }
        return high << 4 | low;
    }

    private PdfValue literal() throws MalformedException, IOException {
        for (int open = 1; open > 0; ) {
            switch (in.next()) {
                case '(' -> open++;
                case ')' -> open--;
                case '\\' -> in.next();
                case -1 -> throw malformed("a string without an end");
                default -> {} // a character like any other
            }
        }
        return new PdfValue.Text();
    }

    private PdfValue hexadecimal(long start) throws MalformedException, IOException {
        for (int next = in.next(); next != '>'; next = in.next()) {
            if (Character.digit(next, 16) < 0 && !isSpace(next)) {
                throw malformed("a string that is not hexadecimal");
            }
        }
        return placed
                ? new PdfValue.Hexadecimal(new Range(start, in.position() - start))
                : new PdfValue.Text();
    }

    private String regular() throws MalformedException, IOException {
        var word = new StringBuilder();
        for (int next = peek(); isRegular(next); next = peek()) {
            word.append((char) next);
            in.next();
            if (word.length() > LONGEST_WORD) {
                throw malformed("a word without an end");
            }
        }
        return word.toString();
    }

    private void skipSpace() throws MalformedException, IOException {
        long start = in.position();
        int next = peek();
        while (isSpace(next) || next == '%') {
            in.next();
            if (next == '%') {
                while (peek() >= 0 && peek() != '\n' && peek() != '\r') {
                    in.next();
                }
            }
            next = peek();
        }
        budget.parsed(in.position() - start, start);
    }

    private int peek() throws IOException {
        long at = in.position();
        int next = in.next();
        in.seek(at);
        return next;
    }

    static boolean isSpace(int next) {
        return next == ' '
                || next == '\n'
                || next == '\r'
                || next == '\t'
                || next == '\f'
                || next == 0;
    }

    static boolean isRegular(int next) {
        return next > 0 && !isSpace(next) && "()<>[]{}/%".indexOf(next) < 0;
    }

    private MalformedException malformed(String reason) {
        return new MalformedException(OBJECT, in.position(), reason);
    }
}
