package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.io.Range;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A PDF object (ISO 32000-2, 7.3), as far as finding a manifest store needs it.
sealed interface PdfValue {
    /// What is not there.
    PdfValue NULL = new Word("null");

    /// A whole number.
    record Int(long value) implements PdfValue {}

    /// A name, its escapes resolved, without the slash.
    record Name(String value) implements PdfValue {}

    /// A string.
    record Text() implements PdfValue {}

    /// A string in hexadecimal digits that lies in the file itself.
    ///
    /// @param range where it lies, delimiters included
    record Hexadecimal(Range range) implements PdfValue {}

    /// `true`, `null`, a real number, or any other word.
    record Word(String value) implements PdfValue {}

    /// A reference to an indirect object.
    record Ref(int number) implements PdfValue {}

    record Array(List<PdfValue> items) implements PdfValue {
        public Array {
            items = List.copyOf(items);
        }
    }

    record Dict(Map<String, PdfValue> entries) implements PdfValue {
        static final Dict EMPTY = new Dict(Map.of());

        public Dict {
            entries = Map.copyOf(entries);
        }

        PdfValue get(String key) {
            return entries.getOrDefault(key, NULL);
        }

        boolean isEmpty() {
            return entries.isEmpty();
        }

        boolean has(String key) {
            return entries.containsKey(key);
        }

        /// Whether an entry is a certain name.
        boolean isNamed(String key, String name) {
            return get(key) instanceof Name(var value) && value.equals(name);
        }

        /// A whole number that is not negative and fits; the other if the entry is none.
        int number(String key, int otherwise) {
            return get(key) instanceof Int(var value) && value >= 0 && value <= Integer.MAX_VALUE
                    ? (int) value
                    : otherwise;
        }
    }

    /// An indirect object.
    ///
    /// @param value its value; the dictionary if it is a stream
    /// @param stream the stream's bytes as they lie in the file; null if it is no stream
    /// @param section the index of the update section that defines it, 0 for the newest
    record Indirect(PdfValue value, @Nullable Range stream, int section) {
        static final Indirect NOTHING = new Indirect(NULL, null, 0);

        Dict dict() {
            return value instanceof Dict dict ? dict : Dict.EMPTY;
        }
    }
}
