package dev.candor.label.rendering.text;

import java.util.Set;
import java.util.regex.Pattern;

/// What is known of elements by their names (HTML, 4 and 13.2.4).
final class Elements {
    /// What has no end.
    static final Set<String> VOID =
            Set.of(
                    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                    "source", "track", "wbr", "param");

    /// What may stand in a head.
    static final Set<String> OF_THE_HEAD =
            Set.of(
                    "base",
                    "link",
                    "meta",
                    "title",
                    "script",
                    "style",
                    "template",
                    "noscript",
                    "noframes",
                    "head");

    /// Their end tags end what is open in them; those of others stop at such an element.
    static final Set<String> BLOCKS =
            Set.of(
                    "address",
                    "article",
                    "aside",
                    "blockquote",
                    "button",
                    "center",
                    "dd",
                    "details",
                    "dialog",
                    "dir",
                    "div",
                    "dl",
                    "dt",
                    "fieldset",
                    "figcaption",
                    "figure",
                    "footer",
                    "form",
                    "h1",
                    "head",
                    "header",
                    "hgroup",
                    "li",
                    "listing",
                    "main",
                    "menu",
                    "nav",
                    "ol",
                    "p",
                    "pre",
                    "search",
                    "section",
                    "select",
                    "summary",
                    "ul");

    /// Blocks that do not end a paragraph when they begin.
    static final Set<String> IN_PARAGRAPHS = Set.of("button", "select", "head");

    /// Beyond which an end tag does not look for its element.
    static final Set<String> BOUNDARIES =
            Set.of(
                    "applet",
                    "caption",
                    "html",
                    "table",
                    "td",
                    "th",
                    "marquee",
                    "object",
                    "template",
                    "svg",
                    "math",
                    "foreignobject");

    /// Parts of a table are looked for in the whole table.
    static final Set<String> TABLES =
            Set.of(
                    "table",
                    "caption",
                    "colgroup",
                    "tbody",
                    "thead",
                    "tfoot",
                    "tr",
                    "td",
                    "th",
                    "template");

    /// Open anew wherever text goes on, until their own end tag.
    static final Set<String> FORMATTING =
            Set.of(
                    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike",
                    "strong", "tt", "u");

    /// HTML again, inside drawings and formulas.
    static final Set<String> HTML_INSIDE =
            Set.of(
                    "foreignobject",
                    "desc",
                    "title",
                    "annotation-xml",
                    "mi",
                    "mo",
                    "mn",
                    "ms",
                    "mtext");

    /// What has content that is not shown, at least not to everybody.
    private static final Set<String> UNSEEN =
            Set.of(
                    "template",
                    "noscript",
                    "head",
                    "title",
                    "script",
                    "style",
                    "datalist",
                    "select",
                    "object",
                    "video",
                    "audio",
                    "canvas",
                    "iframe");

    private static final Set<String> CLOSABLE = Set.of("details", "dialog");
    private static final Pattern HIDING =
            Pattern.compile(
                    "display\\s*:\\s*none|visibility\\s*:\\s*(?:hidden|collapse)"
                            + "|(?:opacity|font-size)\\s*:\\s*0(?![.\\d])",
                    Pattern.CASE_INSENSITIVE);

    private Elements() {}

    /// Headlines of all levels end one another.
    static String family(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && "23456".indexOf(name.charAt(1)) >= 0
                ? "h1"
                : name;
    }

    /// Whether an element hides what is in it, by its name, its attributes or its own style.
    static boolean hides(String name, String attributes) {
        if (UNSEEN.contains(name)) {
            return true;
        }
        if (attributes.isEmpty()) {
            return CLOSABLE.contains(name);
        }
        var all = Attributes.of(attributes);
        return all.has("hidden")
                || all.value("aria-hidden").filter("true"::equalsIgnoreCase).isPresent()
                || all.value("style").filter(style -> isHiding(style)).isPresent()
                || CLOSABLE.contains(name) && !all.has("open") && !all.has(HtmlWriter.MARK);
    }

    /// Whether declarations of a style sheet hide what they are for.
    static boolean isHiding(String declarations) {
        return HIDING.matcher(declarations).find();
    }
}
