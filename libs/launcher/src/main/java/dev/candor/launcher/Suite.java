package dev.candor.launcher;

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
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// PostgreSQL, Keycloak and the four services, started in order and ended in reverse.
final class Suite implements AutoCloseable {

    /// What the embedded consent registry is called in what it signs.
    private static final String REGISTRY = "localhost/registry";

    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration START = Duration.ofSeconds(120);

    private final CandorHome home;
    private final Path checkout;
    private final Progress progress;
    private final Secrets secrets;
    private final Map<Service, Service.Address> addresses = new EnumMap<>(Service.class);
    private final Map<Service, Leash> services = new EnumMap<>(Service.class);
    private @Nullable FileChannel lock;
    private @Nullable Database database;
    private @Nullable Keycloak keycloak;
    private boolean closed;

    private Suite(CandorHome home, Path checkout, Progress progress) {
        this.home = home;
        this.checkout = checkout;
        this.progress = progress;
        this.secrets = Secrets.in(home.data().resolve("secrets.json"));
    }

    /// A suite that is not started yet; closing it ends whatever of it runs.
    static Suite of(CandorHome home, Path checkout, Progress progress) {
        return new Suite(home, checkout, progress);
    }

    /// Starts everything and returns when all of it answers.
    ///
    /// @throws IllegalStateException when something does not start; the message says what and why
    Roster start(GatewayPort port) {
        lockFolder();
        Roster.read(home).ifPresent(this::removeLeftovers);
        choosePorts(port);
        progress.say("Starting; everything is kept in " + home.root());
        try {
            startServers();
            startServices();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        var roster = roster();
        roster.write(home);
        return roster;
    }

    private void lockFolder() {
        try {
            var channel =
                    FileChannel.open(
                            home.run().resolve("suite.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new IllegalStateException(
                        "Another suite starts or runs in %s; ./candor stop ends it"
                                .formatted(home.root()));
            }
            lock = channel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void removeLeftovers(Roster left) {
        var count = left.end(GRACE);
        if (count > 0) {
            progress.say("Ended %d processes that a killed run had left".formatted(count));
        }
        Roster.delete(home);
    }

    private void choosePorts(GatewayPort port) {
        for (var service : Service.values()) {
            addresses.put(service, Service.Address.of(service));
        }
        var gateway = new Service.Address(port.choose(), address(Service.GATEWAY).management());
        addresses.put(Service.GATEWAY, gateway);
        if (gateway.port() != port.wanted()) {
            progress.say(
                    "Port %d is taken; the gateway listens on %d"
                            .formatted(port.wanted(), gateway.port()));
        }
    }

    private Service.Address address(Service service) {
        var address = addresses.get(service);
        if (address == null) {
            throw new IllegalStateException(service + " has no address yet");
        }
        return address;
    }

    private void startServers() {
        if (!Keycloak.isUnpacked(home)) {
            progress.say("  The first start unpacks and sets up PostgreSQL and Keycloak, once.");
        }
        var identity =
                CompletableFuture.supplyAsync(
                        () -> {
                            var step = progress.begin("Keycloak");
                            var started =
                                    Keycloak.kept(
                                            home,
                                            home.data().resolve("keycloak"),
                                            Ports.freeOr(8180),
                                            secrets);
                            keycloak = started;
                            step.done(started.issuer());
                            return started;
                        });
        var storage =
                CompletableFuture.supplyAsync(
                        () -> {
                            var step = progress.begin("PostgreSQL");
                            var started =
                                    Database.kept(
                                            home,
                                            home.data().resolve("postgres"),
                                            Ports.freeOr(5442),
                                            secrets);
                            database = started;
                            step.done("127.0.0.1:" + started.port());
                            return started;
                        });
        CompletableFuture.allOf(identity, storage).join();
    }

    private void startServices() {
        var folders = new EnumMap<Service, AppFolder>(Service.class);
        for (var service : Service.values()) {
            folders.put(service, AppFolder.of(home, checkout, service));
        }
        var starts =
                folders.entrySet().stream()
                        .map(
                                entry ->
                                        CompletableFuture.runAsync(
                                                () -> start(entry.getKey(), entry.getValue())))
                        .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(starts).join();
    }

    private void start(Service service, AppFolder folder) {
        var step = progress.begin(service.folder());
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(service.virtualMachine());
        command.addAll(List.of("-jar", folder.jar().toString()));
        var leash =
                Leash.hold(
                        service.folder(),
                        command,
                        environment(service),
                        home.run().resolve(service.folder() + ".log"),
                        Leash.Farewell.TERM,
                        GRACE);
        synchronized (services) {
            services.put(service, leash);
        }
        var ready =
                URI.create(
                        "http://127.0.0.1:%d/q/health/ready"
                                .formatted(address(service).management()));
        try (var http = HttpClient.newHttpClient()) {
            Patience.until(service.folder(), START, leash, () -> answers(http, ready));
        }
        step.done(address(service).url());
    }

    private static boolean answers(HttpClient http, URI uri) {
        try {
            var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<String, String> environment(Service service) {
        if (database == null || keycloak == null) {
            throw new IllegalStateException("Services start after PostgreSQL and Keycloak");
        }
        var login = database.login(service.database());
        var keys = ActorKeyPair.in(home.data().resolve("keys/actor"));
        var values = new HashMap<String, String>();
        values.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        values.put("QUARKUS_HTTP_PORT", Integer.toString(address(service).port()));
        values.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        values.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(address(service).management()));
        values.put("QUARKUS_DATASOURCE_JDBC_URL", login.jdbcUrl());
        values.put("QUARKUS_DATASOURCE_REACTIVE_URL", login.reactiveUrl());
        values.put("QUARKUS_DATASOURCE_USERNAME", login.username());
        values.put("QUARKUS_DATASOURCE_PASSWORD", login.password());
        values.put("QUARKUS_OIDC_AUTH_SERVER_URL", keycloak.issuer());
        values.put("CANDOR_ORGANIZATION_DEFAULT", "demo");
        values.put("CANDOR_SPOOL_DIRECTORY", made("spool"));
        values.put("CANDOR_ACTOR_PUBLIC_KEY", keys.publicKey().toString());
        switch (service) {
            case GATEWAY -> {
                var identities = keycloak.identities();
                values.put("CANDOR_ACTOR_PRIVATE_KEY", keys.privateKey().toString());
                values.put("CANDOR_CONSENT_URL", address(Service.CONSENT).url());
                values.put("CANDOR_PROVENANCE_URL", address(Service.PROVENANCE).url());
                values.put("CANDOR_LABEL_URL", address(Service.LABEL).url());
                values.put("CANDOR_GATEWAY_PUBLIC_URL", address(service).url());
                values.put("CANDOR_GATEWAY_MEDIA_DIRECTORY", made("media"));
                values.put(
                        "CANDOR_WEBHOOKS_SECRET_FILE",
                        Path.of(made("keys/webhooks"), "webhooks.secret").toString());
                values.put("CANDOR_WEBHOOKS_DEVELOPMENT", "true");
                values.put(
                        "CANDOR_GATEWAY_CLIENT_SECRET", identities.clientSecret("candor-gateway"));
                values.put(
                        "QUARKUS_OIDC_PORTAL_CREDENTIALS_SECRET",
                        identities.clientSecret("candor-portal"));
                values.put(
                        "QUARKUS_OIDC_PORTAL_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET",
                        secrets.get("PORTAL_COOKIE_KEY"));
            }
            case PROVENANCE -> {
                values.put("CANDOR_PROVENANCE_KEY_DIRECTORY", made("keys/provenance"));
                values.put("CANDOR_PROVENANCE_KEY_DEVELOPMENT", "true");
                values.put("CANDOR_PROVENANCE_MANIFEST_PUBLIC_URL", address(Service.GATEWAY).url());
                values.put(
                        "CANDOR_PROVENANCE_TOOL_CARDS_ADDRESS",
                        address(Service.CONSENT).url() + "/v1/tool-cards");
                values.put(
                        "CANDOR_PROVENANCE_TRUST_DIRECTORY",
                        home.root().resolve("trust").toString());
                values.put("CANDOR_PROVENANCE_CONSENT_ISSUER", REGISTRY);
                values.put(
                        "CANDOR_PROVENANCE_CONSENT_KEYS",
                        address(Service.CONSENT).url()
                                + "/v1/ledger/keys?organization={organization}");
                tells(values, keycloak.identities().clientSecret("candor-provenance"));
            }
            case CONSENT -> {
                var runtime = database.runtime(service.database());
                values.put("QUARKUS_FLYWAY_JDBC_URL", login.jdbcUrl());
                values.put("QUARKUS_FLYWAY_USERNAME", login.username());
                values.put("QUARKUS_FLYWAY_PASSWORD", login.password());
                values.put("QUARKUS_DATASOURCE_USERNAME", runtime.username());
                values.put("QUARKUS_DATASOURCE_PASSWORD", runtime.password());
                var keyStore = database.login(Database.KEYS);
                values.put("QUARKUS_DATASOURCE_KEYS_JDBC_URL", keyStore.jdbcUrl());
                values.put("QUARKUS_DATASOURCE_KEYS_REACTIVE_URL", keyStore.reactiveUrl());
                values.put("QUARKUS_DATASOURCE_KEYS_USERNAME", keyStore.username());
                values.put("QUARKUS_DATASOURCE_KEYS_PASSWORD", keyStore.password());
                values.put(
                        "CANDOR_CONSENT_VAULT_DESTRUCTION_LOG",
                        Path.of(made("keys/people"), "destructions.jsonl").toString());
                values.put("CANDOR_CONSENT_VAULT_DEVELOPMENT", "true");
                values.put("CANDOR_CONSENT_REGISTRY_NAME", REGISTRY);
                values.put("CANDOR_CONSENT_REGISTRY_KEY_DIRECTORY", made("keys/registry"));
                values.put("CANDOR_CONSENT_REGISTRY_DEVELOPMENT", "true");
                tells(values, keycloak.identities().clientSecret("candor-consent"));
            }
            case LABEL -> {
                tells(values, keycloak.identities().clientSecret("candor-label"));
                // Whoever reads a label follows its link through the one door.
                var door = address(Service.GATEWAY).url();
                values.put("CANDOR_LABEL_RENDERING_TEXT_PUBLIC_URL", door);
                values.put("CANDOR_LABEL_RENDERING_DOCUMENT_PUBLIC_URL", door);
            }
        }
        return values;
    }

    /// Where a service tells what happened, and the secret of its client there.
    private void tells(Map<String, String> values, String secret) {
        values.put("CANDOR_EVENTS_INBOX", address(Service.GATEWAY).url() + "/internal/events");
        values.put("CANDOR_EVENTS_CLIENT_SECRET", secret);
    }

    private String made(String folder) {
        try {
            return Files.createDirectories(home.data().resolve(folder)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Roster roster() {
        if (database == null || keycloak == null) {
            throw new IllegalStateException("The suite is not started");
        }
        var processes = new ArrayList<Roster.Entry>();
        processes.add(
                Roster.Entry.of(database.leash(), "postgresql://127.0.0.1:" + database.port()));
        processes.add(Roster.Entry.of(keycloak.leash(), "http://localhost:" + keycloak.port()));
        services.forEach(
                (service, leash) -> processes.add(Roster.Entry.of(leash, address(service).url())));
        return new Roster(
                address(Service.GATEWAY).url(),
                keycloak.issuer(),
                Roster.Entry.of("candor", ProcessHandle.current(), null, null),
                processes);
    }

    /// The first process that has ended although nobody asked it to.
    @Nullable Leash fallen() {
        synchronized (services) {
            return services.values().stream()
                    .filter(leash -> !leash.isAlive())
                    .findFirst()
                    .orElse(null);
        }
    }

    /// Ends everything, services first. Closing twice is fine.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        List<Leash> running;
        synchronized (services) {
            running = List.copyOf(services.values());
        }
        running.parallelStream().forEach(Leash::close);
        if (keycloak != null) {
            keycloak.close();
        }
        if (database != null) {
            database.close();
        }
        if (lock != null) {
            Roster.delete(home);
            try {
                lock.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
