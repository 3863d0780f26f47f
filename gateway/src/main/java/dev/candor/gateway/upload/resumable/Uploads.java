package dev.candor.gateway.upload.resumable;

import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The uploads, each seen by whoever created it alone. Who holds one is decided here, by
/// PostgreSQL's own clock.
@ApplicationScoped
class Uploads {
    private static final String CREATE =
            """
            insert into upload (id, organization, actor_id, media_type, state, received, length,
                stated_sha256, expires_at)
            select $1, $2, $3, $4, 'OPEN', 0, $5, $6, now() + $7 * interval '1 millisecond'
            where (select count(*) from upload
                   where organization = $2 and state in ('OPEN', 'COMPLETE')) < $8
            """;
    private static final String SEEN =
            """
            id = $1 and organization = $2 and actor_id = $3 and state <> 'GONE'
            and (expires_at > now() or held_until > now())
            """;
    private static final String ONE =
            "select *, coalesce(held_until > now(), false) as held from upload where " + SEEN;
    private static final String TAKE =
            "update upload set holder = $4, held_until = now() + $5 * interval '1 millisecond',"
                    + " wanted = false where "
                    + SEEN
                    + " and state = 'OPEN' and received = $6"
                    + " and (held_until is null or held_until < now())"
                    + " returning *, true as held";
    private static final String REACHED =
            """
            update upload set received = $3, held_until = now() + $4 * interval '1 millisecond',
                expires_at = now() + $5 * interval '1 millisecond'
            where id = $1 and holder = $2 and state = 'OPEN' and not wanted
            """;
    private static final String LET_GO =
            """
            update upload set received = $3, length = coalesce(length, $4), holder = null,
                held_until = null, wanted = false,
                expires_at = now() + $5 * interval '1 millisecond'
            where id = $1 and holder = $2 and state = 'OPEN'
            returning *, false as held
            """;
    private static final String COMPLETE =
            """
            update upload set state = 'COMPLETE', received = $3, length = $3, sha256 = $4,
                holder = null, held_until = null, wanted = false,
                expires_at = now() + $5 * interval '1 millisecond'
            where id = $1 and holder = $2 and state = 'OPEN'
            returning *, false as held
            """;
    private static final String WANT =
            "update upload set wanted = true where " + SEEN + " and held_until > now()";
    private static final String SPEND =
            "update upload set state = 'SPENT' where id = $1 and state = 'COMPLETE'";
    private static final String GIVE_UP = "update upload set state = 'GONE' where " + SEEN;
    private static final String EXPIRE =
            """
            update upload set state = 'GONE'
            where state <> 'GONE' and expires_at < now()
              and (held_until is null or held_until < now())
            """;

    private final Pool pool;
    private final UploadConfig config;

