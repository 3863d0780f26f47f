package dev.candor.testkit;

import dev.candor.embedded.ActorKeyPair;
import dev.candor.embedded.CandorHome;
import dev.candor.embedded.Database;
import dev.candor.embedded.Keycloak;
import dev.candor.embedded.Scratch;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// A real PostgreSQL and a real Keycloak, side by side, for the tests of one service.
///
/// ```java
/// @QuarkusTest
/// @WithTestResource(
///         value = SuiteResource.class,
///         initArgs = @ResourceArg(name = "database", value = "candor_consent"))
/// ```
///
/// The service gets its database, its issuer, the actor keys and a spool folder; [Tokens] and
/// [SuiteFiles] are of the same run. Without the argument `database` the service gets none.
public final class SuiteResource implements QuarkusTestResourceLifecycleManager {

    static final String ISSUER = "candor.test.issuer";
    static final String FOLDER = "candor.test.folder";

    /// Databases of the services that tell the gateway what happened.
    private static final Set<String> TELLING =
            Set.of("candor_consent", "candor_provenance", "candor_label");

    private @Nullable String database;
    private @Nullable Scratch scratch;
    private @Nullable Database postgres;
    private @Nullable Keycloak keycloak;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.get("database");
    }

    @Override
    public Map<String, String> start() {
        var home = CandorHome.find();
        var place = Scratch.in(home);
        scratch = place;
        try {
            var folder = place.folder();
            var identity = CompletableFuture.supplyAsync(() -> Keycloak.temporary(home, folder));
            if (database != null) {
                postgres = Database.temporary(home, folder);
            }
            keycloak = identity.join();
            // The test may be loaded by another class loader than this resource: only the JVM is
            // common ground.
            System.setProperty(ISSUER, keycloak.issuer());
            System.setProperty(FOLDER, folder.toString());
            return configuration(folder);
        } catch (CompletionException e) {
            stop();
            throw new IllegalStateException("Keycloak does not start", e.getCause());
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private Map<String, String> configuration(Path folder) {
        var keys = ActorKeyPair.in(folder.resolve("keys"));
        var identities = Tokens.identities();
        var values = new HashMap<String, String>();
        values.put("quarkus.oidc.auth-server-url", identities.issuer());
        values.put("candor.actor.public-key", keys.publicKey().toString());
        values.put("candor.organization.default", "demo");
        values.put("candor.organization.open", "other");
        values.put("candor.spool.directory", made(folder.resolve("spool")));
        if (postgres != null && database != null) {
            var login = postgres.login(database);
            values.put("quarkus.datasource.jdbc.url", login.jdbcUrl());
            values.put("quarkus.datasource.reactive.url", login.reactiveUrl());
            values.put("quarkus.datasource.username", login.username());
            values.put("quarkus.datasource.password", login.password());
        }
        if (database != null && TELLING.contains(database)) {
            values.put(
                    "candor.events.client-secret",
                    identities.clientSecret(database.replace('_', '-')));
        }
        if ("candor_gateway".equals(database)) {
            values.put("candor.actor.private-key", keys.privateKey().toString());
            values.put("candor.gateway.client-secret", identities.clientSecret("candor-gateway"));
            values.put("candor.gateway.media-directory", made(folder.resolve("media")));
            values.put("candor.webhooks.secret-file", folder.resolve("webhooks.secret").toString());
            values.put("candor.webhooks.development", "true");
            values.put(
                    "quarkus.oidc.portal.credentials.secret",
                    identities.clientSecret("candor-portal"));
            values.put(
                    "quarkus.oidc.portal.token-state-manager.encryption-secret",
                    identities.secrets().get("PORTAL_COOKIE_KEY"));
        }
        if (postgres != null && database != null && database.equals("candor_consent")) {
            var runtime = postgres.runtime(database);
            var owner = postgres.login(database);
            values.put("quarkus.flyway.jdbc-url", owner.jdbcUrl());
            values.put("quarkus.flyway.username", owner.username());
            values.put("quarkus.flyway.password", owner.password());
            values.put("quarkus.datasource.username", runtime.username());
            values.put("quarkus.datasource.password", runtime.password());
            var keyStore = postgres.login(Database.KEYS);
            values.put("quarkus.datasource.keys.jdbc.url", keyStore.jdbcUrl());
            values.put("quarkus.datasource.keys.reactive.url", keyStore.reactiveUrl());
            values.put("quarkus.datasource.keys.username", keyStore.username());
            values.put("quarkus.datasource.keys.password", keyStore.password());
            values.put(
                    "candor.consent.vault.destruction-log",
                    folder.resolve("vault/destructions.jsonl").toString());
            values.put("candor.consent.vault.development", "true");
            values.put("candor.consent.registry.key-directory", made(folder.resolve("registry")));
            values.put("candor.consent.registry.development", "true");
        }
        if ("candor_provenance".equals(database)) {
            values.put("candor.provenance.key.directory", made(folder.resolve("provenance-keys")));
            values.put("candor.provenance.key.development", "true");
        }
        return values;
    }

    private static String made(Path folder) {
        try {
            return Files.createDirectories(folder).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (keycloak != null) {
            keycloak.close();
            keycloak = null;
        }
        if (postgres != null) {
            postgres.close();
            postgres = null;
        }
        if (scratch != null) {
            scratch.close();
            scratch = null;
        }
    }
}
