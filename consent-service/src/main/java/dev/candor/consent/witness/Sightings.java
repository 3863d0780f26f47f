package dev.candor.consent.witness;

import dev.candor.consent.witness.Sight.Seen;
import dev.candor.kit.identity.Organization;
import dev.candor.transparency.SignedNote;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// What the witness saw and keeps.
@ApplicationScoped
class Sightings {
    private static final String LATEST =
            """
            select note, at from witness_checkpoint
            where organization = $1 and origin = $2 order by size desc limit 1
            """;
    private static final String ALL_LATEST =
            """
            select distinct on (origin) origin, note, at from witness_checkpoint
            where organization = $1 order by origin, size desc
            """;
    private static final String CONFLICTS =
            """
            select origin, kept, shown, what, at from witness_conflict
            where organization = $1 order by at desc limit 100
            """;
    private static final String KEYS =
            "select public_key from witness_key where organization = $1 and origin = $2"
                    + " order by seen_at";
    private static final String ADD_KEY =
            """
            insert into witness_key (organization, origin, public_key, seen_at)
            select $1, $2, x, $4 from unnest($3::text[]) as x on conflict do nothing
            """;
    private static final String ADD =
            """
            insert into witness_checkpoint (organization, origin, size, root, note, at)
            values ($1, $2, $3, $4, $5, $6) on conflict do nothing
            """;
    private static final String ADD_CONFLICT =
            """
            insert into witness_conflict (organization, origin, kept, shown, what, at)
            values ($1, $2, $3, $4, $5, $6) on conflict do nothing
            """;

    private final Pool pool;

    Sightings(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<Seen>> last(Organization organization, String origin) {
        return pool.preparedQuery(LATEST)
                .execute(Tuple.of(organization.slug(), origin))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .findFirst()
                                        .map(Sightings::seen));
    }

    /// The latest checkpoint of every ledger that is watched.
    Uni<List<Seen>> latest(Organization organization) {
        return pool.preparedQuery(ALL_LATEST)
                .execute(Tuple.of(organization.slug()))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(Sightings::seen)
                                        .toList());
    }

    Uni<List<CosignatureView.Conflict>> conflicts(Organization organization) {
        return pool.preparedQuery(CONFLICTS)
                .execute(Tuple.of(organization.slug()))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(Sightings::conflict)
                                        .toList());
    }

    Uni<List<String>> keys(Organization organization, String origin) {
        return pool.preparedQuery(KEYS)
                .execute(Tuple.of(organization.slug(), origin))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(row -> row.getString(0))
                                        .toList());
    }

    Uni<Void> believe(Organization organization, String origin, List<String> keys, Instant now) {
        return pool.preparedQuery(ADD_KEY)
                .execute(
                        Tuple.of(
                                organization.slug(),
                                origin,
                                keys.toArray(String[]::new),
                                now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Void> keep(Organization organization, Seen seen) {
        var checkpoint = seen.checkpoint();
        return pool.preparedQuery(ADD)
                .execute(
                        Tuple.of(
                                organization.slug(),
                                checkpoint.origin(),
                                checkpoint.size(),
                                HexFormat.of().formatHex(checkpoint.root()),
                                seen.note().format(),
                                seen.at().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Void> keepBoth(
            Organization organization, Seen kept, SignedNote shown, String what, Instant now) {
        return pool.preparedQuery(ADD_CONFLICT)
                .execute(
                        Tuple.of(
                                organization.slug(),
                                kept.checkpoint().origin(),
                                kept.note().format(),
                                shown.format(),
                                what,
                                now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static Seen seen(Row row) {
        return new Seen(
                SignedNote.parse(row.getString("note")), row.getOffsetDateTime("at").toInstant());
    }

    private static CosignatureView.Conflict conflict(Row row) {
        return new CosignatureView.Conflict(
                row.getString("origin"),
                row.getString("what"),
                row.getString("kept"),
                row.getString("shown"),
                row.getOffsetDateTime("at").toInstant());
    }
}
