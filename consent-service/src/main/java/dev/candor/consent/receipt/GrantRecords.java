package dev.candor.consent.receipt;

import dev.candor.consent.grant.GrantId;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Organization;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Reads a grant as it is kept, in one statement.
@ApplicationScoped
class GrantRecords {
    private static final String READ =
            """
            select to_jsonb(g) as grant_row, to_jsonb(n) as notice, to_jsonb(x) as entry,
                   coalesce((select jsonb_agg(to_jsonb(l) order by l.position) from scope_line l
                    where l.organization = g.organization and l.grant_id = g.id), '[]') as lines,
                   coalesce((select jsonb_agg(to_jsonb(e) order by e.ledger_seq) from consent_event e
                    where e.organization = g.organization and e.grant_id = g.id), '[]') as events
            from consent_grant g
            join notice n on n.organization = g.organization and n.id = g.notice_id
            join ledger_entry x on x.organization = g.organization and x.seq = g.ledger_seq
            where g.organization = $1 and g.id = $2
            """;

    private final Pool pool;
    private final Vault vault;

    GrantRecords(Pool pool, Vault vault) {
        this.pool = pool;
        this.vault = vault;
    }

    /// The caller has seen to it that there is one.
    Uni<GrantRecord> read(Organization organization, GrantId id) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(organization.slug(), id.value()))
                .map(rows -> GrantRecord.of(rows.iterator().next()))
                .chain(
                        record ->
                                vault.keys(organization, List.of(record.subject()))
                                        .map(record::opened));
    }
}
