package dev.candor.consent.check;

import static java.util.Map.entry;

import dev.candor.consent.subject.SubjectId;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The one statement of a check: everything it needs, of one snapshot, in one round trip.
///
/// Its rows are of several kinds, told apart by `part`; each kind fills the columns it needs, and
/// what only it knows is in `body`. What speaks of one use or project is left out where none is
/// asked about. Columns are few and a grant is one row with its lines: PostgreSQL spends as long on
/// a column that is empty as on finding the row. Parameters: organization, people, the caller's
/// account, the earliest time asked about, hashes of uses, projects and, for the past, the moment
/// it is asked as of.
final class Statement {
    private static final Map<Column, String> TYPES = types();

    /// What a row may have, in this order.
    enum Column {
        PART,
        SUBJECT,
        ID,
        NAME,
        STATE,
        FLAG,
        AT_RISK,
        SEQ,
        BEGINS,
        ENDS,
        USED,
        BODY
    }

    /// Of now: what is written down.
    private static final List<String> OF_NOW =
            List.of(
                    head("coalesce((select size from ledger_head where organization = $1), 0)"),
                    people(),
                    grants(
                            "g.state",
                            "g.ledger_seq",
                            "",
                            """
                            (select string_agg(u.position || ':' || u.used, ',') from line_use u
                             where u.grant_id = g.id)
                            """,
                            ""),
                    pauses("p.lifted_at is null"),
                    objections("x.objection_id is null"),
                    policies("", ""));

    private static final List<String> OF_NOW_BY_USE =
            List.of(approvals("", ""), exemptions("", ""), decisions(""));

    /// Of a moment that is past: what its events make of it (invariant 16).
    private static final List<String> AS_OF =
            List.of(
                    head(
                            """
                            coalesce((select max(e.seq) from ledger_entry e
                                      where e.organization = $1 and e.at <= $7), 0)
                            """),
                    peopleOfThen(),
                    grants(
                            "e.to_state",
                            "e.ledger_seq",
                            "and b.at <= $7",
                            """
                            (select string_agg(u.position || ':' || u.used, ',')
                             from (select c.position, count(*) as used from line_consumption c
                                   where c.grant_id = g.id and c.at <= $7 group by c.position) u)
                            """,
                            """
                            join lateral (select e.to_state, e.ledger_seq from consent_event e
                                          where e.grant_id = g.id and e.at <= $7
                                          order by e.version desc limit 1) e on true
                            """),
                    pauses("p.since <= $7 and (p.lifted_at is null or p.lifted_at > $7)"),
                    objections("o.raised_at <= $7 and (x.lifted_at is null or x.lifted_at > $7)"),
                    policies("and v.published_at <= $7", "and t.accepted_at <= $7"),
                    approvals("and a.requested_at <= $7", "and d.decided_at <= $7"),
                    exemptions("and e.claimed_at <= $7", "and r.reviewed_at <= $7"),
                    decisions("and a.decided_at <= $7"));

    private static final String PLAIN = union(OF_NOW);
    private static final String BY_USE =
            union(Stream.concat(OF_NOW.stream(), OF_NOW_BY_USE.stream()).toList());
    private static final String PAST = union(AS_OF);

    private Statement() {}

    /// The statement that answers `asked`, with its parameters.
    static Prepared of(Asked asked) {
        var values = new ArrayList<Object>();
        values.add(asked.organization().slug());
        values.add(asked.people().stream().map(SubjectId::value).toArray(UUID[]::new));
        values.add(asked.account());
        values.add(asked.earliest().atOffset(ZoneOffset.UTC));
        values.add(asked.hashes().toArray(String[]::new));
        values.add(asked.projects().toArray(String[]::new));
        var asOf = asked.asOf();
        if (asOf != null) {
            values.add(asOf.atOffset(ZoneOffset.UTC));
            return new Prepared(PAST, Tuple.wrap(values));
        }
        return asked.hashes().isEmpty() && asked.projects().isEmpty()
                ? new Prepared(PLAIN, Tuple.wrap(values.subList(0, 4)))
                : new Prepared(BY_USE, Tuple.wrap(values));
    }

    record Prepared(String sql, Tuple values) {}

