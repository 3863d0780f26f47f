package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The name tree of a document's embedded files (ISO 32000-2, 7.9.6 and 7.11.4).
final class PdfNames {
    /// What embedded credentials are called.
    static final String NAME = "(content_credential.c2pa)";

    /// The most nodes that are looked at.
    private static final int MOST_NODES = 10_000;

    private static final String NAMES = "Names";
    private static final String KIDS = "Kids";

    private final PdfDocument document;
    private final PdfChanges changes;

    PdfNames(PdfDocument document, PdfChanges changes) {
        this.document = document;
        this.changes = changes;
    }

    /// Whether a file is in the tree.
    boolean has(int file) throws MalformedException, IOException {
        var names = document.dict(document.catalog(0).get(NAMES), 0);
        var waiting = new ArrayDeque<PdfValue>();
        waiting.add(names.get("EmbeddedFiles"));
        for (int i = 0; i < MOST_NODES && !waiting.isEmpty(); i++) {
            var node = document.dict(waiting.remove(), 0);
            if (values(node.get(NAMES)).contains(new PdfValue.Ref(file))) {
                return true;
            }
            waiting.addAll(values(node.get(KIDS)));
        }
        return false;
    }

    private List<PdfValue> values(PdfValue array) throws MalformedException, IOException {
        return document.resolve(array, 0) instanceof PdfValue.Array(var items) ? items : List.of();
    }

    /// The catalog with one file more, behind all others: the tree is in order.
    ///
    /// @param file how it is referred to
    PdfDictionary with(PdfDictionary catalog, String file)
            throws MalformedException, NoRoomException, IOException {
        return catalog.with(
                NAMES,
                changes.changed(
                        catalog.get(NAMES),
                        names -> {
                            var all = PdfDictionary.of(document, names);
                            var tree =
                                    changes.changed(
                                            all.get("EmbeddedFiles"), root -> grown(root, file));
                            return all.with("EmbeddedFiles", tree).text();
                        }));
    }

    private String grown(String root, String file)
            throws MalformedException, NoRoomException, IOException {
        var node = PdfDictionary.of(document, root);
        var kids = items(node.get(KIDS));
        if (!kids.isEmpty()) {
            var key = behind(lastLimit(kids.getLast()));
            var leaf =
                    changes.add("<</Limits[%s %s]/Names[%s %s]>>".formatted(key, key, key, file));
            return node.with(KIDS, changes.changed(node.get(KIDS), PdfChanges.appending(leaf)))
                    .text();
        }
        var pairs = items(node.get(NAMES));
        var key = pairs.size() < 2 ? NAME : behind(pairs.get(pairs.size() - 2));
        var pair = PdfChanges.appending("%s %s".formatted(key, file));
        return node.with(NAMES, changes.changed(node.get(NAMES), pair)).text();
    }

    private @Nullable String lastLimit(String kid) throws MalformedException, IOException {
        var limits = items(PdfDictionary.of(document, direct(kid)).get("Limits"));
        return limits.isEmpty() ? null : limits.getLast();
    }

    private List<String> items(@Nullable String array) throws MalformedException, IOException {
        return array == null ? List.of() : PdfDictionary.items(document, direct(array));
    }

    private String direct(String value) throws MalformedException, IOException {
        return document.parser(value).value() instanceof PdfValue.Ref(var number)
                ? document.text(number).map(PdfText::text).orElse("null")
                : value;
    }

    /// A string that comes right behind another: that, and one character more. Strings in UTF-16
    /// have characters of two bytes (ISO 32000-2, 7.9.2.2).
    private String behind(@Nullable String last) throws MalformedException, IOException {
        var key = last == null ? "null" : direct(last);
        if (key.startsWith("(")) {
            boolean wide = key.startsWith("(\u00FE\u00FF") || key.startsWith("(\\376\\377");
            return key.substring(0, key.length() - 1) + (wide ? "\0~)" : "~)");
        }
        if (!key.startsWith("<") || key.startsWith("<<")) {
            return NAME;
        }
        var digits = key.substring(1, key.length() - 1).replaceAll("\\s|\0", "");
        boolean wide = digits.regionMatches(true, 0, "FEFF", 0, 4);
        return "<%s%s7E>".formatted(digits, wide ? "00" : digits.length() % 2 == 0 ? "" : "0");
    }
}
