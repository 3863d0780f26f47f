package dev.candor.consent.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.consent.row.RowKind;
import dev.candor.consent.vault.Keyring;
import dev.candor.consent.vault.Seal;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The imports of every organization, each seen by its own alone, and their rows.
@ApplicationScoped
class Imports {
    private static final String BEGIN =
            """
            insert into transfer_import (id, organization, kind, dry_run, state, account_id, account_name, roles,
                rows_total, rows_taken, rows_refused, created_at)
            values ($1, $2, $3, $4, 'UPLOADING', $5, $6, $7, 0, 0, 0, $8)
            """;
    private static final String ADD =
            "insert into transfer_row (import_id, row, body) values ($1, $2, $3)";
    private static final String READY =
            """
            update transfer_import set state = 'WAITING', rows_total = $2, upload_key = $3, upload_sha256 = $4
            where id = $1
            """;
    private static final String KNOWN =
            """
            select id, upload_sha256 from transfer_import
            where organization = $1 and account_id = $2 and upload_key = $3
            """;
    private static final String DISCARD = "delete from transfer_import where id = $1";
    private static final String ONE =
            "select * from transfer_import where organization = $1 and id = $2";
    private static final String PROBLEMS =
            """
            select row, problem from transfer_row
            where import_id = $1 and outcome = 'REFUSED' and row >= $2 order by row limit $3
            """;
    private static final String CLAIM =
            """
            update transfer_import set state = 'RUNNING', holder = $1,
                lease_until = now() + $2 * interval '1 millisecond'
            where id = (
                select id from transfer_import
                where state = 'WAITING' or state = 'RUNNING' and lease_until < now()
                order by created_at limit 1 for update skip locked)
            returning *
            """;
    private static final String OPEN_ROWS =
            """
            select row, body from transfer_row where import_id = :id and outcome is null
            order by row limit :limit for update
            """;
    private static final String SETTLE =
            """
            update transfer_row set outcome = :outcome, resource_id = cast(nullif(:resource, '') as uuid),
                problem = nullif(:problem, ''), body = ''
            where import_id = :id and row = :row
            """;
    private static final String COUNT =
            """
            update transfer_import set rows_taken = rows_taken + :taken, rows_refused = rows_refused + :refused,
                lease_until = now() + :lease * interval '1 millisecond'
            where id = :id
            """;
    private static final String FINISH =
            "update transfer_import set state = 'DONE', finished_at = $2 where id = $1";

    private static final String BODY = "transfer_row.body";
    private static final String PROBLEM = "transfer_row.problem";
    private static final String UNIQUE = "23505";
    private static final String SWEEP =
            "delete from transfer_import where state = 'UPLOADING' and created_at < $1";

    private final Pool pool;
    private final Vault vault;
    private final ObjectMapper json;

    Imports(Pool pool, Vault vault, ObjectMapper json) {
        this.pool = pool;
        this.vault = vault;
        this.json = json;
    }

    /// A row that waits.
    record OpenRow(int row, String body) {}

