package dev.candor.c2pa.kit;

import dev.candor.c2pa.report.Code;
import dev.candor.c2pa.report.IdentityCode;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where each code and each rule is checked, and what proves it: the sources name them, and the
/// golden folders provoke them.
public final class Conformance {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final Path NOTES = Path.of("src/test/resources/conformance-notes.properties");

    private static final Pattern STATUS = Pattern.compile("StatusCode\\s*\\.\\s*([A-Z][A-Z0-9_]+)");
    private static final Pattern IDENTITY =
            Pattern.compile("IdentityCode\\s*\\.\\s*([A-Z][A-Z0-9_]+)");
    private static final Pattern RULE =
            Pattern.compile("(?:Rule\\s*\\.\\s*|VAL-)([A-Z]{4})[_-](\\d{4})");

    /// Classes that sort codes, and find none themselves.
    private static final Set<String> SORTING =
            Set.of("StatusCode", "IdentityCode", "Rule", "Verdict", "Identities", "Deltas");

    /// Tests that only run beside a corpus, and tests about codes as such.
    private static final Pattern NO_PROOF =
            Pattern.compile("Conformance.*|.*Corpus.*|StatusCodeTest|VerdictTest");

    private static final Map<String, String> PHASES =
            Map.of(
                    "ASSE", "assertion",
                    "CONT", "content",
                    "CRYP", "cryptographic",
                    "INGR", "ingredient",
                    "STRU", "structural",
                    "TIME", "timestamp",
                    "TRUS", "trust");

    private final Map<String, SortedSet<String>> checked = new TreeMap<>();
    private final Map<String, SortedSet<String>> tested = new TreeMap<>();
    private final Map<String, SortedSet<String>> golden = new TreeMap<>();
    private final Properties notes = new Properties();

    /// Reads what the sources name, and why some rules are no validator's duty.
    public void readSources() throws IOException {
        read(MAIN, checked, name -> !SORTING.contains(name));
        read(TEST, tested, name -> !NO_PROOF.matcher(name).matches());
        try (var in = Files.newBufferedReader(NOTES)) {
            notes.load(in);
        }
        for (var rule : notes.stringPropertyNames()) {
            if (Rule.of(rule).isEmpty()) {
                throw new IllegalStateException("No rule " + rule);
            }
        }
    }

