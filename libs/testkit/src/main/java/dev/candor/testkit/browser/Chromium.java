package dev.candor.testkit.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One browser process with a profile of its own, which goes when it is closed. Pages of it are
/// used one after the other, by one thread.
public final class Chromium implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/");
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Process process;
    private final Path profile;
    private final String authority;
    private final HttpClient http = HttpClient.newHttpClient();

    private Chromium(Process process, Path profile, String authority) {
        this.process = process;
        this.profile = profile;
        this.authority = authority;
    }

    /// Where a Chromium is; empty where tests that need one have to be skipped, aloud.
    public static Optional<Path> executable() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return NAMES.stream()
                .flatMap(
                        name ->
                                Arrays.stream(path.split(File.pathSeparator))
                                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// @throws UncheckedIOException when it does not start
    public static Chromium start() {
        try {
            return started();
        } catch (IOException e) {
            throw new UncheckedIOException("Chromium", e);
        }
    }

    private static Chromium started() throws IOException {
        var executable = executable().orElseThrow(() -> new IOException("No chromium on the PATH"));
        var profile = Files.createTempDirectory("candor-chromium");
        var process =
                new ProcessBuilder(
                                executable.toString(),
                                "--headless=new",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--hide-scrollbars",
                                "--force-color-profile=srgb",
                                "about:blank")
                        .redirectErrorStream(true)
                        .start();
        var lines = process.inputReader(StandardCharsets.UTF_8);
        var authority =
                lines.lines()
                        .map(LISTENING::matcher)
                        .filter(Matcher::find)
                        .map(found -> found.group(1))
                        .findFirst()
                        .orElseThrow(() -> new IOException("Chromium ended before it listened"));
        Thread.ofVirtual().start(() -> drain(lines));
        return new Chromium(process, profile, authority);
    }

    private static void drain(BufferedReader lines) {
        try (lines) {
            while (lines.readLine() != null) {
                // What it says of itself is of no interest; a full pipe would stop it.
            }
        } catch (IOException gone) {
            // It was closed.
        }
    }

    /// A new, empty page.
    public BrowserPage page() {
        try {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://"
                                                            + authority
                                                            + "/json/new?about:blank"))
                                    .PUT(BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.ofString());
            JsonNode target = JSON.readTree(answer.body());
            return BrowserPage.at(http, URI.create(target.path("webSocketDebuggerUrl").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            forget(profile);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }

    private static void forget(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException left) {
            // A file that a dying process still wrote stays in the temporary folder.
        }
    }
}
