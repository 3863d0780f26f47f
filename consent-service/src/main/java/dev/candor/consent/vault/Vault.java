package dev.candor.consent.vault;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.secret.InstallationSecret;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// People's keys, in a database of their own. No key is kept in memory beyond one answer, so a
/// destruction holds everywhere at once.
@Startup // a secret that cannot be read is a reason not to start
@ApplicationScoped
public class Vault {
    private static final String SECRET_FILE = "candor.consent.vault.secret-file";
    private static final String KEYS =
            "select person, sealed from person_key where organization = $1 and person = any($2)";
    private static final String UNDESTROYED =
            """
            select person from unnest($1::uuid[]) as asked(person)
            where not exists (select from person_key k
                where k.person = asked.person and k.destroyed_at is not null)
               or exists (select from account_name a
                where a.account = asked.person and a.destroyed_at is null)
            """;
    // One round trip; whom it does not find was destroyed, or was made by somebody else just now.
    private static final String MAKE_OR_READ =
            """
            with made as (
                insert into person_key (person, organization, sealed, made_at)
                select unnest($2::uuid[]), $1, unnest($3::bytea[]), $4
                on conflict (person) do nothing returning person, sealed)
            select person, sealed from made
            union all
            select person, sealed from person_key where organization = $1 and person = any($2)
            """;
    private static final String REMEMBER =
            """
            insert into account_name (account, organization, sealed, made_at) values ($1, $2, $3, $4)
            on conflict (account) do nothing
            """;
    private static final String NAMES =
            """
            select account, sealed from account_name
            where organization = $1 and account = any($2) and destroyed_at is null
            """;
    private static final String LET_GO =
            """
            insert into account_name (account, organization, made_at, destroyed_at) values ($1, $2, $3, $3)
            on conflict (account) do update set sealed = null, destroyed_at = excluded.destroyed_at
            where account_name.destroyed_at is null
            """;
    private static final String DESTROYED =
            """
            select person from person_key where destroyed_at is not null
            union select account from account_name where destroyed_at is not null
            """;
    private static final int MOST_REMEMBERED = 10_000;
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

    /// Accounts whose names are kept: that, and no name.
    private final Set<UUID> remembered = ConcurrentHashMap.newKeySet();

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
        return keysOf(organization, List.of(person));
    }

    /// The same for several people.
    public Uni<Keyring> keysOf(Organization organization, Collection<UUID> people) {
        var asked = people.stream().distinct().toList();
        return asked.isEmpty()
                ? Uni.createFrom().item(Keyring.EMPTY)
                : pool.preparedQuery(MAKE_OR_READ)
                        .execute(made(organization, asked))
                        .chain(
                                rows ->
                                        rows.size() == asked.size()
                                                ? Uni.createFrom().item(keyring(organization, rows))
                                                : keys(organization, asked));
    }

    private Tuple made(Organization organization, List<UUID> people) {
        var fresh =
                people.stream()
                        .map(one -> secret.wrap(organization, one, DataKey.random(random)))
                        .map(Buffer::buffer)
                        .toArray(Buffer[]::new);
        return Tuple.of(organization.slug(), people.toArray(UUID[]::new), fresh, now());
    }

    /// Whose key seals what is about no single person: the organization's own.
    public static UUID owner(Organization organization) {
        return UUID.nameUUIDFromBytes(
                ("candor organization\n" + organization.slug()).getBytes(StandardCharsets.UTF_8));
    }

    /// How an account is written down: a name that tells nothing, always the same for the same
    /// account of an organization. Who is behind it only [#names] says.
    ///
    /// @param account as the identity provider calls it; what is such a name already stays so
    public String account(Organization organization, String account) {
        return Accounts.isName(account)
                ? account
                : Accounts.name(secret.pseudonym(organization, account));
    }

    /// How the account of `actor` is written down.
    public String account(Actor actor) {
        return account(actor.organization(), actor.id());
    }

    /// Keeps the name of an account, so that [#names] can say it.
    public Uni<Void> remember(Organization organization, String account) {
        var pseudonym = secret.pseudonym(organization, account);
        if (Accounts.isName(account) || remembered.contains(pseudonym)) {
            return Uni.createFrom().voidItem();
        }
        var sealed = secret.wrap(organization, pseudonym, account.getBytes(StandardCharsets.UTF_8));
        return pool.preparedQuery(REMEMBER)
                .execute(Tuple.of(pseudonym, organization.slug(), Buffer.buffer(sealed), now()))
                .invoke(() -> nowRemembered(pseudonym))
                .replaceWithVoid();
    }

    private void nowRemembered(UUID pseudonym) {
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.add(pseudonym);
    }

    /// Who is behind names that [#account] gave.
    public Uni<Accounts> names(Organization organization, Collection<String> accounts) {
        var asked = Accounts.pseudonyms(accounts);
        return asked.length == 0
                ? Uni.createFrom().item(Accounts.UNKNOWN)
                : pool.preparedQuery(NAMES)
                        .execute(Tuple.of(organization.slug(), asked))
                        .map(rows -> accounts(organization, rows));
    }

    private Accounts accounts(Organization organization, RowSet<Row> rows) {
        var names = new HashMap<UUID, String>();
        for (var row : rows) {
            var account = row.getUUID("account");
            var sealed = row.getBuffer("sealed").getBytes();
            names.put(account, secret.unwrapName(organization, account, sealed));
        }
        return new Accounts(names);
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

    /// All whose keys are destroyed here, and all accounts that are forgotten.
    Uni<Set<UUID>> destroyed() {
        return pool.preparedQuery(DESTROYED)
                .execute()
                .map(
                        rows -> {
                            var found = new HashSet<UUID>();
                            rows.forEach(row -> found.add(row.getUUID("person")));
                            return found;
                        });
    }

    /// Destroys a person's key for good, and keeps one from ever being made; where `person` is
    /// the name of an account, whose it is.
    Uni<Void> destroy(Organization organization, UUID person) {
        return pool.preparedQuery(DESTROY)
                .execute(Tuple.of(person, organization.slug(), now()))
                .chain(
                        () ->
                                pool.preparedQuery(LET_GO)
                                        .execute(Tuple.of(person, organization.slug(), now())))
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
