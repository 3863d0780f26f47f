package dev.candor.gateway.publication;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/// The packaged gateway as a process of its own, beside the one of the test: it can be killed.
public final class Replica implements AutoCloseable {
    private static final List<String> SHARED =
            List.of("quarkus.datasource.", "quarkus.oidc.", "quarkus.oidc-client.", "candor.");
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final File LOG = new File("target/replica.log");
    private static final Duration START = Duration.ofSeconds(90);

    private final Process process;
    private final int port;

    private Replica(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts one on the database, the folders and the neighbours of the test.
    public static Replica start() {
        int port = freePort();
        var replica = new Replica(launch(port), port);
        await().atMost(START).until(replica::listens);
        return replica;
    }

    public String address() {
        return "http://localhost:" + port;
    }

    /// As `kill -9` does; it is gone when this returns.
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private static Process launch(int port) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        line.add("-Dquarkus.http.port=" + port);
        line.add("-Dquarkus.management.port=" + freePort());
        line.add("-Dcandor.gateway.job.lease=PT2S");
        line.add("-Dcandor.gateway.job.look-every=PT0.2S");
        shared().forEach(name -> line.add("-D%s=%s".formatted(name, value(name))));
        line.addAll(List.of("-jar", JAR.toString()));
        try {
            return new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> shared() {
        return StreamSupport.stream(
                        ConfigProvider.getConfig().getPropertyNames().spliterator(), false)
                .filter(name -> SHARED.stream().anyMatch(name::startsWith))
                .filter(name -> !name.startsWith("candor.gateway.job."))
                .filter(name -> !name.startsWith("candor.test."))
                .filter(
                        name ->
                                ConfigProvider.getConfig()
                                        .getOptionalValue(name, String.class)
                                        .isPresent())
                .distinct()
                .toList();
    }

    private static String value(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the replica ended; see " + LOG.getAbsolutePath());
        }
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
