package dev.candor.c2pa.asset.text;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the elements of a page's head as bytes, in the way of the HTML standard's tokenizer
/// (13.2.5), as far as finding elements in a head needs it. Not thread safe.
final class HtmlHead {
    /// The longest tag that is kept; what is longer is cut.
    static final int LONGEST_TAG = 1 << 16;

    private static final String NOSCRIPT = "noscript";

    /// Elements that a head may hold; any other ends it.
    private static final Set<String> IN_HEAD =
            Set.of(
                    "html",
                    "head",
                    "base",
                    "basefont",
                    "bgsound",
                    "link",
                    "meta",
                    "noframes",
                    NOSCRIPT,
                    "script",
                    "style",
                    "template",
                    "title");

    /// Elements whose content is text, whatever stands in it.
    private static final Set<String> RAW = Set.of("script", "style", "title", "noframes");

    private final ChannelReader in;
    private int templates;
    private int noscripts;
    private long behind;

    /// Whether what was read last has its end: what has not would take all that is put behind it.
    private boolean closed;

    private HtmlHead(ChannelReader in, long from) {
        this.in = in;
        this.behind = from;
        in.seek(from);
    }

    /// The head of a page, behind its byte order mark.
    static HtmlHead of(ChannelReader in) throws MalformedException, IOException {
        return new HtmlHead(in, in.startsWith(TextBytes.MARK) ? TextBytes.MARK.length : 0);
    }

    /// An element's opening tag.
    ///
    /// @param start where its bracket opens
    /// @param end the first byte behind it
    record Tag(String name, Map<String, String> attributes, long start, long end) {
        public Tag {
            attributes = Map.copyOf(attributes);
        }

        String attribute(String key) {
            return attributes.getOrDefault(key, "");
        }
    }

    /// The first byte behind the elements and comments of the head that were read so far. Those
    /// that only some readers see, and those that do not end, do not count.
    long behind() {
        return behind;
    }

    private void pass() {
        if (closed && templates == 0 && noscripts == 0) {
            behind = in.position();
        }
    }

    /// The next element of the head, outside templates; nothing when the head has ended. The
    /// content of an element that holds text is the caller's to read over with [#skipContent].
    Optional<Tag> next() throws IOException {
        while (true) {
            int next = in.next();
            if (next < 0) {
                return Optional.empty();
            }
            if (next != '<') {
                if (!isSpace(next) && next < 0x80) {
                    return Optional.empty(); // text begins the body
                }
                continue;
            }
            long start = in.position() - 1;
            int first = in.next();
            if (first == '!' || first == '?') {
                skipComment(first);
                pass();
            } else if (first == '/') {
                var name = name(in.next());
                skipTag();
                if (name.equals("template")) {
                    templates = Math.max(0, templates - 1);
                } else if (name.equals(NOSCRIPT)) {
                    noscripts = Math.max(0, noscripts - 1);
                } else if (templates == 0 && (name.equals("head") || name.equals("html"))) {
                    return Optional.empty();
                }
                pass();
            } else {
                var tag = tag(start, first);
                if (templates == 0 && !IN_HEAD.contains(tag.name)) {
                    return Optional.empty();
                }
                if (tag.name.equals("template")) {
                    templates++;
                } else if (templates == 0) {
                    return Optional.of(tag);
                } else {
                    skipContent(tag);
                }
            }
        }
    }

    /// Reads over the text of an element that holds nothing else.
    void skipContent(Tag tag) throws IOException {
        in.seek(tag.end);
        if (RAW.contains(tag.name)) {
            in.seek(closing(tag).end());
        } else if (tag.name.equals(NOSCRIPT)) {
            noscripts++;
        }
        pass();
    }

    /// Where the text of an element ends, and where its closing tag does.
    record Closing(long start, long end) {}

    /// The closing tag of an element that holds text; the end of the file if there is none.
    Closing closing(Tag tag) throws IOException {
        in.seek(tag.end);
        for (int next = in.next(); next >= 0; next = in.next()) {
            if (next != '<') {
                continue;
            }
            long start = in.position() - 1;
            if (in.next() != '/') {
                in.seek(start + 1);
                continue;
            }
            var name = name(in.next());
            if (name.equals(tag.name)) {
                skipTag();
                return new Closing(start, in.position());
            }
            in.seek(start + 1);
        }
        closed = false;
        return new Closing(in.size(), in.size());
    }

    private Tag tag(long start, int first) throws IOException {
        var name = name(first);
        var attributes = new LinkedHashMap<String, String>();
        int kept = 0;
        while (true) {
            int next = skipSpace();
            if (next < 0 || next == '>') {
                closed = next == '>';
                return new Tag(name, attributes, start, in.position());
            }
            if (next == '/') {
                continue;
            }
            var key = new StringBuilder().append((char) next);
            next = in.next();
            while (next >= 0 && next != '=' && next != '>' && next != '/' && !isSpace(next)) {
                append(key, next);
                next = in.next();
            }
            if (isSpace(next)) {
                next = skipSpace();
            }
            var value = "";
            if (next == '=') {
                value = value();
            } else if (next >= 0) {
                in.seek(in.position() - 1);
            }
            kept += key.length() + value.length();
            if (kept <= LONGEST_TAG) { // the first of a name counts
                attributes.putIfAbsent(key.toString().toLowerCase(Locale.ROOT), value);
            }
        }
    }

    private String value() throws IOException {
        var value = new StringBuilder();
        int next = skipSpace();
        if (next == '"' || next == '\'') {
            for (int one = in.next(); one >= 0 && one != next; one = in.next()) {
                append(value, one);
            }
            return value.toString();
        }
        while (next >= 0 && next != '>' && !isSpace(next)) {
            append(value, next);
            next = in.next();
        }
        if (next == '>') {
            in.seek(in.position() - 1);
        }
        return value.toString();
    }

    private static void append(StringBuilder text, int next) {
        if (text.length() <= LONGEST_TAG) {
            text.append((char) next);
        }
    }

    /// The name that begins with a character; the reader stands behind it then.
    private String name(int first) throws IOException {
        var name = new StringBuilder();
        int next = first;
        while (next >= 0 && next != '>' && next != '/' && !isSpace(next)) {
            append(name, next);
            next = in.next();
        }
        if (next >= 0) {
            in.seek(in.position() - 1);
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }

    /// Reads to the end of a tag; a bracket in quotes does not end it.
    private void skipTag() throws IOException {
        int next = in.next();
        for (; next >= 0 && next != '>'; next = in.next()) {
            if (next == '"' || next == '\'') {
                int quote = next;
                next = in.next();
                while (next >= 0 && next != quote) {
                    next = in.next();
                }
            }
        }
        closed = next == '>';
    }

    /// Reads over `<!-- … -->`, `<!doctype …>` or `<?xml …?>`.
    private void skipComment(int first) throws IOException {
        long start = in.position();
        if (first != '!' || in.next() != '-' || in.next() != '-') {
            in.seek(start);
            int next = in.next();
            while (next >= 0 && next != '>') {
                next = in.next();
            }
            closed = next == '>';
            return;
        }
        int dashes = 2; // a comment may end with its own beginning, as in <!-->
        for (int next = in.next(); next >= 0; next = in.next()) {
            if (next == '>' && dashes >= 2) {
                closed = true;
                return;
            }
            dashes = next == '-' ? dashes + 1 : 0;
        }
        closed = false;
    }

    private int skipSpace() throws IOException {
        int next = in.next();
        while (isSpace(next)) {
            next = in.next();
        }
        return next;
    }

    static boolean isSpace(int next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t' || next == '\f';
    }
}