    Uploads(Pool pool, UploadConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /// @param length of the whole, if it is known
    /// @param sha256 of the whole, if it is known
    /// @throws Declined (in the Uni) `TOO_MANY_UPLOADS`
    Uni<UploadId> create(
            Actor actor, String mediaType, @Nullable Long length, @Nullable String sha256) {
        var id = UploadId.next();
        var row =
                owned(actor, id)
                        .addString(mediaType)
                        .addLong(length)
                        .addString(sha256)
                        .addLong(age())
                        .addInteger(config.upload().most());
        return pool.preparedQuery(CREATE)
                .execute(row)
                .map(
                        rows -> {
                            if (rows.rowCount() == 0) {
                                throw tooMany();
                            }
                            return id;
                        });
    }

    /// @throws Declined (in the Uni) `UNKNOWN_UPLOAD`
    Uni<Upload> require(Actor actor, UploadId id) {
        return pool.preparedQuery(ONE)
                .execute(owned(actor, id))
                .map(rows -> one(rows).orElseThrow(Uploads::unknown));
    }

    /// @param offset where it is to go on
    /// @return nothing when somebody else holds it, it is complete, or goes on elsewhere
    Uni<Optional<Pen>> take(Actor actor, UploadId id, long offset) {
        var holder = Ids.next();
        return pool.preparedQuery(TAKE)
                .execute(owned(actor, id).addUUID(holder).addLong(lease()).addLong(offset))
                .map(rows -> one(rows).map(upload -> new Pen(upload, holder)));
    }

    /// A sign of life.
    ///
    /// @param offset bytes that are on the disk for good
    /// @return whether the pen is still ours
    Uni<Boolean> reached(Pen pen, long offset) {
        return pool.preparedQuery(REACHED)
                .execute(held(pen).addLong(offset).addLong(lease()).addLong(age()))
                .map(rows -> rows.rowCount() == 1);
    }

    /// @param length of the whole, if it has become known
    /// @return nothing when the pen was lost
    Uni<Optional<Upload>> letGo(Pen pen, long offset, @Nullable Long length) {
        return pool.preparedQuery(LET_GO)
                .execute(held(pen).addLong(offset).addLong(length).addLong(age()))
                .map(Uploads::one);
    }

    /// @return nothing when the pen was lost
    Uni<Optional<Upload>> complete(Pen pen, long length, String sha256) {
        return pool.preparedQuery(COMPLETE)
                .execute(held(pen).addLong(length).addString(sha256).addLong(age()))
                .map(Uploads::one);
    }

    /// Asks whoever appends to let go.
    Uni<Void> want(Actor actor, UploadId id) {
        return pool.preparedQuery(WANT).execute(owned(actor, id)).replaceWithVoid();
    }

    Uni<Void> spend(UploadId id) {
        return pool.preparedQuery(SPEND).execute(Tuple.of(id.value())).replaceWithVoid();
    }

    /// From here on nobody sees it.
    ///
    /// @return whether there was one
    Uni<Boolean> giveUp(Actor actor, UploadId id) {
        return pool.preparedQuery(GIVE_UP)
                .execute(owned(actor, id))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> expire() {
        return pool.query(EXPIRE).execute().replaceWithVoid();
    }

    /// What nobody sees any more, and still has files.
    Uni<List<UploadId>> gone(int most) {
        return pool.preparedQuery("select id from upload where state = 'GONE' limit $1")
                .execute(Tuple.of(most))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(row -> new UploadId(row.getUUID("id")))
                                        .toList());
    }

    Uni<Void> forget(List<UploadId> ids) {
        var values = ids.stream().map(UploadId::value).toArray(UUID[]::new);
        return pool.preparedQuery("delete from upload where id = any($1) and state = 'GONE'")
                .execute(Tuple.of(values))
                .replaceWithVoid();
    }

    static Declined unknown() {
        return new Declined(
                UploadProblem.UNKNOWN_UPLOAD,
                "You have no upload of this id; begin one with POST /v1/uploads.");
    }

    private Declined tooMany() {
        return new Declined(
                        UploadProblem.TOO_MANY_UPLOADS,
                        "Publish or DELETE some first; %d may wait."
                                .formatted(config.upload().most()))
                .with("limit", config.upload().most());
    }

    private long lease() {
        return config.upload().lease().toMillis();
    }

    private long age() {
        return config.upload().maxAge().toMillis();
    }

    private static Tuple owned(Actor actor, UploadId id) {
        return Tuple.tuple()
                .addUUID(id.value())
                .addString(actor.organization().slug())
                .addString(actor.id());
    }

    private static Tuple held(Pen pen) {
        return Tuple.tuple().addUUID(pen.id().value()).addUUID(pen.holder());
    }

    private static Optional<Upload> one(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst().map(Uploads::upload);
    }

    private static Upload upload(Row row) {
        return new Upload(
                new UploadId(row.getUUID("id")),
                row.getString("media_type"),
                UploadState.valueOf(row.getString("state")),
                row.getLong("received"),
                row.getLong("length"),
                row.getString("stated_sha256"),
                row.getString("sha256"),
                row.getOffsetDateTime("expires_at").toInstant(),
                row.getBoolean("held"));
    }
}
