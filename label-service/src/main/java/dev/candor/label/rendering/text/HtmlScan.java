package dev.candor.label.rendering.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The tags of a page, found without building it: comments, scripts and other raw text are passed
/// over. Offsets are bytes, since each byte is read as one character and markup is ASCII.
final class HtmlScan {
    private static final Set<String> RAW =
            Set.of("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes");
    private static final Set<String> VOID =
            Set.of(
                    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                    "source", "track", "wbr", "param");
    private static final Set<String> UNSEEN = Set.of("template", "noscript", "head", "script");
    private static final Pattern HIDING =
            Pattern.compile(
                    "(?:^|\\s)hidden(?:[\\s=/]|$)|aria-hidden\\s*=\\s*[\"']?true"
                            + "|(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)",
                    Pattern.CASE_INSENSITIVE);
    private static final int DEEPEST = 2000;

    private final String page;
    private final List<Tag> tags = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, Integer> named = new HashMap<>();
    private int hiding;

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

    private record Open(String name, boolean hides) {}

    /// @param page a byte a character
    static List<Tag> tags(String page, int start) {
        var scan = new HtmlScan(page);
        scan.all(start);
        return List.copyOf(scan.tags);
    }

    private void all(int start) {
        var at = page.indexOf('<', start);
        while (at >= 0) {
            at = page.indexOf('<', one(at));
        }
    }

    /// Reads what begins at a `<` and says where it ends.
    private int one(int at) {
        if (page.startsWith("<!--", at)) {
            return behind("-->", at + 4);
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
        note(name, closing, attributes);
        tags.add(new Tag(name, at, end, closing, attributes, hidden()));
        return !closing && RAW.contains(name) ? rawEnd(name, end) : end;
    }

    private void note(String name, boolean closing, String attributes) {
        if (closing) {
            // Elements that were left open end with it.
            while (isOpen(name) && !close().equals(name)) {
                continue;
            }
        } else if (!VOID.contains(name) && !attributes.endsWith("/") && open.size() < DEEPEST) {
            while (name.equals("body") && isOpen("head")) {
                close(); // its end may be left out
            }
            var hides = UNSEEN.contains(name) || HIDING.matcher(attributes).find();
            open.push(new Open(name, hides));
            named.merge(name, 1, Integer::sum);
            hiding += hides ? 1 : 0;
        }
    }

    private boolean isOpen(String name) {
        return named.getOrDefault(name, 0) > 0;
    }

    private String close() {
        var last = open.pop();
        named.merge(last.name(), -1, Integer::sum);
        hiding -= last.hides() ? 1 : 0;
        return last.name();
    }

    private boolean hidden() {
        return hiding > 0;
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
        for (int i = at; i < page.length(); i++) {
            var c = page.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && page.charAt(i - 1) != '/') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
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
