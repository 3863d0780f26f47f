package dev.candor.transparency.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/// What changes with time, and so has no digest: it is told again from what does not change, and
/// compared.
final class DerivedState {
    private static final int FETCH = 2000;

    private static final String HISTORIES =
            """
            select g.id, g.state, g.version, g.since, g.ledger_seq,
                   e.kind, e.from_state, e.to_state, e.version as told_version,
                   coalesce(e.effective_at, e.at) as told_since, e.ledger_seq as told_seq
            from consent_grant g
            left join consent_event e on e.organization = g.organization and e.grant_id = g.id
            where g.organization = ? order by g.id, e.version
            """;
    // Lifted and not told, told and not lifted, or at another time.
    private static final String LIFTINGS =
            """
            select s.id, s.grant_id, s.lifted_at, e.at, e.ledger_seq
            from suspension s
            left join consent_event e on e.organization = s.organization
                and e.grant_id = s.grant_id and s.id = any(e.lifted)
            where s.organization = ? and s.lifted_at is distinct from e.at
            order by s.id limit 50
            """;
    // The count that stops over-use, and the uses that were written down: a count without uses, and
    // uses without a count.
    private static final String COUNTS =
            """
            select grant_id, position, coalesce(u.used, 0) as used, coalesce(c.told, 0) as told, c.last
            from (select organization, grant_id, position, count(*) as told, max(ledger_seq) as last
                  from line_consumption group by organization, grant_id, position) c
            full join line_use u using (organization, grant_id, position)
            where organization = ? and coalesce(u.used, 0) <> coalesce(c.told, 0)
            order by grant_id, position limit 50
            """;
    // How people lived before, where the entry of the change does not answer for it yet. What an
    // entry says is read where it is JSON: one that was spoilt is a finding, not the end.
    private static final String PAST_LIVES =
            """
            with told as (
                select r.organization, r.subject_id, r.at as ended_at, e.said ->> 'from' as kind, r.ledger_seq
                from registry_event r
                join lateral (
                    select case when body is json object then body::jsonb end as said from ledger_entry
                    where organization = r.organization and seq = r.ledger_seq) e on true
                where r.kind in ('SUBJECT_DIED', 'SUBJECT_CAME_OF_AGE', 'SUBJECT_CORRECTED')
                    and e.said -> 'from' is not null and e.said -> 'rows' -> 'past_life' is null),
            lives as (select * from past_life where ledger_seq is null)
            select subject_id, ended_at, p.id, t.ledger_seq
            from told t full join lives p using (organization, subject_id, ended_at, kind)
            where organization = ? and (p.id is null or t.ledger_seq is null)
            order by ended_at limit 50
            """;
    // What checks read of a grant's lines, and what the lines make of it. Not by the database's own
    // function: who changes rows may change that as well.
    private static final String SCOPES =
            """
            select g.id, g.ledger_seq from consent_grant g
            left join lateral (
                select string_agg(
                    l.position || '|' || l.effect || '|' || (extract(epoch from l.valid_from) * 1000000)::bigint || '|'
                        || coalesce(((extract(epoch from l.valid_until) * 1000000)::bigint)::text, '') || '|'
                        || jsonb_strip_nulls(jsonb_build_object(
                            'actions', l.actions, 'modalities', l.modalities, 'purposes', l.purposes,
                            'territories', l.territories, 'channels', l.channels,
                            'likeness', nullif(l.likeness, '{}'), 'techniques', nullif(l.techniques, '{}'),
                            'projects', nullif(l.projects, '{}'), 'languages', nullif(l.languages, '{}'),
                            'maxUses', l.max_uses, 'approval', nullif(l.approval, 'BLANKET'),
                            'contentLimits', nullif(l.content_limits, '{}'), 'labelClass', l.label_class,
                            'provenance', nullif(l.discloses_provenance, false),
                            'attribution', nullif(l.discloses_name, false),
                            'postMortemUntil', (extract(epoch from l.post_mortem_until) * 1000000)::bigint,
                            'sublicense', nullif(l.sublicense, false)))::text,
                    e'\\n' order by l.position) as scope, bool_or(l.max_uses is not null) as metered
                from scope_line l where l.grant_id = g.id) s on true
            where g.organization = ?
              and (g.scope <> coalesce(s.scope, '') or g.metered <> coalesce(s.metered, false))
            order by g.id limit 50
            """;
    private static final String ERASED =
            "select count(*) from ledger_entry where organization = ? and kind = 'SUBJECT_ERASED'";

