package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A dictionary as it is written, to be written otherwise: what is not changed stays letter by
/// letter.
record PdfDictionary(List<PdfEntry> entries) {
    PdfDictionary {
        entries = List.copyOf(entries);
    }

    /// The dictionary that a value is; an empty one if it is something else.
    static PdfDictionary of(PdfDocument document, @Nullable String text)
            throws MalformedException, IOException {
        return text != null && text.startsWith("<<")
                ? new PdfDictionary(document.parser(text).entries())
                : new PdfDictionary(List.of());
    }

    /// The items of the array that a value is, as they are written; none if it is something else.
    static List<String> items(PdfDocument document, String text)
            throws MalformedException, IOException {
        return text.startsWith("[") ? document.parser(text).items() : List.of();
    }

    /// A value as it is written; null if there is none. Of entries with the same key the last
    /// counts, as readers have it.
    @Nullable String get(String key) {
        return entries.stream()
                .filter(entry -> entry.key().equals(key))
                .reduce((_, later) -> later)
                .map(PdfEntry::value)
                .orElse(null);
    }

    /// @param key of letters alone
    PdfDictionary with(String key, String value) {
        var changed = new ArrayList<>(without(key).entries);
        changed.add(new PdfEntry(key, "/%s %s".formatted(key, value), value));
        return new PdfDictionary(changed);
    }

    PdfDictionary without(String key) {
        return new PdfDictionary(
                entries.stream().filter(entry -> !entry.key().equals(key)).toList());
    }

    /// The entries, without the marks around them.
    String inner() {
        return entries.stream().map(PdfEntry::text).collect(Collectors.joining("\n"));
    }

    String text() {
        return "<<%s>>".formatted(inner());
    }
}
