package dev.candor.consent.check;

import static dev.candor.consent.check.Statement.Column.AT_RISK;
import static dev.candor.consent.check.Statement.Column.BEGINS;
import static dev.candor.consent.check.Statement.Column.BODY;
import static dev.candor.consent.check.Statement.Column.ENDS;
import static dev.candor.consent.check.Statement.Column.FLAG;
import static dev.candor.consent.check.Statement.Column.ID;
import static dev.candor.consent.check.Statement.Column.NAME;
import static dev.candor.consent.check.Statement.Column.PART;
import static dev.candor.consent.check.Statement.Column.SEQ;
import static dev.candor.consent.check.Statement.Column.STATE;
import static dev.candor.consent.check.Statement.Column.SUBJECT;
import static dev.candor.consent.check.Statement.Column.USED;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.candor.consent.check.PolicyRule.Decided;
import dev.candor.consent.check.PolicyRule.Demand;
import dev.candor.consent.check.Standing.Approved;
import dev.candor.consent.check.Standing.Exempted;
import dev.candor.consent.check.Standing.Held;
import dev.candor.consent.check.Standing.Life;
import dev.candor.consent.check.Standing.Objected;
import dev.candor.consent.check.Standing.Pause;
import dev.candor.consent.check.Statement.Column;
import dev.candor.consent.grant.GrantId;
import dev.candor.consent.grant.GrantState;
import dev.candor.consent.grant.SuspensionCause;
import dev.candor.consent.objection.ObjectionScope;
import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Likeness;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.Period;
import dev.candor.consent.scope.Territory;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.SubjectKind;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows of one [Statement], by their kinds.
final class Rows {
    private final Map<String, List<Row>> parts;

    private Rows(Map<String, List<Row>> parts) {
        this.parts = parts;
    }

    static Rows of(Iterable<Row> rows) {
        var parts = new HashMap<String, List<Row>>();
        for (var row : rows) {
            parts.computeIfAbsent(text(row, PART), _ -> new ArrayList<>()).add(row);
        }
        return new Rows(parts);
    }

    Snapshot snapshot() {
        return new Snapshot(standings(), policies(), number(part("H").getFirst(), SEQ));
    }

    private List<Row> part(String name) {
        return parts.getOrDefault(name, List.of());
    }

    private Map<SubjectId, Standing> standings() {
        var grants = by(SUBJECT, part("G"));
        var objections = by(SUBJECT, part("O"));
        var exemptions = by(SUBJECT, part("E"));
        var standings = new LinkedHashMap<SubjectId, Standing>();
        for (var row : part("S")) {
            var id = id(row, SUBJECT);
            standings.put(
                    new SubjectId(id),
                    new Standing.Registered(
                            new SubjectId(id),
                            new Life(
                                    SubjectKind.valueOf(text(row, STATE)),
                                    instant(row, BEGINS),
                                    instant(row, ENDS)),
                            held(grants.getOrDefault(id, List.of())),
                            objections.getOrDefault(id, List.of()).stream()
                                    .map(Rows::objected)
                                    .sorted(Comparator.comparing(Objected::id))
                                    .toList(),
                            exemptions.getOrDefault(id, List.of()).stream()
                                    .filter(it -> !"REJECTED".equals(maybe(it, STATE)))
                                    .map(Rows::exempted)
                                    .toList()));
        }
        return standings;
    }

    private List<Held> held(List<Row> grants) {
        var pauses = by(ID, part("U"));
        var approvals = by(ID, part("A"));
        return grants.stream()
                .map(
                        grant ->
                                held(
                                        grant,
                                        pauses.getOrDefault(id(grant, ID), List.of()),
                                        approvals.getOrDefault(id(grant, ID), List.of())))
                .sorted(Comparator.comparing(held -> held.id().value()))
                .toList();
    }

    private static Held held(Row grant, List<Row> pauses, List<Row> approvals) {
        return new Held(
                new GrantId(id(grant, ID)),
                text(grant, NAME),
                GrantState.valueOf(text(grant, STATE)),
                isTrue(grant, FLAG),
                moment(grant, BEGINS),
                instant(grant, ENDS),
                isTrue(grant, AT_RISK),
                number(grant, SEQ),
                new ScopeText(text(grant, BODY), maybe(grant, USED)),
                pauses.stream().map(row -> pause(body(row))).toList(),
                approvals.stream()
                        .sorted(Comparator.comparing(row -> moment(row, BEGINS)))
                        .collect(
                                toMap(
                                        row -> text(row, NAME),
                                        row -> Approved.valueOf(text(row, STATE)),
                                        (_, later) -> later)));
    }

