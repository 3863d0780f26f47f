package dev.candor.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A Keycloak server on the loopback interface with the realm `candor` and the demo's users and
/// clients.
public final class Keycloak implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration START = Duration.ofMinutes(5);

    private final int port;
    private final Secrets secrets;
    private final Leash leash;
    private final HttpClient http;

    private Keycloak(int port, Secrets secrets, Leash leash, HttpClient http) {
        this.port = port;
        this.secrets = secrets;
        this.leash = leash;
        this.http = http;
    }

    /// Whether Keycloak lies unpacked in the cache; if not, the next start does that first.
    public static boolean isUnpacked(CandorHome home) {
        return KeycloakDistribution.isIn(home);
    }

    /// A server whose state is kept in `folder`. The realm is imported at the first start, and
    /// anew when its document has changed since: users and clients keep their identifiers and
    /// secrets.
    public static Keycloak kept(CandorHome home, Path folder, int port, Secrets secrets) {
        var distribution = KeycloakDistribution.in(home);
        var realm = Realm.demo();
        var mark = folder.resolve("realm.sha256");
        try {
            var log = home.run().resolve("keycloak.log");
            if (Files.exists(mark) && Files.readString(mark).equals(realm.fingerprint())) {
                return start(distribution, folder, port, secrets, log, List.of());
            }
            Folders.delete(folder);
            var keycloak = importing(distribution, folder, port, secrets, realm, log);
            Files.writeString(mark, realm.fingerprint());
            return keycloak;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep Keycloak's state in " + folder, e);
        }
    }

    /// A server with a copy of the realm as it was first imported. The caller deletes `folder`
    /// after the end.
    public static Keycloak temporary(CandorHome home, Path folder) {
        var distribution = KeycloakDistribution.in(home);
        var template = template(home, distribution);
        try {
            var state = folder.resolve("keycloak");
            Folders.copy(template, state);
            return start(
                    distribution,
                    state,
                    Ports.free(),
                    Secrets.in(state.resolve("secrets.json")),
                    folder.resolve("keycloak.log"),
                    List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy the realm template to " + folder, e);
        }
    }

    /// A server with a realm of the caller's choice, imported now.
    static Keycloak temporary(CandorHome home, Path folder, Realm realm) throws IOException {
        var state = Files.createDirectories(folder.resolve("keycloak"));
        return importing(
                KeycloakDistribution.in(home),
                state,
                Ports.free(),
                Secrets.in(state.resolve("secrets.json")),
                realm,
                folder.resolve("keycloak.log"));
    }

    /// The state after a first start, made once for each realm document: copying it is quicker
    /// than importing again.
    private static Path template(CandorHome home, KeycloakDistribution distribution) {
        var realm = Realm.demo();
        var name =
                "realm-%s-%s"
                        .formatted(
                                Versions.OF_THIS_BUILD.keycloak(),
                                realm.fingerprint().substring(0, 16));
        return Folders.madeOnce(
                home.cache().resolve(name),
                folder -> {
                    var secrets = Secrets.in(folder.resolve("secrets.json"));
                    var log = folder.resolve("first-start.log");
                    importing(distribution, folder, Ports.free(), secrets, realm, log).close();
                });
    }

    private static Keycloak importing(
            KeycloakDistribution distribution,
            Path folder,
            int port,
            Secrets secrets,
            Realm realm,
            Path log)
            throws IOException {
        // The portal's address: any port of localhost is as good as another here.
        var text = realm.text().replace("${CANDOR_PUBLIC_URL}", "http://localhost");
        var document = secrets.fill(text);
        return distribution.importing(
                document,
                () -> start(distribution, folder, port, secrets, log, List.of("--import-realm")));
    }

    private static Keycloak start(
            KeycloakDistribution distribution,
            Path folder,
            int port,
            Secrets secrets,
            Path log,
            List<String> more) {
        var leash =
                Leash.hold(
                        "keycloak",
                        distribution.start(folder, port, more),
                        distribution.environment(secrets),
                        log,
                        Leash.Farewell.TERM,
                        GRACE);
        var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        var keycloak = new Keycloak(port, secrets, leash, http);
        try {
            Patience.until("Keycloak on port " + port, START, leash, keycloak::answers);
        } catch (RuntimeException e) {
            leash.close();
            throw e;
        }
        return keycloak;
    }

    private boolean answers() {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(issuer()))
                            .timeout(Duration.ofSeconds(5))
                            .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public int port() {
        return port;
    }

    /// The server's process, for the list of processes.
    public Leash leash() {
        return leash;
    }

    /// The realm's address, and the issuer of its tokens.
    public String issuer() {
        return "http://localhost:%d/realms/%s".formatted(port, Realm.NAME);
    }

    /// The realm's users and clients.
    public DemoIdentities identities() {
        return new DemoIdentities(issuer(), secrets);
    }

    @Override
    public void close() {
        http.close();
        leash.close();
    }
}
