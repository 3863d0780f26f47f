package dev.candor.consent.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Canonical JSON (RFC 8785): one value, one text.
///
/// Takes maps with string keys, lists, strings, booleans and integers up to 2^53 - 1, where the
/// canonical form of
/// a number is its decimal digits. Anything else, a fraction above all, is refused: no digest
/// needs it.
public final class CanonicalJson {
    private static final long LARGEST_SAFE_INTEGER = (1L << 53) - 1;

    private CanonicalJson() {}

    /// The canonical text of `value`.
    ///
    /// @throws IllegalArgumentException for a value this form does not hold
    public static String of(Object value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case Map<?, ?> members -> writeObject(members, out);
            case List<?> items -> writeArray(items, out);
            case String text -> writeString(text, out);
            case Boolean truth -> out.append(truth.booleanValue());
            case Integer number -> out.append(number.intValue());
            case Long number when isSafe(number) -> out.append(number.longValue());
            default ->
                    throw new IllegalArgumentException(
                            "No canonical form for a " + value.getClass().getName());
        }
    }

    private static boolean isSafe(
            long number) { // not by Math.abs, which leaves Long.MIN_VALUE negative
        return number >= -LARGEST_SAFE_INTEGER && number <= LARGEST_SAFE_INTEGER;
    }

    private static void writeObject(Map<?, ?> members, StringBuilder out) {
        // String order in Java is order by UTF-16 code unit, which is what RFC 8785, 3.2.3 asks
        // for.
        var sorted = new TreeMap<String, Object>();
        members.forEach((name, member) -> sorted.put((String) name, member));
        var separator = '{';
        for (var member : sorted.entrySet()) {
            out.append(separator);
            writeString(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void writeArray(List<?> items, StringBuilder out) {
        var separator = '[';
        for (var item : items) {
            out.append(separator);
            write(item, out);
            separator = ',';
        }
        out.append(items.isEmpty() ? "[]" : "]");
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (var i = 0; i < text.length(); i++) {
            writeCharacter(text, i, out);
        }
        out.append('"');
    }

    private static void writeCharacter(String text, int index, StringBuilder out) {
        var c = text.charAt(index);
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < ' ') {
                    out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                } else if (Character.isSurrogate(c) && !isPaired(text, index)) {
                    throw new IllegalArgumentException("Half a surrogate pair at " + index);
                } else {
                    out.append(c);
                }
            }
        }
    }

    private static boolean isPaired(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
}
