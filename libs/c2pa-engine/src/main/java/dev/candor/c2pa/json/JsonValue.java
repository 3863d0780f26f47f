package dev.candor.c2pa.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// A JSON value (RFC 8259).
public sealed interface JsonValue {
    /// An array of nothing.
    JsonValue EMPTY_ARRAY = new Array(List.of());

    /// A string.
    record Text(String value) implements JsonValue {}

    /// A number, exactly as written: `1.0` and `1` differ.
    record Number(BigDecimal value) implements JsonValue {}

    /// `true` or `false`.
    record Bool(boolean value) implements JsonValue {}

    /// `null`.
    record Null() implements JsonValue {}

    /// An array.
    record Array(List<JsonValue> items) implements JsonValue {
        public Array {
            items = List.copyOf(items);
        }
    }

    /// An object. Names are unique, and members keep their order.
    record Map(List<Member> members) implements JsonValue {
        public Map {
            members = List.copyOf(members);
        }

        /// The value of a name.
        public Optional<JsonValue> get(String name) {
            return members.stream()
                    .filter(member -> member.name.equals(name))
                    .map(Member::value)
                    .findFirst();
        }

        /// The value of a name, if it is a string.
        public Optional<String> text(String name) {
            return get(name).flatMap(JsonValue::asText);
        }

        /// The value of a name, if it is an array; else nothing.
        public List<JsonValue> array(String name) {
            return get(name).orElse(EMPTY_ARRAY) instanceof Array(var items) ? items : List.of();
        }

        /// The value of a name, if it is an object.
        public Optional<Map> map(String name) {
            return get(name).flatMap(JsonValue::asMap);
        }
    }

    /// A name and its value.
    record Member(String name, JsonValue value) {}

    static JsonValue of(String text) {
        return new Text(text);
    }

    static JsonValue of(long number) {
        return new Number(BigDecimal.valueOf(number));
    }

    static JsonValue of(boolean value) {
        return new Bool(value);
    }

    /// An array of values.
    static JsonValue of(List<? extends JsonValue> items) {
        return new Array(List.copyOf(items));
    }

    /// The string, if this is one.
    default Optional<String> asText() {
        return this instanceof Text(var text) ? Optional.of(text) : Optional.empty();
    }

    /// The object, if this is one.
    default Optional<Map> asMap() {
        return this instanceof Map map ? Optional.of(map) : Optional.empty();
    }

    /// The number, if this is a whole one that a `long` holds.
    default Optional<Long> asLong() {
        if (this instanceof Number(var number)) {
            try {
                return Optional.of(number.longValueExact());
            } catch (ArithmeticException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// The truth value, if this is one.
    default Optional<Boolean> asBool() {
        return this instanceof Bool(var value) ? Optional.of(value) : Optional.empty();
    }
}
