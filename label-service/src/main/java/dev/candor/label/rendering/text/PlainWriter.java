package dev.candor.label.rendering.text;

import dev.candor.label.rendering.failure.MediaException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Puts lines into plain text, each followed or preceded by an empty line. What stands between
/// lines of three hyphens at the very start is about the text, and stays first.
final class PlainWriter {
    private static final Pattern RULE = Pattern.compile("---[ \\t]*");
    private static final Pattern HEADLINE = Pattern.compile("(?m)^# .*(?:\\R|\\z)");
    private static final int SEARCHED = 65_536;

    private final String text;
    private final byte[] bytes;
    private final Encoding encoding;
    private final String newline;

    /// @param newline where the text has none itself
    /// @throws MediaException.Unreadable when the text breaks its character set
    PlainWriter(byte[] bytes, Encoding encoding, String newline) throws MediaException.Unreadable {
        this.bytes = bytes;
        this.encoding = encoding;
        this.text = encoding.keptApart().decoded(bytes);
        this.newline = text.contains("\r\n") ? "\r\n" : text.contains("\n") ? "\n" : newline;
    }

    /// @throws MediaException.Unsupported when the character set cannot say the words
    List<Insertion> insertions(List<Line> lines) throws MediaException {
        var before = said(lines.stream().filter(Line::atStart).toList());
        var beside = said(lines.stream().filter(Line::atHeadline).toList());
        var behind = said(lines.stream().filter(it -> it.atEnd() || it.inMenu()).toList());
        var insertions = new ArrayList<Insertion>();
        if (!before.isEmpty()) {
            insertions.add(insertion(frontMatter(), before + newline + newline));
        }
        if (!beside.isEmpty()) {
            insertions.add(insertion(headline(), beside + newline + newline));
        }
        if (!behind.isEmpty()) {
            var ended = text.isEmpty() || text.endsWith("\n");
            insertions.add(
                    insertion(text.length(), (ended ? "" : newline) + newline + behind + newline));
        }
        return insertions;
    }

    private String said(List<Line> lines) throws MediaException {
        var said = lines.stream().map(line -> line.plain(newline)).distinct();
        var words = said.collect(Collectors.joining(newline));
        if (!encoding.canSay(words)) {
            throw new MediaException.Unsupported(
                    encoding.sure()
                            ? "Words that %s has no characters for".formatted(encoding.charset())
                            : "Text of an unknown character set, and words that are not ASCII");
        }
        return words;
    }

    private Insertion insertion(int character, String words) throws MediaException.Unsupported {
        var before = text.substring(0, character);
        var coded = before.getBytes(encoding.keptApart().charset());
        var at = encoding.start() + coded.length;
        if (!Arrays.equals(
                coded, 0, coded.length, bytes, encoding.start(), Math.min(at, bytes.length))) {
            throw new MediaException.Unsupported(
                    "Text that %s has several ways to write".formatted(encoding.charset()));
        }
        return new Insertion(at, words.getBytes(encoding.charset()));
    }

    private int frontMatter() {
        var end = lineEnd(0);
        if (!isRule(0, end)) {
            return 0;
        }
        for (int at = end; at < Math.min(SEARCHED, text.length()); at = end) {
            end = lineEnd(at);
            if (isRule(at, end)) {
                return end;
            }
        }
        return 0;
    }

    private boolean isRule(int from, int to) {
        return RULE.matcher(text.substring(from, to).replaceFirst("[\\r\\n]+$", "")).matches();
    }

    private int lineEnd(int at) {
        var end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private int headline() {
        var from = frontMatter();
        var found = HEADLINE.matcher(text).region(from, Math.min(text.length(), from + SEARCHED));
        return found.find() ? found.end() : from;
    }
}
