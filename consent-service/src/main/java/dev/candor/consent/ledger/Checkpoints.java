package dev.candor.consent.ledger;

import dev.candor.consent.key.RegistryKeys;
import dev.candor.consent.key.RegistrySigner;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import dev.candor.transparency.Checkpoint;
import dev.candor.transparency.NoteKey;
import dev.candor.transparency.NoteKey.Kind;
import dev.candor.transparency.SignedNote;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// The registry's signed word on how long each ledger is and what its root is.
@ApplicationScoped
public class Checkpoints {
    private static final String LATEST =
            """
            select kid, note from ledger_checkpoint
            where organization = $1 order by size desc limit 1
            """;
    private static final String OF_SIZE =
            "select kid, note from ledger_checkpoint where organization = $1 and size = $2";
    private static final String DIRTY =
            """
            select h.organization from ledger_head h
            where h.size > coalesce(
                (select max(c.size) from ledger_checkpoint c
                 where c.organization = h.organization), 0)
            """;
    // Replicas that want the same checkpoint take turns; the second finds it signed.
    private static final String LOCK =
            """
            select coalesce((select size from ledger_head where organization = $1), 0) as size
            from pg_advisory_xact_lock(hashtextextended('ledger_checkpoint/' || $1, 0))
            """;
    private static final String SIZE =
            "select coalesce((select size from ledger_head where organization = $1), 0) as size";
    private static final String ADD =
            """
            insert into ledger_checkpoint (organization, size, root, at, kid, note)
            values ($1, $2, $3, $4, $5, $6)
            """;

    private final Pool pool;
    private final RegistryKeys keys;
    private final Clock clock;

    Checkpoints(Pool pool, RegistryKeys keys, Clock clock) {
        this.pool = pool;
        this.keys = keys;
        this.clock = clock;
    }

    /// How the organization's ledger is called in its checkpoints.
    public String origin(Organization organization) {
        return keys.issuer() + "/" + organization.slug();
    }

    /// The latest checkpoint that was signed, at most a second behind the ledger.
    Uni<Optional<SignedCheckpoint>> latest(Organization organization) {
        return latest(pool, organization);
    }

    /// The checkpoint of just this size, if one was signed.
    Uni<Optional<SignedCheckpoint>> ofSize(Organization organization, long size) {
        return pool.preparedQuery(OF_SIZE)
                .execute(Tuple.of(organization.slug(), size))
                .map(Checkpoints::first);
    }

    /// A checkpoint that covers an entry, signed now where there is none yet.
    ///
    /// @throws Declined `NO_CHECKPOINT` when the ledger does not have the entry
    public Uni<SignedCheckpoint> covering(Organization organization, long seq) {
        return latest(organization)
                .chain(
                        found ->
                                found.isPresent() && found.get().checkpoint().size() >= seq
                                        ? Uni.createFrom().item(found)
                                        : sign(organization))
                .map(
                        found ->
                                found.filter(signed -> signed.checkpoint().size() >= seq)
                                        .orElseThrow(Checkpoints::none));
    }

    static Declined none() {
        return new Declined(LedgerProblem.NO_CHECKPOINT, "No checkpoint of that size was signed.");
    }

    /// The organizations whose ledger has grown since it was last signed.
    Uni<List<Organization>> unsigned() {
        return pool.preparedQuery(DIRTY)
                .execute()
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(row -> new Organization(row.getString(0)))
                                        .toList());
    }

    /// Signs the ledger as it is now, unless that was done; nothing for an empty one.
    Uni<Optional<SignedCheckpoint>> sign(Organization organization) {
        return keys.signer(organization)
                .chain(
                        signer ->
                                pool.withTransaction(
                                        sql ->
                                                lockedSize(sql, organization)
                                                        .chain(
                                                                _ ->
                                                                        sign(
                                                                                sql,
                                                                                organization,
                                                                                signer))));
    }

    // The size is read again by a statement of its own: one that waited for a lock has an old
    // snapshot.
    private Uni<Optional<SignedCheckpoint>> sign(
            SqlClient sql, Organization organization, RegistrySigner signer) {
        return size(sql, organization)
                .chain(
                        size ->
                                latest(sql, organization)
                                        .chain(
                                                last ->
                                                        isCurrent(last, size)
                                                                ? Uni.createFrom().item(last)
                                                                : add(
                                                                        sql,
                                                                        organization,
                                                                        signer,
                                                                        size)));
    }

    private static boolean isCurrent(Optional<SignedCheckpoint> last, long size) {
        return size == 0 || last.filter(known -> known.checkpoint().size() >= size).isPresent();
    }

    private Uni<Optional<SignedCheckpoint>> add(
            SqlClient sql, Organization organization, RegistrySigner signer, long size) {
        var all = Tree.all(size);
        return TreeNodes.read(sql, organization, List.of(all))
                .map(stored -> signed(organization, signer, size, all.hash(stored)))
                .call(fresh -> add(sql, organization, fresh))
                .map(Optional::of);
    }

    private SignedCheckpoint signed(
            Organization organization, RegistrySigner signer, long size, byte[] root) {
        var checkpoint =
                new Checkpoint(
                        origin(organization),
                        size,
                        root,
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        var text = checkpoint.text();
        var key = NoteKey.ofJwk(checkpoint.origin(), Kind.SIGNATURE, signer.key().x());
        var line = key.line(signer.sign(text.getBytes(StandardCharsets.UTF_8)));
        return new SignedCheckpoint(
                checkpoint, signer.key().kid(), new SignedNote(text, List.of(line)));
    }

    private static Uni<RowSet<Row>> add(
            SqlClient sql, Organization organization, SignedCheckpoint fresh) {
        return sql.preparedQuery(ADD)
                .execute(
                        Tuple.of(
                                organization.slug(),
                                fresh.checkpoint().size(),
                                HexFormat.of().formatHex(fresh.checkpoint().root()),
                                fresh.checkpoint().at().atOffset(ZoneOffset.UTC),
                                fresh.kid(),
                                fresh.note().format()));
    }

    private static Uni<Optional<SignedCheckpoint>> latest(
            SqlClient sql, Organization organization) {
        return sql.preparedQuery(LATEST)
                .execute(Tuple.of(organization.slug()))
                .map(Checkpoints::first);
    }

    private static Optional<SignedCheckpoint> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(row -> SignedCheckpoint.of(row.getString("kid"), row.getString("note")));
    }

    private static Uni<Long> lockedSize(SqlClient sql, Organization organization) {
        return size(sql, LOCK, organization);
    }

    static Uni<Long> size(SqlClient sql, Organization organization) {
        return size(sql, SIZE, organization);
    }

    private static Uni<Long> size(SqlClient sql, String query, Organization organization) {
        return sql.preparedQuery(query)
                .execute(Tuple.of(organization.slug()))
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