    Uni<Void> begin(UUID id, Actor actor, RowKind kind, boolean dryRun, Instant now) {
        return pool.preparedQuery(BEGIN)
                .execute(
                        Tuple.from(
                                Arrays.asList(
                                        id,
                                        actor.organization().slug(),
                                        kind.name(),
                                        dryRun,
                                        vault.account(actor),
                                        "", // a name says who it is, and nobody reads it again
                                        actor.roles().toArray(String[]::new),
                                        now.atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }

    Uni<Void> add(Organization organization, UUID id, int first, List<String> bodies) {
        return bodies.isEmpty()
                ? Uni.createFrom().voidItem()
                : seal(organization)
                        .map(seal -> rows(id, first, bodies, seal))
                        .chain(rows -> pool.preparedQuery(ADD).executeBatch(rows))
                        .replaceWithVoid();
    }

    private static List<Tuple> rows(UUID id, int first, List<String> bodies, Seal seal) {
        var rows = new ArrayList<Tuple>();
        for (var i = 0; i < bodies.size(); i++) {
            rows.add(Tuple.of(id, first + i, seal.seal(BODY, bodies.get(i))));
        }
        return rows;
    }

    /// Rows wait under the organization's key: whom they are about is not known yet.
    private Uni<Seal> seal(Organization organization) {
        var owner = Vault.owner(organization);
        return vault.keyOf(organization, owner).map(keys -> keys.of(owner));
    }

    private Uni<UnaryOperator<String>> opening(Organization organization, String field) {
        var owner = Vault.owner(organization);
        return vault.keys(organization, List.of(owner))
                .map(keys -> text -> keys.open(owner, field, text).orElse(Keyring.ERASED));
    }

    /// @throws Declined `IDEMPOTENCY_IN_FLIGHT` when another upload under this key was quicker
    Uni<Void> ready(UUID id, int rows, @Nullable String key, String sha256) {
        return pool.preparedQuery(READY)
                .execute(Tuple.of(id, rows, key, sha256))
                .onFailure(Imports::isTaken)
                .transform(
                        _ ->
                                new Declined(
                                        CommonProblem.IDEMPOTENCY_IN_FLIGHT,
                                        "Wait for the first answer, then send it again."))
                .replaceWithVoid();
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && UNIQUE.equals(refused.getSqlState());
    }

    /// The import that was uploaded under this key before, with the digest of its upload.
    Uni<Optional<Known>> known(Actor actor, String key) {
        return pool.preparedQuery(KNOWN)
                .execute(Tuple.of(actor.organization().slug(), vault.account(actor), key))
                .map(
                        rows ->
                                stream(rows)
                                        .map(
                                                row ->
                                                        new Known(
                                                                row.getUUID("id"),
                                                                row.getString("upload_sha256")))
                                        .findFirst());
    }

    record Known(UUID id, String sha256) {}

    /// Clears away what was never uploaded to its end.
    Uni<Void> sweep(Instant before) {
        return pool.preparedQuery(SWEEP)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Void> discard(UUID id) {
        return pool.preparedQuery(DISCARD).execute(Tuple.of(id)).replaceWithVoid();
    }

    /// @throws Declined `UNKNOWN_IMPORT` when this organization has none of that id
    Uni<ImportView> require(Organization organization, UUID id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(organization.slug(), id))
                .map(
                        rows ->
                                stream(rows)
                                        .map(Imports::view)
                                        .findFirst()
                                        .orElseThrow(
                                                () ->
                                                        new Declined(
                                                                TransferProblem.UNKNOWN_IMPORT,
                                                                "No import " + id + " here.")));
    }

    /// The refused rows of an import that the caller reaches, from a number on.
    Uni<RowProblemsView> problems(Organization organization, UUID id, int from, int limit) {
        return pool.preparedQuery(PROBLEMS)
                .execute(Tuple.of(id, from, limit + 1))
                .chain(
                        rows ->
                                opening(organization, PROBLEM)
                                        .map(
                                                open ->
                                                        stream(rows)
                                                                .map(
                                                                        row ->
                                                                                row.getString(
                                                                                        "problem"))
                                                                .map(open)
                                                                .map(this::problem)
                                                                .toList()))
                .map(
                        found ->
                                found.size() <= limit
                                        ? new RowProblemsView(found, null)
                                        : new RowProblemsView(
                                                found.subList(0, limit), found.get(limit).row()));
    }

    /// An import to work off, leased to `holder`; none when there is nothing to do.
    Uni<Optional<ImportJob>> claim(UUID holder, Duration lease) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(holder, lease.toMillis()))
                .map(rows -> stream(rows).findFirst())
                .chain(this::job);
    }

    private Uni<Optional<ImportJob>> job(Optional<Row> claimed) {
        if (claimed.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        var row = claimed.get();
        var account = row.getString("account_id");
        return vault.names(new Organization(row.getString("organization")), List.of(account))
                .map(names -> Optional.of(job(row, names.of(account))));
    }

    Uni<Void> finish(UUID id, Instant now) {
        return pool.preparedQuery(FINISH)
                .execute(Tuple.of(id, now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /// The next rows that wait, locked until the caller's transaction ends.
    Uni<List<OpenRow>> open(ImportJob job, int limit) {
        return opening(job.actor().organization(), BODY)
                .chain(opening -> open(job.id(), limit, opening));
    }

    private static Uni<List<OpenRow>> open(UUID id, int limit, UnaryOperator<String> opening) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(OPEN_ROWS, Object[].class)
                                        .setParameter("id", id)
                                        .setParameter("limit", limit)
                                        .getResultList())
                .map(
                        rows ->
                                rows.stream()
                                        .map(
                                                row ->
                                                        new OpenRow(
                                                                (Integer) row[0],
                                                                opening.apply((String) row[1])))
                                        .toList());
    }

    /// Writes down what became of rows, in the caller's transaction. The organization's key is
    /// asked for once, and only where a row was refused.
    Uni<Void> settle(ImportJob job, List<Outcome> outcomes) {
        var seal = seal(job.actor().organization()).memoize().indefinitely();
        return Multi.createFrom()
                .iterable(outcomes)
                .onItem()
                .transformToUniAndConcatenate(outcome -> settle(job.id(), outcome, seal))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> settle(UUID id, Outcome outcome, Uni<Seal> seal) {
        return problem(outcome, seal).chain(problem -> settle(id, outcome, problem));
    }

    private static Uni<Void> settle(UUID id, Outcome outcome, String problem) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(SETTLE)
                                        .setParameter("id", id)
                                        .setParameter("row", outcome.row())
                                        .setParameter("outcome", outcome.name())
                                        .setParameter("resource", resource(outcome))
                                        .setParameter("problem", problem)
                                        .executeUpdate())
                .replaceWithVoid();
    }

    private static String resource(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken(_, var id) -> id.toString();
            case Outcome.Refused _ -> "";
        };
    }

    private Uni<String> problem(Outcome outcome, Uni<Seal> seal) {
        return switch (outcome) {
            case Outcome.Taken _ -> Uni.createFrom().item("");
            case Outcome.Refused(_, var why) -> seal.map(it -> it.seal(PROBLEM, write(why)));
        };
    }

    /// Counts outcomes and renews the lease, in the caller's transaction.
    Uni<Void> count(UUID id, int taken, int refused, Duration lease) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(COUNT)
                                        .setParameter("id", id)
                                        .setParameter("taken", taken)
                                        .setParameter("refused", refused)
                                        .setParameter("lease", lease.toMillis())
                                        .executeUpdate())
                .replaceWithVoid();
    }

    private static ImportView view(Row row) {
        var finished = row.getOffsetDateTime("finished_at");
        return new ImportView(
                row.getUUID("id"),
                RowKind.valueOf(row.getString("kind")),
                row.getBoolean("dry_run"),
                ImportState.valueOf(row.getString("state")),
                row.getInteger("rows_total"),
                row.getInteger("rows_taken"),
                row.getInteger("rows_refused"),
                row.getOffsetDateTime("created_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }

    private static ImportJob job(Row row, String account) {
        return new ImportJob(
                row.getUUID("id"),
                RowKind.valueOf(row.getString("kind")),
                row.getBoolean("dry_run"),
                new Actor(
                        new Organization(row.getString("organization")),
                        account,
                        account,
                        Set.of(row.getArrayOfStrings("roles")),
                        false));
    }

    private RowProblemView problem(String text) {
        try {
            return json.readValue(text, RowProblemView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored problem cannot be read", e);
        }
    }

    private String write(RowProblemView problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is a JSON value", e);
        }
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
