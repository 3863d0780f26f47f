package dev.candor.gateway.adjustment;

import dev.candor.gateway.adjustment.Adjustment.Kind;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// How rows of the table are read.
final class AdjustmentRows {
    static final String COLUMNS =
            "id, publication, organization, ground, kind, note, cause, label_class,"
                    + " verdict_version, correction, actor, known_since, made_at";

    private AdjustmentRows() {}

    static List<Adjustment> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(AdjustmentRows::one).toList();
    }

    /// Values as the client takes them: instants are given with their offset.
    static Tuple tuple(@Nullable Object... values) {
        return Tuple.from(
                Arrays.stream(values)
                        .<@Nullable Object>map(
                                value ->
                                        value instanceof Instant instant
                                                ? instant.truncatedTo(ChronoUnit.MICROS)
                                                        .atOffset(ZoneOffset.UTC)
                                                : value)
                        .toList());
    }

    private static Adjustment one(Row row) {
        return new Adjustment(
                row.getUUID("id"),
                row.getUUID("publication"),
                row.getString("organization"),
                row.getString("ground"),
                Kind.valueOf(row.getString("kind")),
                row.getString("note"),
                row.getString("cause"),
                row.getString("label_class"),
                row.getInteger("verdict_version"),
                row.getUUID("correction"),
                row.getString("actor"),
                row.getOffsetDateTime("known_since").toInstant(),
                instant(row.getOffsetDateTime("made_at")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