    private final Connection connection;
    private final String organization;
    private final Findings findings;
    private long grants;

    DerivedState(Connection connection, String organization, Findings findings) {
        this.connection = connection;
        this.organization = organization;
        this.findings = findings;
    }

    /// Tells all of it again.
    ///
    /// @param remarks what is no finding is added to these
    void hold(List<String> remarks) throws SQLException {
        mustHaveHistories();
        mustSayItsLines();
        mustHaveBeenLifted();
        mustHaveBeenCounted();
        mustHaveLivedSo();
        tellOfErased(remarks);
    }

    /// How many grants there were.
    long grants() {
        return grants;
    }

    private void mustHaveHistories() throws SQLException {
        try (var query = streaming(HISTORIES);
                var rows = query.executeQuery()) {
            GrantHistory history = null;
            while (rows.next()) {
                var id = rows.getString("id");
                if (history == null || !history.isOf(id)) {
                    if (history != null) {
                        history.end();
                    }
                    grants++;
                    history = new GrantHistory(id, state(rows, "state", ""), findings);
                }
                if (rows.getString("kind") != null) {
                    history.tell(
                            new GrantHistory.Event(
                                    rows.getString("kind"),
                                    rows.getString("from_state"),
                                    state(rows, "to_state", "told_")));
                }
            }
            if (history != null) {
                history.end();
            }
        }
    }

    private static GrantHistory.State state(ResultSet row, String state, String told)
            throws SQLException {
        return new GrantHistory.State(
                row.getString(state),
                row.getInt(told + "version"),
                instant(row, told + "since"),
                row.getLong(told + (told.isEmpty() ? "ledger_seq" : "seq")));
    }

    private void mustSayItsLines() throws SQLException {
        try (var query = streaming(SCOPES);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                findings.add(
                        rows.getLong("ledger_seq"),
                        "Row consent_grant (id=%s): consent_grant.scope or metered is not what the grant's lines say."
                                .formatted(rows.getString("id")));
            }
        }
    }

    private void mustHaveBeenLifted() throws SQLException {
        try (var query = streaming(LIFTINGS);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                findings.add(
                        rows.getLong("ledger_seq"),
                        "Row suspension (id=%s) of grant %s: suspension.lifted_at is %s, but the events say %s."
                                .formatted(
                                        rows.getString("id"),
                                        rows.getString("grant_id"),
                                        rows.getString("lifted_at"),
                                        rows.getString("at")));
            }
        }
    }

    private void mustHaveBeenCounted() throws SQLException {
        try (var query = streaming(COUNTS);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                findings.add(
                        rows.getLong("last"),
                        "Row line_use (grant_id=%s, position=%s): line_use.used is %d, but %d uses were written down."
                                .formatted(
                                        rows.getString("grant_id"),
                                        rows.getString("position"),
                                        rows.getLong("used"),
                                        rows.getLong("told")));
            }
        }
    }

    private void mustHaveLivedSo() throws SQLException {
        try (var query = streaming(PAST_LIVES);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                var person = rows.getString("subject_id");
                var until = rows.getString("ended_at");
                findings.add(
                        rows.getLong("ledger_seq"),
                        rows.getString("id") == null
                                ? "How person %s lived until %s was told, but past_life has no such row."
                                        .formatted(person, until)
                                : "Row past_life (id=%s) says how person %s lived until %s, but nothing of the kind was told."
                                        .formatted(rows.getString("id"), person, until));
            }
        }
    }

    private void tellOfErased(List<String> remarks) throws SQLException {
        try (var query = streaming(ERASED);
                var rows = query.executeQuery()) {
            rows.next();
            if (rows.getLong(1) > 0) {
                remarks.add(
                        "%d erasures: what named these people is sealed under keys that are destroyed; its digests stand."
                                .formatted(rows.getLong(1)));
            }
        }
    }

    private PreparedStatement streaming(String sql) throws SQLException {
        var query = connection.prepareStatement(sql);
        query.setFetchSize(FETCH);
        query.setString(1, organization);
        return query;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