    private static Map<Column, String> types() {
        var types = new EnumMap<Column, String>(Column.class);
        EnumSet.of(Column.SUBJECT, Column.ID).forEach(it -> types.put(it, "uuid"));
        EnumSet.of(Column.NAME, Column.STATE, Column.USED, Column.BODY)
                .forEach(it -> types.put(it, "text"));
        EnumSet.of(Column.FLAG, Column.AT_RISK).forEach(it -> types.put(it, "boolean"));
        EnumSet.of(Column.BEGINS, Column.ENDS).forEach(it -> types.put(it, "timestamptz"));
        types.put(Column.SEQ, "bigint");
        return types;
    }

    /// A branch that fills some columns from some tables.
    private static String branch(char part, Map<Column, String> filled, String tables) {
        var list =
                TYPES.entrySet().stream()
                        .map(type -> filled.getOrDefault(type.getKey(), "null::" + type.getValue()))
                        .collect(Collectors.joining(", "));
        return "select '%s', %s %s".formatted(part, list, tables);
    }

    private static String union(List<String> branches) {
        return String.join("\nunion all\n", branches);
    }

    /// The columns of an alias as the members of an object.
    private static String object(String alias, String... names) {
        return Stream.of(names)
                .map(name -> "'%1$s', %2$s.%1$s".formatted(name, alias))
                .collect(Collectors.joining(", ", "json_build_object(", ")::text"));
    }

    private static String head(String size) {
        return branch('H', Map.of(Column.SEQ, size), "");
    }

    private static String people() {
        return branch(
                'S',
                Map.of(
                        Column.SUBJECT, "s.id",
                        Column.STATE, "s.kind",
                        Column.BEGINS, "s.majority_date::timestamp at time zone 'UTC'",
                        Column.ENDS, "s.date_of_death::timestamp at time zone 'UTC'"),
                "from subject s where s.organization = $1 and s.id = any($2::uuid[])");
    }

    /// As they were then: until somebody noted that they live otherwise.
    private static String peopleOfThen() {
        return branch(
                'S',
                Map.of(
                        Column.SUBJECT,
                        "s.id",
                        Column.STATE,
                        "coalesce(p.kind, s.kind)",
                        Column.BEGINS,
                        then("majority_date"),
                        Column.ENDS,
                        then("date_of_death")),
                """
                from subject s left join lateral (
                    select p.kind, p.majority_date, p.date_of_death from past_life p
                    where p.organization = $1 and p.subject_id = s.id and p.ended_at > $7
                    order by p.ended_at limit 1) p on true
                where s.organization = $1 and s.id = any($2::uuid[]) and s.created_at <= $7
                """);
    }

    private static String then(String date) {
        return "(case when p.kind is null then s.%1$s else p.%1$s end)::timestamp at time zone 'UTC'"
                .formatted(date);
    }

    /// @param state the column that holds it
    /// @param begun what makes an expression count
    /// @param used how often limited lines were used, as `position:uses,...`
    private static String grants(
            String state, String seq, String begun, String used, String joins) {
        return branch(
                'G',
                Map.ofEntries(
                        entry(Column.SUBJECT, "g.subject_id"),
                        entry(Column.ID, "g.id"),
                        entry(Column.NAME, "g.licensee"),
                        entry(
                                Column.STATE,
                                """
                                case when %1$s in ('REQUESTED', 'DEFERRED') and g.answer_by <= $4 then 'LAPSED' else %1$s end
                                """
                                        .formatted(state)),
                        entry(
                                Column.FLAG,
                                """
                                %s in ('REQUESTED', 'DEFERRED') and exists (select from consent_event b
                                    where b.grant_id = g.id and b.kind = 'GRANT_EXPRESSED' %s)
                                """
                                        .formatted(state, begun)),
                        entry(Column.AT_RISK, "g.at_risk"),
                        entry(Column.SEQ, seq),
                        entry(Column.BEGINS, "g.requested_at"),
                        entry(Column.ENDS, "g.ends_at"),
                        entry(Column.USED, "case when g.metered then %s end".formatted(used)),
                        entry(Column.BODY, "g.scope")),
                "from consent_grant g %s where g.organization = $1 and g.subject_id = any($2::uuid[])"
                        .formatted(joins));
    }

