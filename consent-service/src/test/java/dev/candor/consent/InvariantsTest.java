package dev.candor.consent;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every invariant of docs/invariants.md has tests, and they are there.
class InvariantsTest {
    private static final Path HOUSE = Path.of("..");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| .+ \\| (.+) \\|$");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");

    @Test
    void everyInvariantHasTestsThatAreThere() throws IOException {
        // given
        var table =
                ROW.matcher(Files.readString(HOUSE.resolve("docs/invariants.md")))
                        .results()
                        .collect(toMap(row -> Integer.parseInt(row.group(1)), row -> row.group(2)));
        var sources = sources();

        // then
        assertThat(table.keySet())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
        assertThat(table)
                .allSatisfy(
                        (_, tests) ->
                                assertThat(NAMED.matcher(tests).results())
                                        .isNotEmpty()
                                        .allSatisfy(
                                                test ->
                                                        assertThat(isIn(sources, test))
                                                                .as(test.group())
                                                                .isTrue()));
    }

    private static boolean isIn(Map<Path, String> sources, MatchResult test) {
        return sources.entrySet().stream()
                .filter(it -> it.getKey().endsWith(test.group(1) + ".java"))
                .anyMatch(it -> it.getValue().contains("void " + test.group(2) + "("));
    }

    private static Map<Path, String> sources() {
        return Stream.of("consent-service", "gateway", "libs/transparency")
                .map(room -> HOUSE.resolve(room).resolve("src/test/java"))
                .flatMap(InvariantsTest::tests)
                .collect(toMap(file -> file, InvariantsTest::read));
    }

    private static Stream<Path> tests(Path room) {
        try (var files = Files.walk(room)) {
            return files
                    .filter(file -> file.toString().matches(".*(Test|IT)\\.java"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
