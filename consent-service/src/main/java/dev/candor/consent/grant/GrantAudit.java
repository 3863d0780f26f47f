package dev.candor.consent.grant;

import dev.candor.consent.grant.Retelling.Kept;
import dev.candor.consent.grant.Retelling.Told;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.kit.identity.Organization;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/// Tells every grant again from its events, and says where the rows say something else.
@ApplicationScoped
public class GrantAudit {
    private static final int PAGE = 1000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String EVENTS =
            """
            select g.id, g.state, g.version, g.since, g.ledger_seq,
                   e.version as told_version, e.kind, e.from_state, e.to_state,
                   coalesce(e.effective_at, e.at) as told_since, e.ledger_seq as told_seq
            from (select id, state, version, since, ledger_seq from consent_grant
                  where organization = $1 and id > $2 order by id limit $3) g
            left join consent_event e on e.organization = $1 and e.grant_id = g.id
            order by g.id, e.version
            """;

    private final Pool pool;

    GrantAudit(Pool pool) {
        this.pool = pool;
    }

    /// The grants of an organization whose rows or events are not as they should be.
    public Multi<Difference> differences(Organization organization) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new UUID[] {BEFORE_ALL},
                        after -> page(organization, after[0]).invoke(page -> page.next(after)))
                .whilst(page -> !page.isLast())
                .onItem()
                .transformToIterable(Page::differences);
    }

    private Uni<Page> page(Organization organization, UUID after) {
        return pool.preparedQuery(EVENTS)
                .execute(Tuple.of(organization.slug(), after, PAGE))
                .map(GrantAudit::page);
    }

    private static Page page(RowSet<Row> rows) {
        var grants = new LinkedHashMap<UUID, List<Row>>();
        for (var row : rows) {
            grants.computeIfAbsent(row.getUUID("id"), _ -> new ArrayList<>()).add(row);
        }
        var differences =
                grants.entrySet().stream()
                        .map(grant -> difference(new GrantId(grant.getKey()), grant.getValue()))
                        .filter(difference -> !difference.contradictions().isEmpty())
                        .toList();
        return new Page(List.copyOf(grants.keySet()), differences);
    }

    private static Difference difference(GrantId grant, List<Row> rows) {
        var first = rows.getFirst();
        var kept =
                new Kept(
                        GrantState.valueOf(first.getString("state")),
                        first.getInteger("version"),
                        instant(first, "since"),
                        first.getLong("ledger_seq"));
        var told =
                rows.stream()
                        .filter(row -> row.getInteger("told_version") != null)
                        .map(GrantAudit::told)
                        .toList();
        return new Difference(
                grant, first.getLong("ledger_seq"), Retelling.contradictions(told, kept));
    }

    private static Told told(Row row) {
        var from = row.getString("from_state");
        return new Told(
                row.getInteger("told_version"),
                LedgerKind.valueOf(row.getString("kind")),
                from == null ? null : GrantState.valueOf(from),
                GrantState.valueOf(row.getString("to_state")),
                instant(row, "told_since"),
                row.getLong("told_seq"));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    /// A grant that is not what its events say.
    ///
    /// @param ledgerSeq the entry its row points to
    public record Difference(GrantId grant, long ledgerSeq, List<String> contradictions) {
        public Difference {
            contradictions = List.copyOf(contradictions);
        }
    }

    private record Page(List<UUID> grants, List<Difference> differences) {
        boolean isLast() {
            return grants.size() < PAGE;
        }

        void next(UUID[] after) {
            if (!grants.isEmpty()) {
                after[0] = grants.getLast();
            }
        }
    }
}
