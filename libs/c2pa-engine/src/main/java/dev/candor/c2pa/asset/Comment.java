package dev.candor.c2pa.asset;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a language writes a comment that stands in a line of its own: the place for a manifest store
/// in text with a syntax (C2PA 2.4, A.9.3). Bytes do not tell the language, so whoever signs says
/// it.
///
/// @param opening what opens the comment, such as `#`
/// @param closing what closes it; empty if the end of the line does
public record Comment(String opening, String closing) {
    /// What opens a comment, and what then closes it; nothing stands for lines of front matter.
    private static final Map<String, String> KNOWN =
            Map.ofEntries(
                    Map.entry("", ""),
                    Map.entry("#", ""),
                    Map.entry("##", ""),
                    Map.entry("//", ""),
                    Map.entry("///", ""),
                    Map.entry("//!", ""),
                    Map.entry("--", ""),
                    Map.entry(";", ""),
                    Map.entry(";;", ""),
                    Map.entry("%", ""),
                    Map.entry("!", ""),
                    Map.entry("'", ""),
                    Map.entry("..", ""),
                    Map.entry("REM", ""),
                    Map.entry("/*", "*/"),
                    Map.entry("/*!", "*/"),
                    Map.entry("/**", "*/"),
                    Map.entry("<!--", "-->"),
                    Map.entry("<#", "#>"),
                    Map.entry("(*", "*)"),
                    Map.entry("{-", "-}"),
                    Map.entry("{#", "#}"),
                    Map.entry("{{!--", "--}}"),
                    Map.entry("<%--", "--%>"));

    /// The comments of languages, by the ends of file names. Where a language has one that tools
    /// are asked to keep, it is that.
    private static final Map<String, List<String>> LANGUAGES =
            Map.ofEntries(
                    Map.entry(
                            "#",
                            List.of(
                                    "py",
                                    "sh",
                                    "bash",
                                    "rb",
                                    "pl",
                                    "r",
                                    "yaml",
                                    "yml",
                                    "toml",
                                    "tf",
                                    "cmake",
                                    "jl",
                                    "ex",
                                    "exs",
                                    "mk",
                                    "nix",
                                    "properties")),
                    Map.entry(
                            "//",
                            List.of(
                                    "java",
                                    "kt",
                                    "kts",
                                    "scala",
                                    "groovy",
                                    "go",
                                    "rs",
                                    "swift",
                                    "c",
                                    "h",
                                    "cc",
                                    "cpp",
                                    "hpp",
                                    "cs",
                                    "dart",
                                    "proto",
                                    "adoc",
                                    "asciidoc",
                                    "zig")),
                    Map.entry(
                            "/*!",
                            List.of("js", "mjs", "cjs", "ts", "tsx", "jsx", "css", "scss", "less")),
                    Map.entry("--", List.of("sql", "lua", "hs", "elm", "vhd", "adb", "ads")),
                    Map.entry(";", List.of("ini", "asm", "lisp", "clj", "cljs", "el", "scm")),
                    Map.entry("%", List.of("tex", "sty", "bib", "erl", "hrl")),
                    Map.entry("!", List.of("f90", "f95", "f03", "f08")),
                    Map.entry("'", List.of("vb", "bas", "vbs")),
                    Map.entry("..", List.of("rst")),
                    Map.entry("(*", List.of("ml", "mli", "pas")),
                    Map.entry("<!--", List.of("md", "markdown")));

    /// The comment of markup, which in Markdown gives way to front matter (C2PA 2.4, A.9.3.2).
    public static final Comment MARKUP = new Comment("<!--", "-->");

    public Comment {
        if (opening.isEmpty() || !closing.equals(KNOWN.get(opening))) {
            throw new IllegalArgumentException(
                    "%s opens no comment that %s closes".formatted(opening, closing));
        }
    }

    /// The comment that is opened so.
    ///
    /// @throws IllegalArgumentException if none is
    public static Comment of(String opening) {
        return new Comment(opening, KNOWN.getOrDefault(opening, ""));
    }

    /// The comment of the language that a file's name tells; nothing for names that tell none, and
    /// for XML, where no comment may have two hyphens in it.
    public static Optional<Comment> forFile(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        int dot = lower.lastIndexOf('.');
        return LANGUAGES.entrySet().stream()
                .filter(
                        language ->
                                dot >= 0 && language.getValue().contains(lower.substring(dot + 1)))
                .map(language -> of(language.getKey()))
                .findFirst();
    }

    /// Whether a line that stands alone may begin and end so: with a comment, or with nothing.
    public static boolean isAround(String before, String behind) {
        return behind.equals(KNOWN.get(before));
    }
}
