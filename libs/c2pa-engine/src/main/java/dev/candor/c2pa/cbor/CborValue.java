package dev.candor.c2pa.cbor;

import dev.candor.c2pa.io.Bytes;
import java.util.List;
import java.util.Optional;

/// A CBOR data item (RFC 8949).
public sealed interface CborValue {
    /// An array of nothing.
    CborValue EMPTY_ARRAY = new Array(List.of());

    /// Major types 0 and 1, as far as a `long` goes.
    record Int(long value) implements CborValue {}

    /// An integer beyond a `long`: `value` is its 64 bits, to be read as unsigned.
    record BigInt(boolean negative, long value) implements CborValue {}

    /// Major type 2.
    record ByteString(Bytes value) implements CborValue {}

    /// Major type 3.
    record Text(String value) implements CborValue {}

    /// Major type 4.
    record Array(List<CborValue> items) implements CborValue {
        public Array {
            items = List.copyOf(items);
        }
    }

    /// Major type 5. Keys are unique.
    record Map(List<Entry> entries) implements CborValue {
        public Map {
            entries = List.copyOf(entries);
        }

        /// The value of a text key.
        public Optional<CborValue> get(String key) {
            return get(new Text(key));
        }

        /// The value of a key.
        public Optional<CborValue> get(CborValue key) {
            for (var entry : entries) {
                if (entry.key.equals(key)) {
                    return Optional.of(entry.value);
                }
            }
            return Optional.empty();
        }

        /// The value of a text key, if it is a text.
        public Optional<String> text(String key) {
            return get(key).flatMap(CborValue::asText);
        }

        /// The value of a text key, if it is an array; else nothing.
        public List<CborValue> array(String key) {
            return get(key).orElse(EMPTY_ARRAY) instanceof Array(var items) ? items : List.of();
        }

        /// The value of a text key, if it is a map.
        public Optional<Map> map(String key) {
            return get(key).flatMap(CborValue::asMap);
        }
    }

    /// A key, its value, and the bytes the value was read from (empty when it was not read).
    record Entry(CborValue key, CborValue value, Bytes raw) {}

    /// Major type 6.
    record Tag(long number, CborValue content) implements CborValue {}

    /// Floating point of any width.
    record Float(double value) implements CborValue {}

    /// `true` or `false`.
    record Bool(boolean value) implements CborValue {}

    /// `null`.
    record Null() implements CborValue {}

    /// `undefined`.
    record Undefined() implements CborValue {}

    /// Any other simple value.
    record Simple(int number) implements CborValue {}

    static CborValue of(String text) {
        return new Text(text);
    }

    static CborValue of(long number) {
        return new Int(number);
    }

    static CborValue of(boolean value) {
        return new Bool(value);
    }

    /// A byte string of an array that the caller gives away.
    static CborValue of(byte[] bytes) {
        return new ByteString(Bytes.of(bytes));
    }

    /// The text, if this is one.
    default Optional<String> asText() {
        return this instanceof Text(var text) ? Optional.of(text) : Optional.empty();
    }

    /// The map, if this is one.
    default Optional<Map> asMap() {
        return this instanceof Map map ? Optional.of(map) : Optional.empty();
    }

    /// The bytes, if this is a byte string.
    default Optional<Bytes> asBytes() {
        return this instanceof ByteString(var bytes) ? Optional.of(bytes) : Optional.empty();
    }

    /// The number, if this is an integer that a `long` holds.
    default Optional<Long> asLong() {
        return this instanceof Int(var number) ? Optional.of(number) : Optional.empty();
    }
}
