package dev.candor.consent.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The one statement of a check: everything it needs, of one snapshot, in one round trip.
///
/// Its rows are of several kinds, told apart by `part`; each kind fills the columns it needs.
/// Parameters: organization, people, hashes of uses, projects, the caller's account, the earliest
/// time asked about and, for the past, the moment it is asked as of.
final class Statement {
    private static final Map<String, String> COLUMNS = columns();

    /// Of now: what is written down.
    static final String OF_NOW =
            union(
                    head("coalesce((select size from ledger_head where organization = $1), 0)"),
                    people(""),
                    grants(
                            "g.state",
                            "g.ledger_seq",
                            "u.used",
                            "",
                            """
                            left join line_use u on u.grant_id = l.grant_id and u.position = l.position
                                and l.max_uses is not null
                            """),
                    pauses("p.lifted_at is null"),
                    objections("x.objection_id is null"),
                    approvals("", ""),
                    exemptions("", ""),
                    policies("", ""),
                    decisions(""));

    /// Of a moment that is past: what its events make of it (invariant 16).
    static final String AS_OF =
            union(
                    head(
                            """
                            coalesce((select max(e.seq) from ledger_entry e
                                      where e.organization = $1 and e.at <= $7), 0)
                            """),
                    people("and s.created_at <= $7"),
                    grants(
                            "e.to_state",
                            "e.ledger_seq",
                            "u.used",
                            "and b.at <= $7",
                            """
                            join lateral (select e.to_state, e.ledger_seq from consent_event e
                                          where e.grant_id = g.id and e.at <= $7
                                          order by e.version desc limit 1) e on true
                            left join lateral (select count(*) as used from line_consumption c
                                               where c.grant_id = l.grant_id and c.position = l.position
                                                 and c.at <= $7) u on l.max_uses is not null
                            """),
                    pauses("p.since <= $7 and (p.lifted_at is null or p.lifted_at > $7)"),
                    objections("o.raised_at <= $7 and (x.lifted_at is null or x.lifted_at > $7)"),
                    approvals("and a.requested_at <= $7", "and d.decided_at <= $7"),
                    exemptions("and e.claimed_at <= $7", "and r.reviewed_at <= $7"),
                    policies("and v.published_at <= $7", "and t.accepted_at <= $7"),
                    decisions("and a.decided_at <= $7"));

    private Statement() {}

    private static Map<String, String> columns() {
        var columns = new LinkedHashMap<String, String>();
        columns.put("subject", "uuid");
        columns.put("id", "uuid");
        Stream.of("name", "state", "effect", "approval", "role", "label")
                .forEach(name -> columns.put(name, "text"));
        Stream.of("seq", "used").forEach(name -> columns.put(name, "bigint"));
        Stream.of("position", "max_uses").forEach(name -> columns.put(name, "integer"));
        Stream.of("flag", "at_risk", "provenance", "attribution", "sublicense")
                .forEach(name -> columns.put(name, "boolean"));
        Stream.of("begins", "ends", "valid_from", "valid_until", "post_mortem_until")
                .forEach(name -> columns.put(name, "timestamptz"));
        Stream.of(
                        "actions",
                        "modalities",
                        "purposes",
                        "territories",
                        "channels",
                        "likeness",
                        "techniques",
                        "projects",
                        "languages",
                        "content",
                        "licensees")
                .forEach(name -> columns.put(name, "text[]"));
        return columns;
    }

    /// A branch that fills some columns from some tables.
    private static String branch(char part, Map<String, String> filled, String tables) {
        var list =
                COLUMNS.entrySet().stream()
                        .map(
                                column ->
                                        filled.getOrDefault(
                                                        column.getKey(),
                                                        "null::" + column.getValue())
                                                + " as "
                                                + column.getKey())
                        .collect(Collectors.joining(", "));
        return "select '%s' as part, %s %s".formatted(part, list, tables);
    }

    private static String union(String... branches) {
        return String.join("\nunion all\n", branches);
    }

    private static String head(String size) {
        return branch('H', Map.of("seq", size), "");
    }

    private static String people(String when) {
        return branch(
                'S',
                Map.of(
                        "subject", "s.id",
                        "state", "s.kind",
                        "begins", "s.majority_date::timestamp at time zone 'UTC'",
                        "ends", "s.date_of_death::timestamp at time zone 'UTC'"),
                "from subject s where s.organization = $1 and s.id = any($2::uuid[]) " + when);
    }

