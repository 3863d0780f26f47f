package dev.candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The script `candor` in a checkout where nothing is built, with a JDK that says what it was asked
/// to run, and a Maven that makes the launcher and writes down how it was called.
class BuildTest {
    private static final String JAVA =
            """
            #!/bin/sh
            echo "$0 $*"
            """;
    private static final String MAVEN =
            """
            #!/bin/sh
            if [ "$1" = -v ]; then echo 'Apache Maven 3.9.9'; exit; fi
            echo "$*" >>calls
            [ ! -e broken ] || { echo '[ERROR] no such module'; exit 1; }
            mkdir -p libs/launcher/target/lib
            touch libs/launcher/target/launcher.jar
            """;

    @TempDir Path folder = Path.of("");
    private Path checkout = Path.of("");

    private record Outcome(int status, String output) {}

    @BeforeEach
    void nothingIsBuilt() throws IOException {
        checkout = Files.createDirectories(folder.resolve("checkout"));
        Files.copy(
                Path.of(System.getProperty("candor.root"), "candor"), checkout.resolve("candor"));
        var jdk = folder.resolve("jdk");
        program(jdk.resolve("bin/java"), JAVA);
        program(jdk.resolve("bin/javac"), JAVA);
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
        program(folder.resolve("maven/bin/mvn"), MAVEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "demo", "stop", "status", "logs", "token"})
    void suiteIsBuiltBeforeItIsAsked(String command) throws Exception {
        // when
        var outcome = candor(command);

        // then
        assertThat(outcome.output()).endsWith("app/launcher/launcher.jar %s\n".formatted(command));
        assertThat(Files.readString(checkout.resolve("calls")))
                .contains("consent-service", "provenance-service", "label-service", "gateway")
                .endsWith("package\n");
    }

    @Test
    void failedBuildIsSaidAndNothingIsStarted() throws Exception {
        // given
        Files.createFile(checkout.resolve("broken"));

        // when
        var outcome = candor("demo");

        // then
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("the build failed", "no such module")
                .doesNotContain("launcher.jar");
    }

    private Outcome candor(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("sh", checkout.resolve("candor").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(
                        Map.of(
                                "PATH", "/usr/bin:/bin",
                                "HOME", folder.toString(),
                                "JAVA_HOME", folder.resolve("jdk").toString(),
                                "MAVEN_HOME", folder.resolve("maven").toString(),
                                "CANDOR_HOME", folder.resolve("home").toString()));
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
