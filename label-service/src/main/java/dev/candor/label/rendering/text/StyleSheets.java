package dev.candor.label.rendering.text;

import dev.candor.label.rendering.text.HtmlScan.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The style sheets of a page, as far as they may hide a label that is put into it. Those that lie
/// in the page are read: rules for all elements of a label's kinds, for its attributes, for the
/// page as a whole. Rules for classes and ids around a label, and sheets that are fetched, are not.
///
/// @param hiding selectors of rules that would hide a label
/// @param unread how many sheets are fetched from elsewhere
record StyleSheets(List<String> hiding, int unread) {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?(?:\\*/|\\z)", Pattern.DOTALL);
    private static final Pattern PLACES = Pattern.compile("[\\s>+~]+");
    private static final int LONGEST_SELECTOR = 500;

    /// An element, and what else has to hold of it.
    private static final Pattern SIMPLE =
            Pattern.compile(
                    "(\\*|[a-z][a-z0-9]*)?((?:\\[[^\\]]*\\]|:{1,2}[a-z-]+(?:\\([^)]*\\))?)*)");

    private static final Set<String> OWN_ATTRIBUTES =
            Set.of("[" + HtmlWriter.MARK, "[role", "[lang", "[dir");

    /// What labels are never, or for a while alone.
    private static final Set<String> OTHERS =
            Set.of(":empty", ":hover", ":focus", ":active", "::", ":before", ":after", ":first-l");

    StyleSheets {
        hiding = List.copyOf(hiding);
    }

    /// @param labels elements that labels of this page are
    static StyleSheets of(String markup, List<Tag> tags, Set<String> labels) {
        var hiding = new ArrayList<String>();
        var unread = 0;
        for (int i = 0; i < tags.size(); i++) {
            var tag = tags.get(i);
            if (tag.opens("style")) {
                var end = i + 1 < tags.size() ? tags.get(i + 1).from() : markup.length();
                hiding(markup.substring(tag.to(), end), labels).forEach(hiding::add);
            } else if (tag.opens("link")) {
                var rel = Attributes.of(tag.attributes()).value("rel").orElse("");
                unread += rel.toLowerCase(Locale.ROOT).contains("stylesheet") ? 1 : 0;
            }
        }
        return new StyleSheets(hiding, unread);
    }

    private static Stream<String> hiding(String sheet, Set<String> labels) {
        var rules = COMMENT.matcher(sheet).replaceAll(" ").split("}", -1);
        return Stream.of(rules)
                .filter(rule -> rule.contains("{"))
                .filter(rule -> Elements.isHiding(rule.substring(rule.lastIndexOf('{'))))
                .map(rule -> rule.substring(0, rule.lastIndexOf('{')))
                .map(rule -> rule.substring(rule.lastIndexOf('{') + 1))
                .flatMap(selectors -> Stream.of(selectors.split(",", -1)))
                .map(String::strip)
                .filter(selector -> selector.length() <= LONGEST_SELECTOR)
                .filter(selector -> isAbout(selector, labels));
    }

    private static boolean isAbout(String selector, Set<String> labels) {
        var parts = List.of(PLACES.split(selector.toLowerCase(Locale.ROOT), -1));
        // A class or an id is of somebody else.
        if (!parts.stream().allMatch(part -> SIMPLE.matcher(part).matches())) {
            return false;
        }
        var last = SIMPLE.matcher(parts.getLast());
        if (!last.matches() || parts.getLast().isEmpty()) {
            return false;
        }
        var element = last.group(1);
        return (element == null || element.equals("*") || labels.contains(element))
                && Stream.of(last.group(2).split("(?=\\[)|(?<!:)(?=:)", -1))
                        .allMatch(StyleSheets::mayHold);
    }

    private static boolean mayHold(String condition) {
        return condition.startsWith("[")
                ? OWN_ATTRIBUTES.stream().anyMatch(condition::startsWith)
                : OTHERS.stream().noneMatch(condition::startsWith);
    }
}