    private static String grants(
            String state, String seq, String used, String begun, String joins) {
        var filled = new LinkedHashMap<String, String>();
        filled.put("subject", "g.subject_id");
        filled.put("id", "g.id");
        filled.put("name", "g.licensee");
        filled.put(
                "state",
                """
                case when %1$s in ('REQUESTED', 'DEFERRED') and g.answer_by <= $6 then 'LAPSED' else %1$s end
                """
                        .formatted(state));
        filled.put(
                "flag",
                """
                %s in ('REQUESTED', 'DEFERRED') and exists (select from consent_event b
                    where b.grant_id = g.id and b.kind = 'GRANT_EXPRESSED' %s)
                """
                        .formatted(state, begun));
        filled.put("seq", seq);
        filled.put("begins", "g.requested_at");
        filled.put("ends", "g.ends_at");
        filled.put("used", used);
        Stream.of(
                        "position",
                        "effect",
                        "actions",
                        "modalities",
                        "purposes",
                        "territories",
                        "channels",
                        "likeness",
                        "techniques",
                        "projects",
                        "languages",
                        "valid_from",
                        "valid_until",
                        "max_uses",
                        "approval",
                        "post_mortem_until",
                        "sublicense")
                .forEach(name -> filled.put(name, "l." + name));
        filled.put("content", "l.content_limits");
        filled.put("at_risk", "g.at_risk");
        filled.put("label", "l.label_class");
        filled.put("provenance", "l.discloses_provenance");
        filled.put("attribution", "l.discloses_name");
        return branch(
                'G',
                filled,
                """
                from consent_grant g
                left join scope_line l on l.organization = $1 and l.grant_id = g.id
                %s where g.organization = $1 and g.subject_id = any($2::uuid[])
                """
                        .formatted(joins));
    }

    private static String pauses(String when) {
        return branch(
                'U',
                Map.of(
                        "id", "p.grant_id",
                        "actions", "p.actions",
                        "projects", "p.projects",
                        "territories", "p.territories"),
                """
                from suspension p join consent_grant g on g.id = p.grant_id
                where p.organization = $1 and g.organization = $1 and g.subject_id = any($2::uuid[]) and
                """
                        + when);
    }

    private static String objections(String when) {
        return branch(
                'O',
                Map.ofEntries(
                        Map.entry("subject", "o.subject_id"),
                        Map.entry("id", "o.id"),
                        Map.entry("actions", "o.actions"),
                        Map.entry("modalities", "o.modalities"),
                        Map.entry("purposes", "o.purposes"),
                        Map.entry("territories", "o.territories"),
                        Map.entry("channels", "o.channels"),
                        Map.entry("likeness", "o.likeness"),
                        Map.entry("techniques", "o.techniques"),
                        Map.entry("licensees", "o.licensees"),
                        Map.entry("valid_from", "o.valid_from"),
                        Map.entry("valid_until", "o.valid_until")),
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
                        "id", "a.grant_id",
                        "name", "a.use_sha256",
                        "begins", "a.requested_at",
                        "state",
                                """
                                coalesce((select d.outcome from use_approval_decision d
                                          where d.approval_id = a.id %s
                                          order by d.position desc limit 1), 'REQUESTED')
                                """
                                        .formatted(decided)),
                """
                from use_approval a join consent_grant g on g.id = a.grant_id
                where a.organization = $1 and g.organization = $1 and g.subject_id = any($2::uuid[])
                    and a.use_sha256 = any($3::text[])
                """
                        + requested);
    }

    private static String exemptions(String claimed, String reviewed) {
        return branch(
                'E',
                Map.of(
                        "subject", "person.id",
                        "id", "e.id",
                        "name", "e.use_sha256",
                        "label", "e.basis",
                        "actions", "e.actions",
                        "state", "coalesce(r.outcome, 'PENDING')",
                        "ends", "r.valid_until"),
                """
                from exemption e cross join lateral unnest(e.subjects) as person(id)
                left join lateral (select r.outcome, min(r.valid_until) over () as valid_until
                                   from exemption_review r
                                   where r.exemption_id = e.id %s
                                   order by r.position desc limit 1) r on true
                where e.organization = $1 and e.use_sha256 = any($3::text[])
                    and person.id = any($2::uuid[])
                """
                                .formatted(reviewed)
                        + claimed);
    }

    private static String policies(String published, String accepted) {
        return branch(
                'P',
                Map.ofEntries(
                        Map.entry("id", "v.id"),
                        Map.entry("name", "v.code"),
                        Map.entry("seq", "v.version::bigint"),
                        Map.entry("begins", "v.effective_from"),
                        Map.entry("ends", "v.effective_until"),
                        Map.entry(
                                "flag",
                                """
                                v.acceptance_required and not exists (select from policy_acceptance t
                                    where t.organization = $1 and t.version_id = v.id and t.account_id = $5 %s)
                                """
                                        .formatted(accepted)),
                        Map.entry("state", "r.code"),
                        Map.entry("effect", "r.effect"),
                        Map.entry("role", "r.role"),
                        Map.entry("label", "r.label"),
                        Map.entry("techniques", "r.techniques"),
                        Map.entry("actions", "r.actions"),
                        Map.entry("purposes", "r.purposes"),
                        Map.entry("modalities", "r.modalities"),
                        Map.entry("channels", "r.channels"),
                        Map.entry("territories", "r.territories"),
                        Map.entry("content", "r.content_flags"),
                        Map.entry("licensees", "r.licensees")),
                """
                from policy_version v
                left join policy_rule r on r.organization = $1 and r.version_id = v.id
                where v.organization = $1 and (v.effective_until is null or v.effective_until > $6)
                """
                        + published);
    }

    private static String decisions(String decided) {
        return branch(
                'D',
                Map.of(
                        "id", "a.version_id",
                        "state", "a.rule",
                        "name", "coalesce(a.use_sha256, a.project)",
                        "flag", "a.approved",
                        "begins", "a.decided_at",
                        "ends", "a.valid_until"),
                """
                from policy_approval a
                where a.organization = $1
                    and (a.use_sha256 = any($3::text[]) or a.project = any($4::text[]))
                """
                        + decided);
    }
}
