package dev.candor.label.rendering.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.text.HtmlScan.Tag;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Puts lines into a page, for people and for machines.
final class HtmlWriter {
    static final String MARK = "data-candor-disclosure";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OF_THE_HEAD =
            Set.of(
                    "html",
                    "head",
                    "meta",
                    "title",
                    "link",
                    "script",
                    "style",
                    "base",
                    "template",
                    "noscript");

    private final byte[] page;
    private final Charset charset;
    private final int start;
    private final List<Tag> tags;

    /// @param charset one in which ASCII means itself
    HtmlWriter(byte[] page, Encoding encoding) throws MediaException.TooLarge {
        this.page = page;
        this.charset = encoding.charset();
        this.start = encoding.start();
        this.tags = HtmlScan.tags(new String(page, StandardCharsets.ISO_8859_1), start);
    }

    List<Insertion> insertions(List<Line> lines) {
        var insertions = new ArrayList<Insertion>();
        for (Line line : lines) {
            insertions.add(insertion(forMachines(), machines(line)));
        }
        for (Line line : lines) {
            var shown = paragraph(line);
            if (line.atStart()) {
                insertions.add(insertion(content(), shown));
            }
            if (line.atHeadline()) {
                insertions.add(insertion(headline(), shown));
            }
            if (line.atEnd()) {
                insertions.add(insertion(end(), shown));
            }
            if (line.inMenu()) {
                insertions.add(insertion(end(), menu(line)));
            }
        }
        return insertions;
    }

    private Insertion insertion(int at, String markup) {
        return new Insertion(at, written(markup).getBytes(charset));
    }

    /// What the page's characters cannot say, references can.
    private String written(String markup) {
        var encoder = charset.newEncoder();
        if (encoder.canEncode(markup)) {
            return markup;
        }
        var written = new StringBuilder();
        markup.codePoints()
                .forEach(
                        c -> {
                            if (c < 0x80) {
                                written.append((char) c);
                            } else {
                                written.append("&#").append(c).append(';');
                            }
                        });
        return written.toString();
    }

    /// At the end of the head, so that what browsers look for in the first kilobyte stays there.
    private int forMachines() {
        return first(tag -> tag.closes("head")).map(Tag::from).orElseGet(this::beforeContent);
    }

    private int beforeContent() {
        return first(tag -> tag.opens("body")).map(Tag::from).orElseGet(this::firstContent);
    }

    private int content() {
        return first(tag -> tag.opens("body")).map(Tag::to).orElseGet(this::firstContent);
    }

    /// Where neither head nor body is tagged: behind all that can only be of a head.
    private int firstContent() {
        var behind = prologue();
        for (Tag tag : tags) {
            if (!OF_THE_HEAD.contains(tag.name())) {
                break;
            }
            behind = tag.to();
        }
        return behind;
    }

    /// Behind a document type, where there is one.
    private int prologue() {
        var text = new String(page, StandardCharsets.ISO_8859_1);
        var at = start;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (!text.regionMatches(true, at, "<!doctype", 0, 9)) {
            return start;
        }
        var end = text.indexOf('>', at);
        return end < 0 ? start : end + 1;
    }

    private int headline() {
        return first(tag -> tag.closes("h1") && !tag.hidden())
                .map(Tag::to)
                .orElseGet(this::content);
    }

    private int end() {
        return last(tag -> tag.closes("body"))
                .or(() -> last(tag -> tag.closes("html")))
                .map(Tag::from)
                .orElse(page.length);
    }

    private Optional<Tag> first(Predicate<Tag> wanted) {
        return tags.stream().filter(wanted).findFirst();
    }

    private Optional<Tag> last(Predicate<Tag> wanted) {
        return tags.reversed().stream().filter(wanted).findFirst();
    }

    private static String paragraph(Line line) {
        return "<p %s role=\"note\" %s>%s</p>".formatted(MARK, language(line), inner(line));
    }

    private static String menu(Line line) {
        return "<details %s %s><summary>i</summary>%s</details>"
                .formatted(MARK, language(line), inner(line));
    }

    private static String language(Line line) {
        return "lang=\"%s\" dir=\"%s\""
                .formatted(
                        escaped(line.language()), line.direction().name().toLowerCase(Locale.ROOT));
    }

    private static String inner(Line line) {
        var inner = new StringBuilder();
        var link = line.link();
        inner.append("<strong>").append(escaped(line.text())).append("</strong>");
        line.more().forEach(sentence -> inner.append("<br>").append(escaped(sentence)));
        if (link != null) {
            inner.append(" <a href=\"%s\">%s</a>".formatted(escaped(link), escaped(link)));
        }
        return inner.toString();
    }

    /// JSON-LD (schema.org) and meta elements.
    private static String machines(Line line) {
        var machines = new StringBuilder();
        line.meta()
                .forEach(
                        (name, content) ->
                                machines.append(
                                        "<meta name=\"%s\" content=\"%s\">"
                                                .formatted(escaped(name), escaped(content))));
        if (!line.jsonLd().isEmpty()) {
            machines.append("<script type=\"application/ld+json\">")
                    .append(json(line))
                    .append("</script>");
        }
        return machines.toString();
    }

    /// ASCII alone, and nothing in it that ends a script.
    private static String json(Line line) {
        var object = new LinkedHashMap<>(line.jsonLd());
        var link = line.link();
        if (link != null) {
            object.put("url", link);
        }
        try {
            var json = new StringBuilder();
            for (char c : JSON.writeValueAsString(object).toCharArray()) {
                if (c >= 0x7F || c == '<' || c == '>' || c == '&') {
                    json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                } else {
                    json.append(c);
                }
            }
            return json.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
