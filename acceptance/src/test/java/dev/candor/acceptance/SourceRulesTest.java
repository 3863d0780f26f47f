package dev.candor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What only the text of the sources shows.
class SourceRulesTest {
    private static final Pattern BROKEN_DOC = Pattern.compile("(?m)^\\s*/// .*\\R\\s*// .*$");
    private static final Pattern MARKED =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b|printStack" + "Trace\\(");
    private static final Pattern CHECKS_NOTHING =
            Pattern.compile("\\w\\.@(NotNull|NotBlank|NotEmpty|Valid|Size|Min|Max|Pattern) .*");
    private static final Pattern WAITS_BY_THE_CLOCK = Pattern.compile("\\bThread\\.sle" + "ep\\(");

    @Test
    void docCommentIsNotCutByTheFormatter() throws IOException {
        // The formatter goes on with `//` after column 100, and Javadoc loses the rest.
        assertThat(matches(sources(), BROKEN_DOC)).isEmpty();
    }

    @Test
    void nothingIsLeftForLater() throws IOException {
        assertThat(matches(sources(), MARKED)).isEmpty();
    }

    @Test
    void noTestWaitsByTheClock() throws IOException {
        var tests =
                sources().stream().filter(file -> file.toString().contains("/src/test/")).toList();
        assertThat(tests).isNotEmpty();
        assertThat(matches(tests, WAITS_BY_THE_CLOCK)).isEmpty();
    }

    @Test
    void constraintStandsBeforeTheWholeType() throws IOException {
        // Inside a qualified name it belongs to the type alone, and the validator passes it by.
        assertThat(matches(sources(), CHECKS_NOTHING)).isEmpty();
    }

    private static List<String> matches(List<Path> files, Pattern pattern) throws IOException {
        var found = new ArrayList<String>();
        for (var file : files) {
            pattern.matcher(Files.readString(file))
                    .results()
                    .forEach(match -> found.add(file + ": " + match.group().strip()));
        }
        return found;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> modules =
                Stream.concat(Files.list(House.root()), Files.list(House.root().resolve("libs")))) {
            return modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(SourceRulesTest::javaUnder)
                    .toList();
        }
    }

    private static Stream<Path> javaUnder(Path folder) {
        try {
            return Files.walk(folder).filter(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
