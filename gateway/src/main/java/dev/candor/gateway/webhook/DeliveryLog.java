package dev.candor.gateway.webhook;

import static dev.candor.gateway.webhook.WebhookProblem.UNKNOWN_DELIVERY;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What was delivered and what was not, and doing it again.
@ApplicationScoped
public class DeliveryLog {
    private static final UUID END = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");
    private static final String COLUMNS =
            "d.id, d.event, d.type, d.subject, d.state, d.attempts, d.not_before, d.tried_at,"
                    + " d.status, d.failure, d.created_at";
    private static final String LIST =
            """
            select %s from webhook_delivery d join webhook w on w.id = d.webhook
            where w.organization = $1 and w.id = $2 and d.id < $3
            and ($4::text is null or d.state = $4) order by d.id desc limit $5
            """
                    .formatted(COLUMNS);

    /// What is under way stays so: it is tried anyway.
    private static final String AGAIN =
            """
            update webhook_delivery d set state = 'WAITING', attempts = 0, not_before = now()
            from webhook w where w.id = d.webhook and w.organization = $1 and w.id = $2
            and d.holder is null and
            """;

    private static final String ONE_AGAIN = AGAIN + " d.id = $3 returning " + COLUMNS;
    private static final String ALL_AGAIN = AGAIN + " d.created_at >= $3";
    private static final String ONE =
            """
            select %s from webhook_delivery d join webhook w on w.id = d.webhook
            where w.organization = $1 and w.id = $2 and d.id = $3
            """
                    .formatted(COLUMNS);

    private final Pool pool;
    private final Courier courier;

    DeliveryLog(Pool pool, Courier courier) {
        this.pool = pool;
        this.courier = courier;
    }

    /// Newest first.
    public Uni<Page<DeliveryView>> list(
            Organization organization,
            UUID webhook,
            DeliveryView.@Nullable State state,
            PageRequest page) {
        var from = page.cursor().map(cursor -> cursor.after()).orElse(END);
        return pool.preparedQuery(LIST)
                .execute(
                        Tuple.of(
                                organization.slug(),
                                webhook,
                                from,
                                state == null ? null : state.name(),
                                page.limit() + 1))
                .map(DeliveryLog::views)
                .map(found -> Page.cut(found, page.limit(), DeliveryView::id));
    }

    /// Tries one again, from the beginning of the schedule.
    ///
    /// @throws Declined (in the Uni) `UNKNOWN_DELIVERY`
    public Uni<DeliveryView> again(Organization organization, UUID webhook, UUID delivery) {
        var key = Tuple.of(organization.slug(), webhook, delivery);
        return pool.preparedQuery(ONE_AGAIN)
                .execute(key)
                .map(DeliveryLog::views)
                .chain(
                        changed ->
                                changed.isEmpty()
                                        ? pool.preparedQuery(ONE)
                                                .execute(key)
                                                .map(DeliveryLog::views)
                                        : Uni.createFrom().item(changed))
                .map(DeliveryLog::only)
                .invoke(courier::look);
    }

    /// Tries everything again that came since an instant, whatever became of it.
    ///
    /// @return how many
    Uni<Integer> again(Organization organization, UUID webhook, Instant since) {
        return pool.preparedQuery(ALL_AGAIN)
                .execute(Tuple.of(organization.slug(), webhook, since.atOffset(ZoneOffset.UTC)))
                .map(RowSet::rowCount)
                .invoke(courier::look);
    }

    private static DeliveryView only(List<DeliveryView> found) {
        if (found.isEmpty()) {
            throw new Declined(UNKNOWN_DELIVERY, "The log of this webhook has no such delivery.");
        }
        return found.getFirst();
    }

    private static List<DeliveryView> views(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(DeliveryLog::view).toList();
    }

    private static DeliveryView view(Row row) {
        var state = DeliveryView.State.valueOf(row.getString("state"));
        return new DeliveryView(
                row.getUUID("id"),
                row.getUUID("event"),
                row.getString("type"),
                row.getString("subject"),
                state,
                row.getInteger("attempts"),
                state == DeliveryView.State.WAITING
                        ? instant(row.getOffsetDateTime("not_before"))
                        : null,
                instant(row.getOffsetDateTime("tried_at")),
                row.getInteger("status"),
                row.getString("failure"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
