package dev.candor.label.rendering.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.text.HtmlScan.Tag;
import dev.candor.label.rendering.text.Shown.ShownLine;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a written text again, without knowing where its lines were put.
///
/// @param lines that were found and are shown
/// @param forMachines what machines find
/// @param unreadSheets style sheets that are fetched from elsewhere, and may hide a line
record Reading(List<ShownLine> lines, Set<String> forMachines, int unreadSheets) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REFERENCE = Pattern.compile("&#(\\d{1,7});");
    private static final Pattern META_NAME = Pattern.compile("name=\"([^\"]*)\"");

    /// @throws MediaException.NotAsPlanned when a line is not there, or is hidden
    static Reading plain(byte[] text, Encoding encoding, List<Line> lines, @Nullable String part)
            throws MediaException {
        var known = encoding.keptApart();
        var read = known.decoded(text);
        var found = new ArrayList<ShownLine>();
        for (Line line : lines) {
            if (line.places().isEmpty()) {
                continue;
            }
            var at = read.lines().anyMatch(line.text()::equals) ? read.indexOf(line.text()) : -1;
            if (at < 0) {
                throw new MediaException.NotAsPlanned(
                        "No line of the written text says \"%s\"".formatted(line.text()));
            }
            found.add(
                    new ShownLine(
                            line.text(),
                            line.language(),
                            part,
                            encoding.start()
                                    + read.substring(0, at).getBytes(known.charset()).length));
        }
        return new Reading(found, Set.of(), 0);
    }

    /// @throws MediaException.NotAsPlanned when a line is not there, or is hidden
    static Reading page(byte[] page, Encoding encoding, List<Line> lines, @Nullable String part)
            throws MediaException {
        var markup = new String(page, StandardCharsets.ISO_8859_1);
        var tags = HtmlScan.tags(markup, encoding.start());
        var notes =
                tags.stream()
                        .filter(tag -> !tag.closing())
                        .filter(tag -> tag.attributes().contains(HtmlWriter.MARK))
                        .toList();
        var sheets = StyleSheets.of(markup, tags, elements(lines));
        if (!sheets.hiding().isEmpty()) {
            throw new MediaException.NotAsPlanned(
                    "The page's own style sheet hides the label, by its rule for %s"
                            .formatted(sheets.hiding().getFirst()));
        }
        var found = new ArrayList<ShownLine>();
        for (Line line : lines) {
            var places = places(line);
            var own = notes.stream().filter(tag -> says(tag, markup, line, encoding.charset()));
            var shown = own.filter(tag -> !tag.hidden()).toList();
            if (shown.size() < places) {
                throw new MediaException.NotAsPlanned(
                        "\"%s\" is shown %d times, %d are due: the page hides where it would stand"
                                .formatted(line.text(), shown.size(), places));
            }
            shown.forEach(
                    tag ->
                            found.add(
                                    new ShownLine(line.text(), line.language(), part, tag.from())));
        }
        return new Reading(found, machines(tags, markup, lines), sheets.unread());
    }

    /// What labels of these lines are, and what every label lies in.
    private static Set<String> elements(List<Line> lines) {
        var elements = new TreeSet<>(Set.of("html", "body", "strong"));
        for (Line line : lines) {
            if (line.inMenu()) {
                elements.addAll(Set.of("details", "summary"));
            }
            if (line.atStart() || line.atHeadline() || line.atEnd()) {
                elements.add("p");
            }
        }
        return elements;
    }

    private static long places(Line line) {
        return java.util.stream.Stream.of(
                        line.atStart(), line.atHeadline(), line.atEnd(), line.inMenu())
                .filter(it -> it)
                .count();
    }

    private static boolean says(Tag note, String markup, Line line, Charset charset) {
        var end = markup.indexOf("</" + note.name() + ">", note.to());
        if (end < 0 || !note.attributes().contains("lang=\"" + line.language() + "\"")) {
            return false;
        }
        var inner =
                new String(
                        markup.substring(note.to(), end).getBytes(StandardCharsets.ISO_8859_1),
                        charset);
        var text =
                REFERENCE.matcher(inner).replaceAll(it -> Matcher.quoteReplacement(character(it)));
        return text.contains(HtmlWriter.escaped(line.text()));
    }

    /// What a reference stands for; of none that is a character, what is written.
    private static String character(MatchResult reference) {
        var number = Integer.parseInt(reference.group(1));
        return Character.isValidCodePoint(number) ? Character.toString(number) : reference.group();
    }

    private static Set<String> machines(List<Tag> tags, String markup, List<Line> lines)
            throws MediaException.NotAsPlanned {
        var names = new TreeSet<String>();
        tags.stream()
                .filter(tag -> tag.opens("meta"))
                .forEach(
                        tag -> {
                            var name = META_NAME.matcher(tag.attributes());
                            if (name.find()
                                    && lines.stream()
                                            .anyMatch(it -> it.meta().containsKey(name.group(1)))) {
                                names.add(name.group(1));
                            }
                        });
        var objects =
                tags.stream()
                        .filter(tag -> tag.opens("script"))
                        .filter(tag -> tag.attributes().contains("application/ld+json"))
                        .map(tag -> object(markup, tag))
                        .toList();
        for (Line line : lines) {
            var linked = line.jsonLd().isEmpty() || objects.stream().anyMatch(it -> says(it, line));
            if (!names.containsAll(line.meta().keySet()) || !linked) {
                throw new MediaException.NotAsPlanned("Machines do not find the disclosure");
            }
            if (!line.jsonLd().isEmpty()) {
                names.add("JSON-LD");
            }
        }
        return names;
    }

    /// What a script element holds; a missing node for what is no JSON.
    private static JsonNode object(String markup, Tag script) {
        var end = markup.indexOf("</script>", script.to());
        try {
            return JSON.readTree(markup.substring(script.to(), Math.max(script.to(), end)));
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    private static boolean says(JsonNode object, Line line) {
        return line.jsonLd().entrySet().stream()
                .allMatch(it -> object.path(it.getKey()).asText().equals(it.getValue()));
    }
}
