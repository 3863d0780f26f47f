package dev.candor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// `docs/cookbook.md`, command by command, as somebody would who copies it into a shell. Each has
/// to end well and to print what the document says it prints.
@ExtendWith(RunningSuite.class)
class CookbookIT {
    private static final Pattern RECIPE =
            Pattern.compile(
                    "(?m)^```sh\\n(.*?)^```\\n(?:\\n```text\\n(.*?)^```$)?", Pattern.DOTALL);
    private static final Pattern RECEIVER =
            Pattern.compile("(?m)^```java\\n(.*?)^```$", Pattern.DOTALL);
    private static final String MARK = "=== recipe ";

    @TempDir Path folder = Path.of("");

    /// @param output what it prints, with `…` for whatever differs; empty when that is not said
    private record Recipe(String commands, String output) {}

    @Test
    void everyRecipeDoesWhatItSays() throws Exception {
        // given
        assumeTrue(
                Stream.of("bash", "curl", "jq", "openssl").allMatch(CookbookIT::isThere),
                "The recipes need bash, curl, jq and openssl");
        var recipes = recipes();
        assertThat(recipes).hasSizeGreaterThan(12);
        Files.write(folder.resolve("sea.jpg"), Pictures.jpeg());
        Files.writeString(folder.resolve("Receiver.java"), receiver());

        // when
        var said = run(script(recipes));

        // then
        var outputs = said.split(Pattern.quote(MARK) + "\\d+\n", -1);
        for (int i = 0; i < recipes.size(); i++) {
            assertThat(outputs.length)
                    .as("recipe %d fails:%n%s%n%s", i, recipes.get(i).commands(), said)
                    .isGreaterThan(i + 2);
            assertThat(outputs[i + 1])
                    .as(recipes.get(i).commands())
                    .matches(pattern(recipes.get(i).output()));
        }
    }

    /// All in one shell, which ends with the first command that fails.
    private static String script(List<Recipe> recipes) {
        var script = new StringBuilder("set -euo pipefail\n");
        for (int i = 0; i < recipes.size(); i++) {
            script.append("echo '%s%d'\n".formatted(MARK, i)).append(recipes.get(i).commands());
        }
        return script + "echo '%s%d'\n".formatted(MARK, recipes.size());
    }

    private static Pattern pattern(String output) {
        return Pattern.compile(
                Stream.of(output.split("…", -1))
                        .map(Pattern::quote)
                        .reduce("%s.*%s"::formatted)
                        .orElse(""),
                Pattern.DOTALL);
    }

    private String run(String script) throws IOException, InterruptedException {
        var output = folder.resolve("said");
        var builder =
                new ProcessBuilder(
                                "bash",
                                Files.writeString(folder.resolve("recipes.sh"), script).toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        var environment = builder.environment();
        environment.merge(
                "PATH",
                System.getProperty("java.home") + "/bin",
                (path, java) -> java + File.pathSeparator + path);
        environment.put("CANDOR", RunningSuite.address("gateway"));
        environment.put("CLIENT_ID", "demo-integrator");
        environment.put("CLIENT_SECRET", RunningSuite.identities().clientSecret("demo-integrator"));
        environment.put("PORT", String.valueOf(freePort()));
        var process = builder.start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES))
                    .as("it ends: %s", Files.readString(output))
                    .isTrue();
            return Files.readString(output);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static List<Recipe> recipes() throws IOException {
        var recipes = new ArrayList<Recipe>();
        var found = RECIPE.matcher(document("cookbook.md"));
        while (found.find()) {
            var output = found.group(2);
            recipes.add(new Recipe(found.group(1), output == null ? "" : output));
        }
        return recipes;
    }

    private static String receiver() throws IOException {
        var found = RECEIVER.matcher(document("webhooks.md"));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String document(String name) throws IOException {
        return Files.readString(House.root().resolve("docs").resolve(name));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