    private static void read(Path root, Map<String, SortedSet<String>> found, Predicate<String> is)
            throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                var path = file.getName(file.getNameCount() - 1).toString();
                var name = path.substring(0, path.length() - ".java".length());
                if (is.test(name)) {
                    named(Files.readString(file)).forEach(word -> put(found, word, name));
                }
            }
        }
    }

    private static List<String> named(String source) {
        var words = new ArrayList<String>();
        all(STATUS, source)
                .forEach(name -> constant(StatusCode.values(), name).ifPresent(words::add));
        all(IDENTITY, source)
                .forEach(name -> constant(IdentityCode.values(), name).ifPresent(words::add));
        RULE.matcher(source)
                .results()
                .map(match -> "VAL-%s-%s".formatted(match.group(1), match.group(2)))
                .forEach(words::add);
        return words;
    }

    private static Stream<String> all(Pattern pattern, String source) {
        return pattern.matcher(source).results().map(match -> match.group(1));
    }

    private static <C extends Enum<C> & Code> Optional<String> constant(C[] values, String name) {
        return Stream.of(values)
                .filter(code -> code.name().equals(name))
                .map(Code::code)
                .findFirst();
    }

    /// Adds what a golden case provokes.
    public void add(String folder, String name, VerificationReport report) {
        for (var finding : report.findings()) {
            put(golden, finding.code().code(), folder + "/" + name);
            var rule = finding.rule();
            if (rule != null) {
                put(golden, rule.id(), folder + "/" + name);
            }
        }
    }

    private static void put(Map<String, SortedSet<String>> map, String key, String value) {
        map.computeIfAbsent(key, one -> new TreeSet<>()).add(value);
    }

    private static List<Code> codes() {
        return Stream.<Code>concat(Stream.of(StatusCode.values()), Stream.of(IdentityCode.values()))
                .toList();
    }

    /// The codes and rules that are not both checked and proved, nor excused.
    public SortedSet<String> open() {
        var open = new TreeSet<String>();
        codes().stream().map(Code::code).filter(code -> !isClosed(code)).forEach(open::add);
        Stream.of(Rule.values())
                .map(Rule::id)
                .filter(rule -> !isClosed(rule) && !notes.containsKey(rule))
                .forEach(open::add);
        return open;
    }

    private boolean isClosed(String word) {
        return checked.containsKey(word) && (golden.containsKey(word) || tested.containsKey(word));
    }

    /// What a table says that is not so, and the codes and rules it has no row for.
    public List<String> untrue(String table) {
        var rows =
                table.lines()
                        .filter(line -> line.startsWith("| "))
                        .map(line -> List.of(line.substring(2).split(" \\| ", -1)))
                        .collect(
                                Collectors.toMap(
                                        cells -> cells.getFirst().replace("`", ""),
                                        Function.identity(),
                                        (first, second) -> first,
                                        TreeMap::new));
        var words = new TreeSet<String>();
        codes().stream().map(Code::code).forEach(words::add);
        Stream.of(Rule.values()).map(Rule::id).forEach(words::add);
        return words.stream().flatMap(word -> untrue(word, rows.get(word))).toList();
    }

    private Stream<String> untrue(String word, @Nullable List<String> row) {
        if (row == null) {
            return Stream.of("no row for " + word);
        }
        int columns = word.startsWith("VAL-") ? 5 : 4;
        if (notes.containsKey(word) && !checked.containsKey(word)) {
            return Stream.empty();
        }
        var known = new TreeSet<>(checked.getOrDefault(word, new TreeSet<>()));
        known.addAll(tested.getOrDefault(word, new TreeSet<>()));
        known.addAll(golden.getOrDefault(word, new TreeSet<>()));
        known.add("**open**");
        known.add("");
        return row.subList(columns - 2, columns).stream()
                .flatMap(cell -> Stream.of(cell.replace(" |", "").split(", ", -1)))
                .map(name -> name.replace("`", "").strip())
                .filter(name -> !known.contains(name))
                .map(name -> "%s is not checked or proved by %s".formatted(word, name));
    }

    /// The table of the document.
    public String table() {
        var text = new StringBuilder();
        text.append("# What the engine checks, and what proves it\n\n");
        text.append("Written by `ConformanceTableTest` (`-Dgolden.update=true`); not by hand.\n\n");
        text.append(
                "Codes of C2PA 2.4 and CAWG Identity Assertion 1.3, and the 237 sentences of\n");
        text.append("C2PA 2.4 that tell a validator what to do, by the numbers of the public\n");
        text.append("knowledge graph of the specification. A golden case is a folder below\n");
        text.append("`libs/c2pa-engine/src/test/golden`; one is named for each group.\n\n");
        count(text);
        codes(text, "C2PA status codes", List.of(StatusCode.values()));
        codes(text, "CAWG status codes", List.of(IdentityCode.values()));
        rules(text);
        return text.toString();
    }

    private void count(StringBuilder text) {
        var open = open();
        long rules = open.stream().filter(word -> word.startsWith("VAL-")).count();
        text.append("%d codes, %d open. ".formatted(codes().size(), open.size() - rules));
        text.append(
                "%d rules, %d excused, %d open.\n"
                        .formatted(Rule.values().length, notes.size(), rules));
    }

    private void codes(StringBuilder text, String title, Collection<? extends Code> codes) {
        text.append("\n## %s\n\n".formatted(title));
        text.append("| code | kind | found by | proved by |\n|---|---|---|---|\n");
        for (var code : codes) {
            text.append(
                    row(
                            "`" + code.code() + "`",
                            code.kind().name().toLowerCase(Locale.ROOT),
                            classes(code.code()),
                            proof(code.code())));
        }
    }

    private void rules(StringBuilder text) {
        text.append("\n## Rules\n\n");
        text.append("| rule | phase | section | checked by | proved by |\n|---|---|---|---|---|\n");
        for (var rule : Rule.values()) {
            var note = checked.containsKey(rule.id()) ? null : notes.getProperty(rule.id());
            text.append(
                    row(
                            rule.id(),
                            PHASES.getOrDefault(rule.id().substring(4, 8), ""),
                            rule.section().replace("|", "\\|"),
                            note == null ? classes(rule.id()) : note,
                            note == null ? proof(rule.id()) : ""));
        }
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private String classes(String word) {
        var classes = checked.getOrDefault(word, new TreeSet<>());
        return classes.isEmpty() ? "**open**" : String.join(", ", classes);
    }

    /// One case of each golden folder that provokes it, and every test that names it.
    private String proof(String word) {
        var cases =
                golden.getOrDefault(word, new TreeSet<>()).stream()
                        .collect(
                                Collectors.toMap(
                                        one -> one.substring(0, one.indexOf('/')),
                                        Function.identity(),
                                        (first, second) -> first,
                                        TreeMap::new));
        var proofs = new ArrayList<String>();
        cases.values().forEach(one -> proofs.add("`" + one + "`"));
        proofs.addAll(tested.getOrDefault(word, new TreeSet<>()));
        return proofs.isEmpty() ? "**open**" : String.join(", ", proofs);
    }
}
