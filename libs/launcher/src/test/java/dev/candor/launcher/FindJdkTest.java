package dev.candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `candor`, in folders with JDKs that say their version and nothing else.
class FindJdkTest {

    @TempDir Path folder = Path.of("");

    /// A command that every JDK here knows: it prints who was asked to run what.
    private static final String JAVA =
            """
            #!/bin/sh
            echo "$0 $*"
            """;

    private record Outcome(int status, String output) {}

    @BeforeEach
    void aLauncherIsBuilt() throws IOException {
        var launcher = Files.createDirectories(folder.resolve("home/app/launcher"));
        Files.writeString(launcher.resolve("launcher.jar"), "");
    }

    @Test
    void theOneThatJavaHomeNamesComesFirst() throws Exception {
        // given
        var named = jdk("named", "25.0.1");
        jdk("jvm/newer", "27");

        // when
        var outcome = candor(Map.of("JAVA_HOME", named.toString()));

        // then
        assertThat(outcome.output()).startsWith(named.resolve("bin/java").toString());
        assertThat(outcome.output()).endsWith("launcher.jar status --json\n");
    }

    @Test
    void anOldOneInJavaHomeIsPassedOver() throws Exception {
        // given
        var old = jdk("old", "17.0.15");
        var good = jdk("jvm/good", "25.0.3");

        // when
        var outcome = candor(Map.of("JAVA_HOME", old.toString()));

        // then
        assertThat(outcome.output()).startsWith(good.resolve("bin/java").toString());
    }

    @Test
    void theNewestOfTheUsualFoldersWins() throws Exception {
        // given
        jdk("jvm/a-25", "25.0.3");
        var newest = jdk("jvm/b-26", "26");
        jdk("jvm/c-25", "25");
        jdk("jvm/d-8", "1.8.0_402");

        // when
        var outcome = candor(Map.of());

        // then
        assertThat(outcome.output()).startsWith(newest.resolve("bin/java").toString());
    }

    @Test
    void aMacsFolderIsKnown() throws Exception {
        // given
        var mac = jdk("jvm/temurin-25.jdk/Contents/Home", "25");

        // when
        var outcome = candor(Map.of());

        // then
        assertThat(outcome.output()).startsWith(mac.resolve("bin/java").toString());
    }

    @Test
    void javacOnThePathIsFollowedThroughItsLinks() throws Exception {
        // given
        var linked = jdk("somewhere/else", "25");
        var bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("alternative"), linked.resolve("bin/javac"));
        Files.createSymbolicLink(bin.resolve("javac"), Path.of("alternative"));

        // when
        var outcome = candor(Map.of("PATH", bin + ":/usr/bin:/bin"));

        // then
        assertThat(outcome.output()).startsWith(linked.resolve("bin/java").toString());
    }

    @Test
    void withoutOneItSaysWhatToInstall() throws Exception {
        // given
        jdk("jvm/old", "21");
        Files.createDirectories(folder.resolve("jvm/runtime-only-25/bin"));

        // when
        var outcome = candor(Map.of());

        // then
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("no JDK 25 or newer was found")
                .contains("apt install openjdk-25-jdk-headless")
                .contains("JAVA_HOME");
    }

    @Test
    void anUnknownCommandIsRefusedWithTheHelp() throws Exception {
        // when
        var outcome = run(Map.of(), "fly");

        // then
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.output()).contains("there is no command fly").contains("./candor demo");
    }

    private Outcome candor(Map<String, String> environment) throws Exception {
        return run(environment, "status", "--json");
    }

    private Outcome run(Map<String, String> environment, String... arguments) throws Exception {
        var script = Path.of(System.getProperty("candor.root"), "candor").toString();
        var builder = new ProcessBuilder("sh", script).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().putAll(defaults());
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private Map<String, String> defaults() throws IOException {
        var defaults = new HashMap<String, String>();
        // Where javac is not: the machine's own JDK must not answer for ours.
        defaults.put("PATH", toolsWithoutJava().toString());
        defaults.put("HOME", folder.toString());
        defaults.put("CANDOR_HOME", folder.resolve("home").toString());
        defaults.put("CANDOR_JVM_FOLDERS", folder.resolve("jvm").toString());
        return defaults;
    }

    private Path toolsWithoutJava() throws IOException {
        var tools = Files.createDirectories(folder.resolve("tools"));
        for (var tool : List.of("sed", "dirname", "basename", "readlink", "cat", "awk")) {
            for (var place : List.of("/usr/bin", "/bin")) {
                if (Files.exists(Path.of(place, tool))) {
                    program(
                            tools.resolve(tool),
                            "#!/bin/sh\nexec %s/%s \"$@\"\n".formatted(place, tool));
                }
            }
        }
        return tools;
    }

    private Path jdk(String name, String version) throws IOException {
        var jdk = folder.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(
                jdk.resolve("release"),
                "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        for (var program : List.of("java", "javac")) {
            program(jdk.resolve("bin").resolve(program), JAVA);
        }
        return jdk;
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
