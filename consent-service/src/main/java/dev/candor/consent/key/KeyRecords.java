package dev.candor.consent.key;

import dev.candor.kit.identity.Organization;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/// The public keys of every organization, each in a row that never changes.
@ApplicationScoped
class KeyRecords {
    private static final String ALL =
            """
            select organization, number, kid, public_key, made_at, endorsement from registry_key
            where organization = $1 order by number
            """;
    private static final String ADD_FIRST =
            """
            insert into registry_key (organization, number, kid, public_key, made_at)
            values ($1, 1, $2, $3, $4) on conflict do nothing
            """;
    private static final String LATEST =
            """
            select distinct on (organization)
                   organization, number, kid, public_key, made_at, endorsement
            from registry_key where organization = any($1) order by organization, number desc
            """;
    private static final String LOCK =
            "select 1 from pg_advisory_xact_lock(hashtextextended('registry_key/' ||"
                    + " :organization, 0))";
    private static final String ADD =
            """
            insert into registry_key (organization, number, kid, public_key, made_at, endorsement)
            values (:organization, :number, :kid, :x, :madeAt, :endorsement)
            """;

    private final Pool pool;

    KeyRecords(Pool pool) {
        this.pool = pool;
    }

    /// All keys of an organization, oldest first.
    Uni<List<RegistryKey>> of(Organization organization) {
        return pool.preparedQuery(ALL).execute(Tuple.of(organization.slug())).map(KeyRecords::keys);
    }

    /// The key in use of each organization.
    Uni<List<RegistryKey>> latest(List<Organization> organizations) {
        var slugs = organizations.stream().map(Organization::slug).toArray(String[]::new);
        return pool.preparedQuery(LATEST).execute(Tuple.of((Object) slugs)).map(KeyRecords::keys);
    }

    /// Writes an organization's first key, in a transaction of its own; of several replicas one
    /// is first.
    Uni<Void> addFirst(RegistryKey key) {
        return pool.preparedQuery(ADD_FIRST)
                .execute(
                        Tuple.of(
                                key.organization().slug(),
                                key.kid(),
                                key.x(),
                                key.madeAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /// Makes others that change the keys of this organization wait for the caller's transaction.
    Uni<Void> lock(Organization organization) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(LOCK, Integer.class)
                                        .setParameter("organization", organization.slug())
                                        .getSingleResult())
                .replaceWithVoid();
    }

    /// Writes a later key in the caller's transaction.
    Uni<Void> add(RegistryKey key) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(ADD)
                                        .setParameter("organization", key.organization().slug())
                                        .setParameter("number", key.number())
                                        .setParameter("kid", key.kid())
                                        .setParameter("x", key.x())
                                        .setParameter("madeAt", key.madeAt())
                                        .setParameter("endorsement", key.endorsement())
                                        .executeUpdate())
                .replaceWithVoid();
    }

    private static List<RegistryKey> keys(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(KeyRecords::key).toList();
    }

    private static RegistryKey key(Row row) {
        return new RegistryKey(
                new Organization(row.getString("organization")),
                row.getInteger("number"),
                row.getString("kid"),
                row.getString("public_key"),
                row.getOffsetDateTime("made_at").toInstant(),
                row.getString("endorsement"));
    }
}
