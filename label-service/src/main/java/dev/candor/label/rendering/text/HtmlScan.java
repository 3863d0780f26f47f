package dev.candor.label.rendering.text;

import dev.candor.label.rendering.failure.MediaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The tags of a page, found without building it: comments, scripts and other raw text are passed
/// over. Offsets are bytes, since each byte is read as one character and markup is ASCII.
final class HtmlScan {
    private static final Set<String> RAW =
            Set.of(
                    "script",
                    "style",
                    "textarea",
                    "title",
                    "xmp",
                    "iframe",
                    "noembed",
                    "noframes",
                    "plaintext");
    static final int MOST_TAGS = 250_000;

    private final String page;
    private final List<Tag> tags = new ArrayList<>();
    private final OpenElements open = new OpenElements();

    private HtmlScan(String page) {
        this.page = page;
    }

    /// @param from offset of its `<`
    /// @param to offset behind its `>`
    /// @param closing whether it ends an element
    /// @param hidden whether what follows it is in an element that is not shown
    record Tag(String name, int from, int to, boolean closing, String attributes, boolean hidden) {
        boolean opens(String element) {
            return !closing && name.equals(element);
        }

        boolean closes(String element) {
            return closing && name.equals(element);
        }
    }

    /// @param page a byte a character
    /// @throws MediaException.TooLarge with more tags than are kept apart
    static List<Tag> tags(String page, int start) throws MediaException.TooLarge {
        var scan = new HtmlScan(page);
        scan.all(start);
        return List.copyOf(scan.tags);
    }

    private void all(int start) throws MediaException.TooLarge {
        var at = page.indexOf('<', start);
        while (at >= 0) {
            at = page.indexOf('<', one(at));
        }
    }

    /// Reads what begins at a `<` and says where it ends.
    private int one(int at) throws MediaException.TooLarge {
        if (page.startsWith("<!--", at)) {
            return behind("-->", at + 4);
        }
        if (open.foreign() && page.startsWith("<![CDATA[", at)) {
            return behind("]]>", at + 9);
        }
        if (page.startsWith("<!", at) || page.startsWith("<?", at)) {
            return behind(">", at + 2);
        }
        var closing = page.startsWith("</", at);
        var name = name(at + (closing ? 2 : 1));
        if (name.isEmpty()) {
            return at + 1;
        }
        var end = end(at + (closing ? 2 : 1) + name.length());
        if (end < 0) {
            return page.length(); // what does not end is no tag
        }
        var attributes = page.substring(at + (closing ? 2 : 1) + name.length(), end - 1);
        if (tags.size() == MOST_TAGS) {
            throw new MediaException.TooLarge(
                    "A page of more than %d tags, of which the last begins at byte %d"
                            .formatted(MOST_TAGS, at));
        }
        var raw = !closing && RAW.contains(name) && !open.foreign();
        if (closing) {
            open.end(name);
        } else {
            open.start(name, attributes);
        }
        tags.add(new Tag(name, at, end, closing, attributes, open.hidden()));
        return raw ? rawEnd(name, end) : end;
    }

    private String name(int at) {
        var end = at;
        while (end < page.length() && inName(page.charAt(end), end == at)) {
            end++;
        }
        return page.substring(at, end).toLowerCase(Locale.ROOT);
    }

    private static boolean inName(char c, boolean first) {
        var letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        return letter || !first && (c >= '0' && c <= '9' || c == '-' || c == ':');
    }

    /// Behind the `>` that is in no quotes; -1 where none comes.
    private int end(int at) {
        var quote = 0;
        var before = 0;
        for (int i = at; i < page.length(); i++) {
            var c = page.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && before == '=') {
                quote = c; // elsewhere it is part of a name
            } else if (c == '>') {
                return i + 1;
            }
            before = Character.isWhitespace(c) ? before : c;
        }
        return -1;
    }

    private int rawEnd(String name, int from) {
        var end = Pattern.compile("</" + name + "[\\s/>]", Pattern.CASE_INSENSITIVE).matcher(page);
        return end.find(from) ? end.start() : page.length();
    }

    private int behind(String mark, int from) {
        var found = page.indexOf(mark, from);
        return found < 0 ? page.length() : found + mark.length();
    }
}
