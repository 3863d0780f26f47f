package dev.candor.c2pa.cli;

import java.util.List;

/// JSON on one line, written by hand: three kinds of value are all a report needs.
final class Json {
    private final StringBuilder text = new StringBuilder("{");

    Json put(String name, String value) {
        name(name).append(quoted(value));
        return this;
    }

    Json put(String name, List<String> values) {
        name(name).append('[');
        text.append(String.join(",", values.stream().map(Json::quoted).toList()));
        text.append(']');
        return this;
    }

    @Override
    public String toString() {
        return text + "}";
    }

    private StringBuilder name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        return text.append(quoted(name)).append(':');
    }

    private static String quoted(String value) {
        var quoted = new StringBuilder("\"");
        value.chars()
                .forEach(
                        character -> {
                            switch (character) {
                                case '"' -> quoted.append("\\\"");
                                case '\\' -> quoted.append("\\\\");
                                default -> {
                                    if (character < 0x20 || character == 0x7F) {
                                        quoted.append("\\u%04x".formatted(character));
                                    } else {
                                        quoted.append((char) character);
                                    }
                                }
                            }
                        });
        return quoted.append('"').toString();
    }
}
