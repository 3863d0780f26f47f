package dev.candor.testkit.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// c2pa-rs as its npm package has it: an independent judge of what was signed here.
///
/// Needs Node with npm and its registry; where those are missing whoever asks is skipped, and
/// says so.
public final class ReferenceReader {
    private static final String LIBRARY = "node_modules/@contentauth/c2pa-node/dist/index.node";

    private final Path folder;

    private ReferenceReader(Path folder) {
        this.folder = folder;
    }

    /// What it says of a file.
    ///
    /// @param state Trusted, Valid, Invalid, NoManifest, or Error
    /// @param failures codes that speak against the active manifest, or the words of an error
    /// @param successes codes that speak for it
    public record Verdict(String state, List<String> failures, List<String> successes) {
        public Verdict {
            failures = List.copyOf(failures);
            successes = List.copyOf(successes);
        }

        private static Verdict of(JsonNode said) {
            return new Verdict(
                    said.path("state").asText(), texts(said, "failures"), texts(said, "successes"));
        }

        private static List<String> texts(JsonNode said, String member) {
            var texts = new ArrayList<String>();
            said.path(member).forEach(code -> texts.add(code.asText()));
            return texts;
        }
    }

    /// The reader in a folder, where it is fetched to if it is not there yet.
    public static ReferenceReader in(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        for (var name : List.of("package.json", "judge.mjs")) {
            try (var source = ReferenceReader.class.getResourceAsStream("/reference/" + name)) {
                Files.write(
                        folder.resolve(name), Objects.requireNonNull(source, name).readAllBytes());
            }
        }
        if (!Files.exists(folder.resolve(LIBRARY))) {
            fetch(folder);
        }
        return new ReferenceReader(folder);
    }

    private static void fetch(Path folder) throws IOException, InterruptedException {
        try {
            var install =
                    new ProcessBuilder(
                                    "npm",
                                    "install",
                                    "--ignore-scripts",
                                    "--no-audit",
                                    "--no-fund",
                                    "--no-package-lock")
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("npm.log").toFile())
                            .start();
            if (!install.waitFor(4, TimeUnit.MINUTES) || install.exitValue() != 0) {
                install.destroy();
                abort("SKIPPED: npm cannot fetch @contentauth/c2pa-node here");
            }
        } catch (IOException e) {
            abort("SKIPPED: Node and npm are not installed here");
        }
    }

    /// What it says of each file, by name.
    ///
    /// @param work a folder the files are written to
    /// @param anchorsPem whom it believes, on signatures and on time stamps
    /// @param files by their names, of which the extension says the format
    public Map<String, Verdict> judge(Path work, String anchorsPem, Map<String, byte[]> files)
            throws IOException, InterruptedException {
        var anchors = Files.writeString(work.resolve("anchors.pem"), anchorsPem);
        var command = new ArrayList<>(List.of("node", "judge.mjs", absolute(anchors)));
        for (var file : files.entrySet()) {
            command.add(absolute(Files.write(work.resolve(file.getKey()), file.getValue())));
        }
        var node =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(folder.resolve("judge.log").toFile())
                        .start();
        var said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, node.waitFor(), said);
        var verdicts = new TreeMap<String, Verdict>();
        var json = new ObjectMapper();
        for (var line : said.lines().toList()) {
            var verdict = json.readTree(line);
            var file = Path.of(verdict.path("file").asText());
            verdicts.put(String.valueOf(file.getFileName()), Verdict.of(verdict));
        }
        return verdicts;
    }

    private static String absolute(Path file) {
        return file.toAbsolutePath().toString();
    }
}
