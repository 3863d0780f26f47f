package dev.candor.c2pa.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Text with comments that carry stores in every way there is, and in some there is not (C2PA 2.4,
/// A.9).
public final class StructuredTextCases {
    private static final TestAuthority TRUSTED = TestAuthority.trusted();
    private static final String BEGIN = "-----BEGIN C2PA MANIFEST-----";
    private static final String END = "-----END C2PA MANIFEST-----";
    private static final String DATA = "data:application/c2pa;base64,";
    private static final String PLACE = "https://credentials.example/text.c2pa";
    private static final String PYTHON = "print('hello')\n";
    private static final Map<String, Supplier<byte[]>> CASES = new TreeMap<>();

    static {
        CASES.put("no-manifest", () -> bytes("<?xml version=\"1.0\"?>\n<a/>\n"));
        CASES.put("valid-first-line", () -> valid("", "# %s\n", PYTHON));
        CASES.put("valid-last-line", () -> valid("#!/bin/sh\necho", "\n# %s", ""));
        CASES.put("valid-last-line-with-end", () -> valid("#!/bin/sh\r\necho", "\r\n# %s\r\n", ""));
        CASES.put("valid-alone", () -> valid("", "// %s", ""));
        CASES.put("valid-front-matter", () -> valid("---\n", front(), "title: a\n---\n# A\n"));
        CASES.put("valid-block-comment", () -> valid("", "/*! %s */\n", "a { color: red }\n"));
        CASES.put("valid-markup", () -> valid("", "<!-- %s -->\n", "# A\n"));
        CASES.put("valid-xml", () -> valid("<?xml version=\"1.0\"?>\n<a/>", "\n<!-- %s -->\n", ""));
        CASES.put("valid-armour-only", () -> valid("evil(); // ", "%s", "\n" + PYTHON));
        CASES.put("changed-content", () -> changed(valid("", "# %s\n", PYTHON)));
        CASES.put("code-left-out", () -> valid("", "evil(); // %s\n", PYTHON)); // VAL-ASSE-0044
        CASES.put("comment-left-open", () -> valid("", "<!-- %s\n", "# A\n"));
        CASES.put("remote", () -> block(PLACE));
        CASES.put("only-beginning", () -> bytes("# " + BEGIN + " " + PLACE + "\n" + PYTHON));
        CASES.put("only-end", () -> bytes("# " + PLACE + " " + END + "\n" + PYTHON));
        CASES.put("end-before-beginning", () -> bytes("# " + END + " " + BEGIN + "\n" + PYTHON));
        CASES.put("two-blocks", () -> Concat.of(block(PLACE), block(PLACE)));
        CASES.put("empty", () -> block(""));
        CASES.put("only-spaces", () -> block(" \t "));
        CASES.put("no-address", () -> block("not a url"));
        CASES.put("relative-address", () -> block("text.c2pa"));
        CASES.put("data-that-is-no-base64", () -> block(DATA + "no!"));
        CASES.put("data-in-lines", () -> block(DATA + "bm8g\n# c3RvcmU="));
        CASES.put("data-without-end", () -> block("data:nothing"));
        CASES.put("data-of-another-kind", () -> block("data:text/plain,hello"));
        CASES.put(
                "scheme-that-is-not-followed", () -> block("ftp://credentials.example/text.c2pa"));
        CASES.put("store-that-is-none", () -> block(DATA + "bm8gc3RvcmU="));
    }

    private StructuredTextCases() {}

    /// How each text is made, by the name of its folder.
    public static Map<String, Supplier<byte[]>> all() {
        return Map.copyOf(CASES);
    }

    private static String front() {
        return "%s\n";
    }

    /// A block that the hash leaves out with all that `block` says around it.
    private static byte[] valid(String before, String block, String behind) {
        return Forgery.valid(bytes(before + behind), TRUSTED.signer())
                .carriedBy(
                        (text, store) -> {
                            var data = DATA + Base64.getEncoder().encodeToString(store);
                            boolean front = before.startsWith("---");
                            var armour =
                                    front
                                            ? BEGIN + "\n" + data + "\n" + END
                                            : BEGIN + " " + data + " " + END;
                            return Carrier.inserted(
                                    text, bytes(before).length, bytes(block.formatted(armour)));
                        })
                .bytes();
    }

    private static byte[] block(String reference) {
        return bytes("# " + BEGIN + " " + reference + " " + END + "\n" + PYTHON);
    }

    private static byte[] changed(byte[] text) {
        return Edits.replace("hello", "hullo").apply(text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
