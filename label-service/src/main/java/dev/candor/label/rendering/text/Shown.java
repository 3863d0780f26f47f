package dev.candor.label.rendering.text;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was read again in the text that was written.
///
/// @param charset of the page or text; of a mail that of its first part
/// @param lines each line at each of its places
/// @param forMachines names of what machines read: `JSON-LD`, names of meta elements and headers
/// @param unreadSheets style sheets that are fetched from elsewhere; they may hide a line
/// @param contrastJudged always false: style sheets decide it, and nothing is drawn here
public record Shown(
        String mediaType,
        String charset,
        String text,
        List<ShownLine> lines,
        Set<String> forMachines,
        int unreadSheets,
        boolean contrastJudged) {
    public Shown {
        lines = List.copyOf(lines);
        forMachines = Set.copyOf(forMachines);
    }

    /// @param part of a mail: `text/plain` or `text/html`; none in other texts
    /// @param offset of its first byte, in the decoded part
    public record ShownLine(String text, String language, @Nullable String part, long offset) {}
}
