package dev.candor.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

/// Keycloak as its makers ship it, unpacked and built once for an embedded start.
record KeycloakDistribution(Path folder) {

    private static final String NAME = "keycloak-" + Versions.OF_THIS_BUILD.keycloak();

    static boolean isIn(CandorHome home) {
        return Files.isDirectory(home.cache().resolve(NAME));
    }

    static KeycloakDistribution in(CandorHome home) {
        var zip = home.cache().resolve(NAME + ".zip");
        return new KeycloakDistribution(
                Folders.madeOnce(
                        home.cache().resolve(NAME),
                        folder -> {
                            if (!Files.exists(zip)) {
                                throw new IOException(
                                        "%s is missing; `mvn -pl libs/embedded install` fetches it"
                                                .formatted(zip));
                            }
                            unpack(zip, folder);
                            build(folder);
                        }));
    }

    /// The command that starts the server with its state in `state`.
    ///
    /// It is what `bin/kc.sh` runs, without the script: that one stays as the parent of the server,
    /// and a script that is killed leaves its server behind.
    List<String> start(Path state, int port, List<String> more) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        line.addAll(List.of("-Xms64m", "-Xmx256m", "-XX:MaxMetaspaceSize=256m"));
        line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        line.add("-XX:+ExitOnOutOfMemoryError");
        for (var opened : List.of("util", "util.concurrent", "security", "lang")) {
            line.add("--add-opens=java.base/java.%s=ALL-UNNAMED".formatted(opened));
        }
        line.add("--enable-native-access=ALL-UNNAMED");
        line.addAll(List.of("-Dfile.encoding=UTF-8", "-Duser.language=en", "-Duser.country=US"));
        line.add("-Dkc.home.dir=" + folder);
        line.add("-Djboss.server.config.dir=" + folder.resolve("conf"));
        line.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        line.add(
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory"
                        + "=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");
        line.addAll(List.of("-cp", folder.resolve("lib/quarkus-run.jar").toString()));
        line.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        line.addAll(List.of("start", "--optimized"));
        line.addAll(
                List.of(
                        "--http-enabled=true",
                        "--http-host=localhost",
                        "--http-port=" + port,
                        "--hostname-strict=false",
                        "--db-url=jdbc:h2:file:%s;NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE"
                                .formatted(state.toAbsolutePath().resolve("kc"))));
        line.addAll(more);
        return line;
    }

    Map<String, String> environment(Secrets secrets) {
        return Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                secrets.get("KEYCLOAK_ADMIN_PASSWORD"));
    }

    /// Lets `start` run while `realm` lies where a start with `--import-realm` looks for it. That
    /// place is one for the whole distribution, so imports take turns.
    <T> T importing(String realm, Folders.Work<T> start) throws IOException {
        return Folders.alone(
                folder.resolveSibling(folder.getFileName() + ".import"),
                () -> {
                    var document = folder.resolve("data/import/candor-realm.json");
                    Files.createDirectories(document.getParent());
                    try {
                        Files.writeString(document, realm);
                        return start.run();
                    } finally {
                        Files.deleteIfExists(document);
                    }
                });
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        try (var archive = new ZipInputStream(Files.newInputStream(zip))) {
            for (var entry = archive.getNextEntry();
                    entry != null;
                    entry = archive.getNextEntry()) {
                // The archive's own top folder has the version in its name, as ours has.
                var inside = entry.getName().substring(entry.getName().indexOf('/') + 1);
                var target = folder.resolve(inside).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException(
                            "The archive leads out of its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(archive, target);
                }
            }
        }
    }

    private static void build(Path folder) throws IOException {
        var process =
                new ProcessBuilder(
                                "bash",
                                folder.resolve("bin/kc.sh").toString(),
                                "build",
                                "--db=dev-file",
                                "--cache=local")
                        .redirectErrorStream(true);
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var running = process.start();
        running.getOutputStream().close();
        try {
            var output =
                    new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (running.waitFor() != 0) {
                throw new IOException("kc.sh build failed:\n" + output);
            }
        } catch (InterruptedException e) {
            running.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("kc.sh build was interrupted", e);
        }
    }
}
