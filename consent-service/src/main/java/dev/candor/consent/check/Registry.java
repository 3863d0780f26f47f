package dev.candor.consent.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.candor.consent.check.PolicyRule.Decided;
import dev.candor.consent.check.PolicyRule.Demand;
import dev.candor.consent.check.Standing.Approved;
import dev.candor.consent.check.Standing.Exempted;
import dev.candor.consent.check.Standing.Held;
import dev.candor.consent.check.Standing.Life;
import dev.candor.consent.check.Standing.Line;
import dev.candor.consent.check.Standing.Objected;
import dev.candor.consent.check.Standing.Pause;
import dev.candor.consent.grant.Action;
import dev.candor.consent.grant.Approval;
import dev.candor.consent.grant.Conditions;
import dev.candor.consent.grant.Disclosure;
import dev.candor.consent.grant.Effect;
import dev.candor.consent.grant.GrantId;
import dev.candor.consent.grant.GrantState;
import dev.candor.consent.grant.Likeness;
import dev.candor.consent.grant.Modality;
import dev.candor.consent.grant.Narrowing;
import dev.candor.consent.grant.Period;
import dev.candor.consent.grant.PostMortem;
import dev.candor.consent.grant.ScopeLine;
import dev.candor.consent.grant.Territory;
import dev.candor.consent.objection.ObjectionScope;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.SubjectKind;
import dev.candor.kit.problem.CommonProblem;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a check reads, all of it in one statement: one round trip, and one snapshot for every
/// person asked about.
///
/// It reads columns and no entities, so no session is opened and nothing can be stale.
@ApplicationScoped
class Registry {
    private final Pool pool;
    private final CheckConfig config;

