package dev.candor.consent.check;

import dev.candor.consent.check.Standing.Held;
import dev.candor.consent.grant.Action;
import dev.candor.consent.grant.Conditions;
import dev.candor.consent.grant.Effect;
import dev.candor.consent.grant.GrantId;
import dev.candor.consent.grant.GrantState;
import dev.candor.consent.grant.Modality;
import dev.candor.consent.grant.Narrowing;
import dev.candor.consent.grant.Period;
import dev.candor.consent.grant.ScopeLine;
import dev.candor.consent.grant.Territory;
import dev.candor.consent.subject.SubjectId;
import dev.candor.kit.identity.Organization;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a check reads, all of it in one statement: one round trip, and one snapshot for every
/// person asked about.
///
/// It reads columns and no entities, so no session is opened and nothing can be stale.
@ApplicationScoped
class Registry {
    private static final String STANDINGS =
            """
            select asked.id as subject, s.id is not null as known,
                   g.id as grant_id, g.licensee, g.state, g.ledger_seq,
                   l.effect, l.actions, l.modalities, l.purposes, l.territories, l.channels,
                   l.valid_from, l.valid_until, l.description,
                   coalesce((select size from ledger_head where organization = $1), 0) as ledger_size
            from unnest($2::uuid[]) with ordinality as asked(id, place)
            left join subject s on s.organization = $1 and s.id = asked.id
            left join consent_grant g on g.organization = $1 and g.subject_id = s.id
            left join scope_line l on l.organization = $1 and l.grant_id = g.id
            order by asked.place, g.id, l.position
            """;

    private final Pool pool;

    Registry(Pool pool) {
        this.pool = pool;
    }

    /// What this organization holds about each of `subjects`, in their order.
    Uni<Snapshot> read(Organization organization, List<SubjectId> subjects) {
        var ids = subjects.stream().map(SubjectId::value).toArray(UUID[]::new);
        return pool.preparedQuery(STANDINGS)
                .execute(Tuple.of(organization.slug(), ids))
                .map(Registry::snapshot);
    }

    private static Snapshot snapshot(RowSet<Row> rows) {
        var people = new LinkedHashMap<UUID, List<Row>>();
        var ledgerSize = 0L;
        for (var row : rows) {
            people.computeIfAbsent(row.getUUID("subject"), _ -> new ArrayList<>()).add(row);
            ledgerSize = row.getLong("ledger_size");
        }
        var standings = people.entrySet().stream().map(Registry::standing).toList();
        return new Snapshot(standings, ledgerSize);
    }

    private static Standing standing(Map.Entry<UUID, List<Row>> person) {
        var id = new SubjectId(person.getKey());
        if (!person.getValue().getFirst().getBoolean("known")) {
            return new Standing.Stranger(id);
        }
        var grants = new LinkedHashMap<UUID, List<Row>>();
        person.getValue().stream()
                .filter(row -> row.getUUID("grant_id") != null)
                .forEach(
                        row ->
                                grants.computeIfAbsent(
                                                row.getUUID("grant_id"), _ -> new ArrayList<>())
                                        .add(row));
        return new Standing.Registered(id, grants.values().stream().map(Registry::held).toList());
    }

    private static Held held(List<Row> lines) {
        var grant = lines.getFirst();
        return new Held(
                new GrantId(grant.getUUID("grant_id")),
                grant.getString("licensee"),
                GrantState.valueOf(grant.getString("state")),
                grant.getLong("ledger_seq"),
                lines.stream()
                        .filter(row -> row.getString("effect") != null)
                        .map(Registry::line)
                        .toList());
    }

    private static ScopeLine line(Row row) {
        var until = row.getOffsetDateTime("valid_until");
        return new ScopeLine(
                Effect.valueOf(row.getString("effect")),
                values(row, "actions", Action::valueOf),
                values(row, "modalities", Modality::valueOf),
                values(row, "purposes", Function.identity()),
                values(row, "territories", Territory::new),
                values(row, "channels", Function.identity()),
                new Period(
                        row.getOffsetDateTime("valid_from").toInstant(),
                        until == null ? null : until.toInstant()),
                row.getString("description"),
                Narrowing.NONE,
                Conditions.NONE);
    }

    private static <T> Set<T> values(Row row, String column, Function<String, T> value) {
        return Arrays.stream(row.getArrayOfStrings(column)).map(value).collect(Collectors.toSet());
    }

    /// All standings as of one moment; `ledgerSeq` is the latest entry of the organization's
    /// ledger then.
    record Snapshot(List<Standing> standings, long ledgerSeq) {
        Snapshot {
            standings = List.copyOf(standings);
        }
    }
}
