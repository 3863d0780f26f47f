package dev.candor.label.rendering.text;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The attributes of a start tag (HTML, 13.1.2.3). Of two with one name the first counts.
final class Attributes {
    private final String text;
    private final Map<String, String> values = new LinkedHashMap<>();
    private int at;

    private Attributes(String text) {
        this.text = text;
    }

    /// @param text between a tag's name and its `>`
    static Attributes of(String text) {
        var attributes = new Attributes(text);
        attributes.all();
        return attributes;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /// @param name in lower case
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private void all() {
        for (skip(); at < text.length(); skip()) {
            var name = name();
            values.putIfAbsent(name, written());
        }
    }

    private String name() {
        var from = at++; // whatever it is: a name has one character at least
        while (at < text.length() && !isSpace() && text.charAt(at) != '/' && !isEquals()) {
            at++;
        }
        return text.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private String written() {
        space();
        if (at >= text.length() || !isEquals()) {
            return "";
        }
        at++;
        space();
        if (at >= text.length()) {
            return "";
        }
        var quote = text.charAt(at);
        if (quote != '"' && quote != '\'') {
            var from = at;
            while (at < text.length() && !isSpace()) {
                at++;
            }
            return text.substring(from, at);
        }
        var end = text.indexOf(quote, at + 1);
        var value = text.substring(at + 1, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
        return value;
    }

    private void skip() {
        while (at < text.length() && (isSpace() || text.charAt(at) == '/')) {
            at++;
        }
    }

    private void space() {
        while (at < text.length() && isSpace()) {
            at++;
        }
    }

    private boolean isSpace() {
        return " \t\n\r\f".indexOf(text.charAt(at)) >= 0;
    }

    private boolean isEquals() {
        return text.charAt(at) == '=';
    }
}
