package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.kit.GoldenCases;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each folder is an asset and the report it gets. `-Dgolden.update=true` forges assets that are
/// missing and rewrites the reports.
class GoldenVerifyTest {
    private static final Path GOLDEN = Path.of("src/test/golden/verify");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    @BeforeAll
    static void forgeWhatIsMissing() throws IOException {
        if (UPDATE) {
            GoldenCases.forgeInto(GOLDEN);
        }
    }

    static Stream<Path> cases() throws IOException {
        try (var folders = Files.list(GOLDEN)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reportIsAsRecorded(Path folder) throws IOException {
        var input = input(folder);
        var expected = folder.resolve("out.json");

        var report = report(input);

        if (UPDATE) {
            Files.writeString(expected, report);
        }
        assertThat(report).isEqualTo(Files.readString(expected));
        assertThat(names(folder))
                .containsExactlyInAnyOrder(input.getFileName().toString(), "out.json");
    }

    @Test
    void everyCaseHasAFolder() throws IOException {
        var folders = cases().map(folder -> folder.getFileName().toString()).toList();

        assertThat(folders).containsExactlyInAnyOrderElementsOf(GoldenCases.names());
    }

    private static Path input(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("in."))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static String report(Path input) throws IOException {
        var verifier = new Verifier(TestAuthority.trusted().anchors(), TestAuthority.CLOCK);
        try {
            return json(verifier.verify(input));
        } catch (UnreadableAssetException e) {
            return "{\n  \"unreadable\": \"%s\"\n}\n".formatted(e.getMessage());
        }
    }

    private static String json(VerificationReport report) {
        var findings =
                report.findings().stream()
                        .map(GoldenVerifyTest::json)
                        .collect(Collectors.joining(",\n"));
        return "{\n  \"state\": \"%s\",\n  \"sentence\": \"%s\",\n  \"findings\": [\n%s\n  ]\n}\n"
                .formatted(report.state(), report.sentence(), findings);
    }

    private static String json(Finding finding) {
        return "    {\"code\": \"%s\", \"about\": \"%s\", \"explanation\": \"%s\"}"
                .formatted(finding.code().code(), finding.about(), finding.explanation());
    }
}