    private static String pauses(String when) {
        return branch(
                'U',
                Map.of(
                        Column.ID,
                        "p.grant_id",
                        Column.BODY,
                        object("p", "cause", "actions", "projects", "territories")),
                """
                from suspension p join consent_grant g on g.id = p.grant_id
                where p.organization = $1 and g.organization = $1 and g.subject_id = any($2::uuid[]) and
                """
                        + when);
    }

    private static String objections(String when) {
        return branch(
                'O',
                Map.of(
                        Column.SUBJECT,
                        "o.subject_id",
                        Column.ID,
                        "o.id",
                        Column.BEGINS,
                        "o.valid_from",
                        Column.ENDS,
                        "o.valid_until",
                        Column.BODY,
                        object(
                                "o",
                                "actions",
                                "likeness",
                                "modalities",
                                "techniques",
                                "purposes",
                                "territories",
                                "channels",
                                "licensees")),
                """
                from standing_objection o left join objection_lifting x on x.objection_id = o.id
                where o.organization = $1 and o.subject_id = any($2::uuid[]) and
                """
                        + when);
    }

    private static String approvals(String requested, String decided) {
        return branch(
                'A',
                Map.of(
                        Column.ID, "a.grant_id",
                        Column.NAME, "a.use_sha256",
                        Column.BEGINS, "a.requested_at",
                        Column.STATE,
                                """
                                coalesce((select d.outcome from use_approval_decision d
                                          where d.approval_id = a.id %s
                                          order by d.position desc limit 1), 'REQUESTED')
                                """
                                        .formatted(decided)),
                """
                from use_approval a join consent_grant g on g.id = a.grant_id
                where a.organization = $1 and g.organization = $1 and g.subject_id = any($2::uuid[])
                    and a.use_sha256 = any($5::text[])
                """
                        + requested);
    }

    private static String exemptions(String claimed, String reviewed) {
        return branch(
                'E',
                Map.of(
                        Column.SUBJECT, "person.id",
                        Column.ID, "e.id",
                        Column.NAME, "e.use_sha256",
                        Column.STATE, "coalesce(r.outcome, 'PENDING')",
                        Column.ENDS, "r.valid_until",
                        Column.BODY, object("e", "basis", "actions")),
                """
                from exemption e cross join lateral unnest(e.subjects) as person(id)
                left join lateral (select r.outcome, min(r.valid_until) over () as valid_until
                                   from exemption_review r
                                   where r.exemption_id = e.id %s
                                   order by r.position desc limit 1) r on true
                where e.organization = $1 and e.use_sha256 = any($5::text[])
                    and person.id = any($2::uuid[])
                """
                                .formatted(reviewed)
                        + claimed);
    }

    private static String policies(String published, String accepted) {
        return branch(
                'P',
                Map.of(
                        Column.ID,
                        "v.id",
                        Column.NAME,
                        "v.code",
                        Column.SEQ,
                        "v.version::bigint",
                        Column.BEGINS,
                        "v.effective_from",
                        Column.ENDS,
                        "v.effective_until",
                        Column.FLAG,
                        """
                        v.acceptance_required and not exists (select from policy_acceptance t
                            where t.organization = $1 and t.version_id = v.id and t.account_id = $3 %s)
                        """
                                .formatted(accepted),
                        Column.STATE,
                        "r.code",
                        Column.BODY,
                        object(
                                "r",
                                "effect",
                                "role",
                                "label",
                                "techniques",
                                "actions",
                                "purposes",
                                "modalities",
                                "channels",
                                "territories",
                                "content_flags",
                                "licensees")),
                """
                from policy_version v
                left join policy_rule r on r.organization = $1 and r.version_id = v.id
                where v.organization = $1 and (v.effective_until is null or v.effective_until > $4)
                """
                        + published);
    }

    private static String decisions(String decided) {
        return branch(
                'D',
                Map.of(
                        Column.ID, "a.version_id",
                        Column.STATE, "a.rule",
                        Column.NAME, "coalesce(a.use_sha256, a.project)",
                        Column.FLAG, "a.approved",
                        Column.BEGINS, "a.decided_at",
                        Column.ENDS, "a.valid_until"),
                """
                from policy_approval a
                where a.organization = $1
                    and (a.use_sha256 = any($5::text[]) or a.project = any($6::text[]))
                """
                        + decided);
    }
}
