package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.IdentitySummary;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A folder of cases: each an asset (`in.…`) and the report it gets (`out.json`).
/// `-Dgolden.update=true` forges assets that are missing and rewrites the reports; an asset that
/// exists stays as it is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class GoldenFolder {
    /// The name of a store that lies beside an asset.
    private static final String STORE = "in.c2pa";

    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private final Path folder;
    private final String extension;
    private final Map<String, Supplier<byte[]>> forged;

    /// @param name the folder's name below `src/test/golden`
    /// @param extension of the assets; the format itself is found from the bytes
    /// @param forged how each case is made, by name
    protected GoldenFolder(String name, String extension, Map<String, Supplier<byte[]>> forged) {
        this.folder = Path.of("src/test/golden").resolve(name);
        this.extension = extension;
        this.forged = Map.copyOf(forged);
    }

    /// Judges an asset; those with other anchors or more files than one do it their own way.
    protected VerificationReport verify(Path input) throws UnreadableAssetException, IOException {
        return new Verifier(TestAuthority.trusted().anchors(), TestAuthority.CLOCK).verify(input);
    }

    @BeforeAll
    void forgeWhatIsMissing() throws IOException {
        if (!UPDATE) {
            return;
        }
        for (var one : forged.entrySet()) {
            var at = folder.resolve(one.getKey());
            if (!Files.exists(at)) {
                var asset = one.getValue().get();
                Files.createDirectories(at);
                Files.write(at.resolve("in." + extension(asset)), asset);
                if (stores().containsKey(one.getKey())) {
                    Files.write(at.resolve(STORE), stores().get(one.getKey()).get());
                }
            }
        }
    }

    /// How the manifest stores that lie beside assets (`in.c2pa`) are made, by name of the case.
    protected Map<String, Supplier<byte[]>> stores() {
        return Map.of();
    }

    /// The extension of a forged asset.
    protected String extension(byte[] asset) {
        return extension;
    }

    Stream<Path> cases() throws IOException {
        try (var folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reportIsAsRecorded(Path at) throws IOException {
        var input = input(at);
        var expected = at.resolve("out.json");

        var report = report(input);

        if (UPDATE) {
            Files.writeString(expected, report);
        }
        assertThat(report).isEqualTo(Files.readString(expected));
        var used = new HashSet<>(Set.of(input.getFileName().toString(), "out.json"));
        if (stores().containsKey(at.getFileName().toString())) {
            used.add(STORE);
        }
        assertThat(names(at)).isEqualTo(used);
    }

    /// Judges every case that can be read.
    void judgeAll(Judged each) throws IOException {
        for (var at : cases().toList()) {
            try {
                each.judged(name(folder), name(at), verify(input(at)));
            } catch (UnreadableAssetException e) {
                // the report says so
            }
        }
    }

    /// Takes the report of a case.
    @FunctionalInterface
    interface Judged {
        void judged(String folder, String name, VerificationReport report);
    }

    private static String name(Path at) {
        return at.getName(at.getNameCount() - 1).toString();
    }

    @Test
    void everyCaseHasAFolder() throws IOException {
        var folders = cases().map(at -> at.getFileName().toString()).toList();

        assertThat(folders).containsExactlyInAnyOrderElementsOf(forged.keySet());
    }

    private Path input(Path at) throws IOException {
        boolean beside = stores().containsKey(at.getFileName().toString());
        try (var files = Files.list(at)) {
            return files.filter(file -> file.getFileName().toString().startsWith("in."))
                    .filter(file -> !beside || !file.endsWith(STORE))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Set<String> names(Path at) throws IOException {
        try (var files = Files.list(at)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private String report(Path input) throws IOException {
        try {
            return json(verify(input));
        } catch (UnreadableAssetException e) {
            return "{\n  \"unreadable\": \"%s\"\n}\n".formatted(e.getMessage());
        }
    }

    private static String json(VerificationReport report) {
        var findings =
                report.findings().stream()
                        .map(GoldenFolder::json)
                        .collect(Collectors.joining(",\n"));
        return "{\n  \"state\": \"%s\",\n  \"sentence\": \"%s\",\n  \"findings\": [\n%s\n  ]%s\n}\n"
                .formatted(
                        report.state(), escaped(report.sentence()), findings, identities(report));
    }

    /// Who else stands behind assertions, if anyone does.
    private static String identities(VerificationReport report) {
        var actors =
                report.manifests().stream()
                        .flatMap(manifest -> manifest.identities().stream())
                        .map(GoldenFolder::json)
                        .collect(Collectors.joining(",\n"));
        return actors.isEmpty() ? "" : ",\n  \"identities\": [\n%s\n  ]".formatted(actors);
    }

    private static String json(IdentitySummary actor) {
        var verified = actor.identities().stream().map(one -> one.type()).toList();
        return "    {\"assertion\": \"%s\", \"state\": \"%s\", \"type\": \"%s\", \"roles\": \"%s\", \"name\": \"%s\", \"issuer\": \"%s\", \"identities\": \"%s\", \"referenced\": \"%s\", \"time\": \"%s\"}"
                .formatted(
                        actor.assertion(),
                        actor.state(),
                        actor.signatureType(),
                        actor.roles(),
                        actor.name(),
                        actor.issuer(),
                        verified,
                        actor.referenced(),
                        actor.time());
    }

    private static String json(Finding finding) {
        return "    {\"code\": \"%s\", \"about\": \"%s\", \"explanation\": \"%s\"}"
                .formatted(
                        finding.code().code(),
                        escaped(finding.about().value()),
                        escaped(finding.explanation()));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