    private static Pause pause(Body body) {
        return new Pause(
                SuspensionCause.valueOf(body.text("cause")),
                body.set("actions", Action::valueOf),
                body.codes("projects"),
                body.set("territories", Territory::new));
    }

    private static Objected objected(Row row) {
        var body = body(row);
        return new Objected(
                id(row, ID),
                new ObjectionScope(
                        body.set("actions", Action::valueOf),
                        body.set("likeness", Likeness::valueOf),
                        body.set("modalities", Modality::valueOf),
                        body.codes("techniques"),
                        body.codes("purposes"),
                        body.set("territories", Territory::new),
                        body.codes("channels"),
                        body.codes("licensees"),
                        new Period(moment(row, BEGINS), instant(row, ENDS))));
    }

    private static Exempted exempted(Row row) {
        var body = body(row);
        return new Exempted(
                id(row, ID),
                body.text("basis"),
                "GRANTED".equals(text(row, STATE)),
                body.set("actions", Action::valueOf),
                text(row, NAME),
                instant(row, ENDS));
    }

    private Policies policies() {
        var rules = part("P");
        if (rules.isEmpty()) {
            return Policies.NONE;
        }
        var decided = by(ID, part("D"));
        return new Policies(
                by(ID, rules).entrySet().stream()
                        .map(
                                version ->
                                        version(
                                                version.getValue(),
                                                decided.getOrDefault(version.getKey(), List.of())))
                        .toList());
    }

    private static Policies.Version version(List<Row> rules, List<Row> decided) {
        var version = rules.getFirst();
        return new Policies.Version(
                text(version, NAME),
                number(version, SEQ),
                moment(version, BEGINS),
                instant(version, ENDS),
                isTrue(version, FLAG),
                rules.stream()
                        .filter(row -> maybe(row, STATE) != null)
                        .map(row -> rule(row, decided))
                        .toList());
    }

    private static PolicyRule rule(Row row, List<Row> decided) {
        var body = body(row);
        return new PolicyRule(
                "%s/%d#%s".formatted(text(row, NAME), number(row, SEQ), text(row, STATE)),
                demand(row, body, decided),
                body.codes("techniques"),
                body.set("actions", Action::valueOf),
                body.codes("purposes"),
                body.set("modalities", Modality::valueOf),
                body.codes("channels"),
                body.set("territories", Territory::new),
                body.codes("content_flags"),
                body.codes("licensees"));
    }

    private static Demand demand(Row row, Body body, List<Row> decided) {
        return switch (body.text("effect")) {
            case "REQUIRES_LABEL" -> new Demand.Label(body.text("label"));
            case "REQUIRES_APPROVAL" ->
                    new Demand.Approval(
                            body.text("role"),
                            decided.stream()
                                    .filter(
                                            it ->
                                                    Objects.equals(
                                                            maybe(it, STATE), text(row, STATE)))
                                    .map(Rows::decided)
                                    .toList());
            default -> new Demand.Prohibited(); // closed: what is not understood forbids
        };
    }

    private static Decided decided(Row row) {
        return new Decided(
                text(row, NAME), isTrue(row, FLAG), moment(row, BEGINS), instant(row, ENDS));
    }

    private static Map<UUID, List<Row>> by(Column column, List<Row> rows) {
        return rows.isEmpty()
                ? Map.of()
                : rows.stream().collect(groupingBy(row -> id(row, column)));
    }

    private static UUID id(Row row, Column column) {
        return row.getUUID(column.ordinal());
    }

    private static String text(Row row, Column column) {
        return row.getString(column.ordinal());
    }

    private static @Nullable String maybe(Row row, Column column) {
        return row.getString(column.ordinal());
    }

    private static boolean isTrue(Row row, Column column) {
        return Boolean.TRUE.equals(row.getBoolean(column.ordinal()));
    }

    private static long number(Row row, Column column) {
        return row.getLong(column.ordinal());
    }

    private static Body body(Row row) {
        return Body.of(text(row, BODY));
    }

    private static Instant moment(Row row, Column column) {
        return row.getOffsetDateTime(column.ordinal()).toInstant();
    }

    private static @Nullable Instant instant(Row row, Column column) {
        OffsetDateTime at = row.getOffsetDateTime(column.ordinal());
        return at == null ? null : at.toInstant();
    }
}
