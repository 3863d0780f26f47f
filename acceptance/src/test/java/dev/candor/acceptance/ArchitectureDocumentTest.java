package dev.candor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Documents rot silently; this one may not.
class ArchitectureDocumentTest {
    /// `dev.candor.label.verdict` or `dev.candor.label.verdict.Verdict`, in backticks.
    private static final Pattern NAMED = Pattern.compile("`(dev\\.candor[\\w.]*)`");

    /// A link to a file of the project.
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#|mailto:)([^)#]+)");

    @Test
    void everyPackageAndTypeNamedStillExists() throws IOException {
        // when
        var names =
                NAMED.matcher(Files.readString(House.root().resolve("ARCHITECTURE.md")))
                        .results()
                        .map(match -> match.group(1))
                        .distinct()
                        .toList();

        // then
        assertThat(names).hasSizeGreaterThan(15);
        assertThat(names).allMatch(ArchitectureDocumentTest::exists, "names code that exists");
    }

    @Test
    void everyLinkOfTheDocumentsLeadsSomewhere() throws IOException {
        assertThat(documents()).isNotEmpty();
        for (var document : documents()) {
            assertThat(
                            LINK.matcher(Files.readString(document))
                                    .results()
                                    .map(MatchResult::group)
                                    .map(text -> text.substring(2)))
                    .as(document.toString())
                    .allSatisfy(target -> assertThat(document.resolveSibling(target)).exists());
        }
    }

    private static List<Path> documents() throws IOException {
        var root = House.root();
        try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(
                                    root.resolve("README.md"),
                                    root.resolve("ARCHITECTURE.md"),
                                    root.resolve("k8s/README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static boolean exists(String name) {
        var asPath = name.replace('.', '/');
        return Stream.concat(
                        House.LIBRARIES.stream(),
                        Stream.concat(House.SERVICES.stream(), Stream.of("libs/testkit")))
                .map(module -> House.root().resolve(module).resolve("src/main/java"))
                .anyMatch(
                        sources ->
                                holdsJava(sources.resolve(asPath))
                                        || Files.exists(sources.resolve(asPath + ".java")));
    }

    private static boolean holdsJava(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
