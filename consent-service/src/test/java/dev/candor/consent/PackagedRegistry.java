package dev.candor.consent;

import dev.candor.embedded.ActorKeyPair;
import dev.candor.embedded.CandorHome;
import dev.candor.embedded.Database;
import dev.candor.embedded.Keycloak;
import dev.candor.embedded.Leash;
import dev.candor.embedded.Patience;
import dev.candor.embedded.Ports;
import dev.candor.embedded.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A registry as packaged: a PostgreSQL that keeps what it answers and a consent-service, each a
/// process of its own that can be killed and started again.
final class PackagedRegistry implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final String DATABASE = "candor_consent";
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final CandorHome home;
    private final Path folder;
    private final Keycloak keycloak;
    private final String name;
    private final Map<String, String> settings;
    private final Secrets secrets;
    private final int databasePort = Ports.free();
    private final int port = Ports.free();
    private final int management = Ports.free();
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Database database;
    private @Nullable Leash service;

    /// @param name what it calls itself where it signs
    /// @param settings environment variables on top of the usual ones
    PackagedRegistry(
            CandorHome home,
            Path folder,
            Keycloak keycloak,
            String name,
            Map<String, String> settings) {
        this.home = home;
        this.folder = folder;
        this.keycloak = keycloak;
        this.name = name;
        this.settings = Map.copyOf(settings);
        this.secrets = Secrets.in(folder.resolve("secrets.json"));
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    /// Where its database lies, to be copied while it is stopped.
    Path databaseFolder() {
        return folder.resolve("postgres");
    }

    PackagedRegistry start() {
        startDatabase();
        startService();
        return this;
    }

    void startDatabase() {
        database = Database.kept(home, databaseFolder(), databasePort, secrets);
    }

    void startService() {
        var leash =
                Leash.hold(
                        "consent-service",
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                JAR.toString()),
                        environment(),
                        folder.resolve("consent-service.log"),
                        Leash.Farewell.TERM,
                        GRACE);
        service = leash;
        var ready = URI.create("http://127.0.0.1:%d/q/health/ready".formatted(management));
        Patience.until("consent-service", START, leash, () -> isReady(ready));
    }

    /// SIGKILL: it cannot say goodbye.
    void killService() {
        kill(service);
    }

    /// SIGKILL to the server and to every process of its connections.
    void killDatabase() {
        kill(database == null ? null : database.leash());
    }

    void stopService() {
        if (service != null) {
            service.close();
        }
    }

    void stopDatabase() {
        if (database != null) {
            database.close();
        }
    }

    /// A connection to its database as its owner.
    Connection connect() throws SQLException {
        if (database == null) {
            throw new IllegalStateException("The database is not started");
        }
        var login = database.login(DATABASE);
        return DriverManager.getConnection(login.jdbcUrl(), login.username(), login.password());
    }

    @Override
    public void close() {
        stopService();
        stopDatabase();
        http.close();
    }

    private static void kill(@Nullable Leash leash) {
        if (leash == null) {
            throw new IllegalStateException("It is not started");
        }
        var process = leash.process();
        var family = Stream.concat(Stream.of(process), process.descendants()).toList();
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(one -> one.onExit().join());
        leash.close();
    }

    private boolean isReady(URI ready) {
        try {
            var request = HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<String, String> environment() {
        if (database == null) {
            throw new IllegalStateException("The service starts after its database");
        }
        var owner = database.login(DATABASE);
        var runtime = database.runtime(DATABASE);
        var keys = database.login(Database.KEYS);
        var values = new HashMap<String, String>();
        values.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        values.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        values.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        values.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        values.put("QUARKUS_DATASOURCE_JDBC_URL", runtime.jdbcUrl());
        values.put("QUARKUS_DATASOURCE_REACTIVE_URL", runtime.reactiveUrl());
        values.put("QUARKUS_DATASOURCE_USERNAME", runtime.username());
        values.put("QUARKUS_DATASOURCE_PASSWORD", runtime.password());
        values.put("QUARKUS_FLYWAY_JDBC_URL", owner.jdbcUrl());
        values.put("QUARKUS_FLYWAY_USERNAME", owner.username());
        values.put("QUARKUS_FLYWAY_PASSWORD", owner.password());
        values.put("QUARKUS_DATASOURCE_KEYS_JDBC_URL", keys.jdbcUrl());
        values.put("QUARKUS_DATASOURCE_KEYS_REACTIVE_URL", keys.reactiveUrl());
        values.put("QUARKUS_DATASOURCE_KEYS_USERNAME", keys.username());
        values.put("QUARKUS_DATASOURCE_KEYS_PASSWORD", keys.password());
        values.put("QUARKUS_OIDC_AUTH_SERVER_URL", keycloak.issuer());
        values.put("CANDOR_ORGANIZATION_DEFAULT", "demo");
        values.put("CANDOR_SPOOL_DIRECTORY", made("spool"));
        values.put(
                "CANDOR_ACTOR_PUBLIC_KEY",
                ActorKeyPair.in(folder.resolve("actor")).publicKey().toString());
        values.put(
                "CANDOR_CONSENT_VAULT_DESTRUCTION_LOG",
                Path.of(made("people"), "destructions.jsonl").toString());
        values.put("CANDOR_CONSENT_VAULT_DEVELOPMENT", "true");
        values.put("CANDOR_CONSENT_REGISTRY_NAME", name);
        values.put("CANDOR_CONSENT_REGISTRY_KEY_DIRECTORY", made("registry"));
        values.put("CANDOR_CONSENT_REGISTRY_DEVELOPMENT", "true");
        values.put(
                "CANDOR_EVENTS_CLIENT_SECRET",
                keycloak.identities().clientSecret("candor-consent"));
        values.putAll(settings);
        return values;
    }

    private String made(String below) {
        try {
            return Files.createDirectories(folder.resolve(below)).toAbsolutePath().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
