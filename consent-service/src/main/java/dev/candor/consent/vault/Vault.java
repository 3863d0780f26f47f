package dev.candor.consent.vault;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.secret.InstallationSecret;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// People's keys, in a database of their own. No key is kept in memory beyond one answer, so a
/// destruction holds everywhere at once.
@Startup // a secret that cannot be read is a reason not to start
@ApplicationScoped
public class Vault {
    private static final String SECRET_FILE = "candor.consent.vault.secret-file";
    private static final String KEYS =
            "select person, sealed from person_key where organization = $1 and person = any($2)";
    private static final String MAKE =
            """
            insert into person_key (person, organization, sealed, made_at) values ($1, $2, $3, $4)
            on conflict (person) do nothing
            """;
    private static final String UNDESTROYED =
            """
            select person from unnest($1::uuid[]) as asked(person)
            where not exists (select from person_key k
                where k.person = asked.person and k.destroyed_at is not null)
            """;
    private static final String DESTROY =
            """
            insert into person_key (person, organization, made_at, destroyed_at) values ($1, $2, $3, $3)
            on conflict (person) do update set sealed = null, destroyed_at = excluded.destroyed_at
            where person_key.destroyed_at is null
            """;

    private final Pool pool;
    private final Secret secret;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Vault(@ReactiveDataSource("keys") Pool pool, VaultConfig config, Clock clock) {
        this.pool = pool;
        this.secret = new Secret(secret(config));
        this.clock = clock;
    }

    /// The keys of `people`, without those who were erased or never had one.
    public Uni<Keyring> keys(Organization organization, Collection<UUID> people) {
        return people.isEmpty()
                ? Uni.createFrom().item(new Keyring(Map.of()))
                : pool.preparedQuery(KEYS)
                        .execute(Tuple.of(organization.slug(), people.toArray(UUID[]::new)))
                        .map(rows -> keyring(organization, rows));
    }

    /// The key of one person, made if there was never one. Not part of any transaction: a key
    /// that is never used does no harm.
    public Uni<Keyring> keyOf(Organization organization, UUID person) {
        var fresh = secret.wrap(organization, person, DataKey.random(random));
        return pool.preparedQuery(MAKE)
                .execute(
                        Tuple.of(
                                person,
                                organization.slug(),
                                Buffer.buffer(fresh).getDelegate(),
                                now()))
                .chain(
                        () ->
                                pool.preparedQuery(KEYS)
                                        .execute(
                                                Tuple.of(organization.slug(), new UUID[] {person})))
                .map(rows -> keyring(organization, rows));
    }

    /// A keyed digest of an account: what it is found by.
    public String digest(Organization organization, String account) {
        return secret.digest(organization, account);
    }

    /// Of `people`, those whose key is not destroyed here.
    Uni<Set<UUID>> undestroyed(Collection<UUID> people) {
        return pool.preparedQuery(UNDESTROYED)
                .execute(Tuple.of(people.toArray(UUID[]::new)))
                .map(
                        rows -> {
                            var found = new HashSet<UUID>();
                            rows.forEach(row -> found.add(row.getUUID("person")));
                            return found;
                        });
    }

    /// Destroys a person's key for good, and keeps one from ever being made.
    Uni<Void> destroy(Organization organization, UUID person) {
        return pool.preparedQuery(DESTROY)
                .execute(Tuple.of(person, organization.slug(), now()))
                .replaceWithVoid();
    }

    private Keyring keyring(Organization organization, RowSet<Row> rows) {
        var keys = new HashMap<UUID, DataKey>();
        for (var row : rows) {
            var sealed = row.getBuffer("sealed");
            if (sealed != null) {
                var person = row.getUUID("person");
                keys.put(person, secret.unwrap(organization, person, sealed.getBytes()));
            }
        }
        return new Keyring(keys);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static byte[] secret(VaultConfig config) {
        if (config.secretFile().isPresent()) {
            return InstallationSecret.read(config.secretFile().get(), SECRET_FILE);
        }
        if (config.development()) {
            return InstallationSecret.made(config.destructionLog().resolveSibling("vault.secret"));
        }
        throw new IllegalStateException(
                "Set %s: people's keys are kept encrypted.".formatted(SECRET_FILE));
    }
}
