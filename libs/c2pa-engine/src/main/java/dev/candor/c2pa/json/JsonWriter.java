package dev.candor.c2pa.json;

import java.util.List;
import java.util.function.Consumer;

/// Writes JSON with one encoding per value: members in their order, no more escapes than RFC 8259
/// asks for.
public final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();
    private final String indent;
    private int depth;

    private JsonWriter(String indent) {
        this.indent = indent;
    }

    /// The value on one line, without spaces.
    public static String write(JsonValue value) {
        return new JsonWriter("").text(value);
    }

    /// The value for people: a line a member, indented by two spaces.
    public static String pretty(JsonValue value) {
        return new JsonWriter("  ").text(value);
    }

    private String text(JsonValue value) {
        value(value);
        return out.toString();
    }

    private void value(JsonValue value) {
        switch (value) {
            case JsonValue.Text(var text) -> quoted(text);
            case JsonValue.Number(var number) -> out.append(number);
            case JsonValue.Bool(var yes) -> out.append(yes);
            case JsonValue.Null() -> out.append("null");
            case JsonValue.Array(var items) -> list('[', items, this::value, ']');
            case JsonValue.Map(var members) -> list('{', members, this::member, '}');
        }
    }

    private void member(JsonValue.Member member) {
        quoted(member.name());
        out.append(indent.isEmpty() ? ":" : ": ");
        value(member.value());
    }

    private <T> void list(char open, List<T> parts, Consumer<T> writing, char close) {
        out.append(open);
        depth++;
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            line();
            writing.accept(parts.get(i));
        }
        depth--;
        if (!parts.isEmpty()) {
            line();
        }
        out.append(close);
    }

    private void line() {
        if (!indent.isEmpty()) {
            out.append('\n').append(indent.repeat(depth));
        }
    }

    private void quoted(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (letter < ' ') {
                        out.append("\\u00").append(HEX.charAt(letter >> 4));
                        out.append(HEX.charAt(letter & 0xF));
                    } else {
                        out.append(letter);
                    }
                }
            }
        }
        out.append('"');
    }
}