    Registry(Pool pool, CheckConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /// What the organization holds of what `asked` is about.
    Uni<Snapshot> read(Asked asked) {
        var values = new ArrayList<Object>();
        values.add(asked.organization().slug());
        values.add(asked.people().stream().map(SubjectId::value).toArray(UUID[]::new));
        values.add(asked.hashes().toArray(String[]::new));
        values.add(asked.projects().toArray(String[]::new));
        values.add(asked.account());
        values.add(asked.earliest().atOffset(ZoneOffset.UTC));
        var asOf = asked.asOf();
        if (asOf != null) {
            values.add(asOf.atOffset(ZoneOffset.UTC));
        }
        return pool.preparedQuery(asOf == null ? Statement.OF_NOW : Statement.AS_OF)
                .execute(Tuple.wrap(values))
                .ifNoItem()
                .after(config.patience())
                .failWith(Registry::tooSlow)
                .map(Registry::snapshot);
    }

    private static Declined tooSlow() { // closed: what is not known is not allowed
        return new Declined(
                CommonProblem.SERVICE_UNAVAILABLE, "The registry does not answer; ask again.");
    }

    private static Snapshot snapshot(RowSet<Row> rows) {
        var parts = new HashMap<String, List<Row>>();
        rows.forEach(
                row ->
                        parts.computeIfAbsent(row.getString("part"), _ -> new ArrayList<>())
                                .add(row));
        return new Snapshot(
                standings(parts),
                policies(part(parts, "P"), part(parts, "D")),
                part(parts, "H").getFirst().getLong("seq"));
    }

    private static List<Row> part(Map<String, List<Row>> parts, String name) {
        return parts.getOrDefault(name, List.of());
    }

    private static Map<SubjectId, Standing> standings(Map<String, List<Row>> parts) {
        var grants = of(part(parts, "G"), "subject");
        var objections = of(part(parts, "O"), "subject");
        var exemptions = of(part(parts, "E"), "subject");
        var pauses = of(part(parts, "U"), "id");
        var approvals = of(part(parts, "A"), "id");
        var standings = new LinkedHashMap<SubjectId, Standing>();
        for (var row : part(parts, "S")) {
            var id = row.getUUID("subject");
            standings.put(
                    new SubjectId(id),
                    new Standing.Registered(
                            new SubjectId(id),
                            new Life(
                                    SubjectKind.valueOf(row.getString("state")),
                                    instant(row, "begins"),
                                    instant(row, "ends")),
                            held(grants.getOrDefault(id, List.of()), pauses, approvals),
                            objections.getOrDefault(id, List.of()).stream()
                                    .map(Registry::objected)
                                    .sorted(Comparator.comparing(Objected::id))
                                    .toList(),
                            exemptions.getOrDefault(id, List.of()).stream()
                                    .filter(it -> !"REJECTED".equals(it.getString("state")))
                                    .map(Registry::exempted)
                                    .toList()));
        }
        return standings;
    }

    private static Map<UUID, List<Row>> of(List<Row> rows, String column) {
        return rows.stream().collect(groupingBy(row -> row.getUUID(column)));
    }

    private static List<Held> held(
            List<Row> rows, Map<UUID, List<Row>> pauses, Map<UUID, List<Row>> approvals) {
        return of(rows, "id").entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(
                        grant ->
                                held(
                                        grant.getValue(),
                                        pauses.getOrDefault(grant.getKey(), List.of()),
                                        approvals.getOrDefault(grant.getKey(), List.of())))
                .toList();
    }

    private static Held held(List<Row> lines, List<Row> pauses, List<Row> approvals) {
        var grant = lines.getFirst();
        return new Held(
                new GrantId(grant.getUUID("id")),
                grant.getString("name"),
                GrantState.valueOf(grant.getString("state")),
                grant.getBoolean("flag"),
                moment(grant, "begins"),
                instant(grant, "ends"),
                Boolean.TRUE.equals(grant.getBoolean("at_risk")),
                grant.getLong("seq"),
                lines.stream()
                        .filter(row -> row.getString("effect") != null)
                        .map(Registry::line)
                        .sorted(Comparator.comparing(Line::position))
                        .toList(),
                pauses.stream().map(Registry::pause).toList(),
                approvals.stream()
                        .sorted(Comparator.comparing(row -> moment(row, "begins")))
                        .collect(
                                toMap(
                                        row -> row.getString("name"),
                                        row -> Approved.valueOf(row.getString("state")),
                                        (_, later) -> later)));
    }

    private static Line line(Row row) {
        var used = row.getLong("used");
        return new Line(
                row.getInteger("position"),
                new ScopeLine(
                        Effect.valueOf(row.getString("effect")),
                        values(row, "actions", Action::valueOf),
                        values(row, "modalities", Modality::valueOf),
                        values(row, "purposes", Function.identity()),
                        values(row, "territories", Territory::new),
                        values(row, "channels", Function.identity()),
                        period(row),
                        "",
                        new Narrowing(
                                values(row, "likeness", Likeness::valueOf),
                                values(row, "techniques", Function.identity()),
                                values(row, "projects", Function.identity()),
                                values(row, "languages", Function.identity())),
                        conditions(row)),
                used == null ? 0 : used);
    }

    private static Conditions conditions(Row row) {
        var postMortemUntil = instant(row, "post_mortem_until");
        return new Conditions(
                row.getInteger("max_uses"),
                Approval.valueOf(row.getString("approval")),
                values(row, "content", Function.identity()),
                new Disclosure(
                        row.getString("label"),
                        row.getBoolean("provenance"),
                        row.getBoolean("attribution")),
                postMortemUntil == null ? PostMortem.END : PostMortem.CONTINUE_UNTIL,
                postMortemUntil,
                row.getBoolean("sublicense"));
    }

    private static Pause pause(Row row) {
        return new Pause(
                values(row, "actions", Action::valueOf),
                values(row, "projects", Function.identity()),
                values(row, "territories", Territory::new));
    }

    private static Objected objected(Row row) {
        return new Objected(
                row.getUUID("id"),
                new ObjectionScope(
                        values(row, "actions", Action::valueOf),
                        values(row, "likeness", Likeness::valueOf),
                        values(row, "modalities", Modality::valueOf),
                        values(row, "techniques", Function.identity()),
                        values(row, "purposes", Function.identity()),
                        values(row, "territories", Territory::new),
                        values(row, "channels", Function.identity()),
                        values(row, "licensees", Function.identity()),
                        period(row)));
    }

    private static Exempted exempted(Row row) {
        return new Exempted(
                row.getUUID("id"),
                row.getString("label"),
                "GRANTED".equals(row.getString("state")),
                values(row, "actions", Action::valueOf),
                row.getString("name"),
                instant(row, "ends"));
    }

    private static Policies policies(List<Row> rows, List<Row> decisions) {
        if (rows.isEmpty()) {
            return Policies.NONE;
        }
        var decided = of(decisions, "id");
        return new Policies(
                of(rows, "id").values().stream()
                        .map(
                                rules ->
                                        version(
                                                rules,
                                                decided.getOrDefault(
                                                        rules.getFirst().getUUID("id"), List.of())))
                        .toList());
    }

    private static Policies.Version version(List<Row> rules, List<Row> decided) {
        var version = rules.getFirst();
        return new Policies.Version(
                version.getString("name"),
                version.getLong("seq"),
                moment(version, "begins"),
                instant(version, "ends"),
                version.getBoolean("flag"),
                rules.stream()
                        .filter(row -> row.getString("effect") != null)
                        .map(row -> rule(row, decided))
                        .toList());
    }

    private static PolicyRule rule(Row row, List<Row> decided) {
        return new PolicyRule(
                "%s/%d#%s"
                        .formatted(
                                row.getString("name"), row.getLong("seq"), row.getString("state")),
                demand(row, decided),
                values(row, "techniques", Function.identity()),
                values(row, "actions", Action::valueOf),
                values(row, "purposes", Function.identity()),
                values(row, "modalities", Modality::valueOf),
                values(row, "channels", Function.identity()),
                values(row, "territories", Territory::new),
                values(row, "content", Function.identity()),
                values(row, "licensees", Function.identity()));
    }

    private static Demand demand(Row row, List<Row> decided) {
        return switch (row.getString("effect")) {
            case "REQUIRES_LABEL" -> new Demand.Label(row.getString("label"));
            case "REQUIRES_APPROVAL" ->
                    new Demand.Approval(
                            row.getString("role"),
                            decided.stream()
                                    .filter(
                                            it ->
                                                    Objects.equals(
                                                            it.getString("state"),
                                                            row.getString("state")))
                                    .map(Registry::decided)
                                    .toList());
            default -> new Demand.Prohibited(); // closed: what is not understood forbids
        };
    }

    private static Decided decided(Row row) {
        return new Decided(
                row.getString("name"),
                row.getBoolean("flag"),
                moment(row, "begins"),
                instant(row, "ends"));
    }

    private static Period period(Row row) {
        return new Period(moment(row, "valid_from"), instant(row, "valid_until"));
    }

    private static Instant moment(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    private static <T> Set<T> values(Row row, String column, Function<String, T> value) {
        return Arrays.stream(row.getArrayOfStrings(column)).map(value).collect(Collectors.toSet());
    }
}
