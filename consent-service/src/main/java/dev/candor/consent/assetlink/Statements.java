package dev.candor.consent.assetlink;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.identity.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the registry knows of assets, for statements that everybody may read: one statement, one
/// round trip.
@ApplicationScoped
class Statements {
    private static final String FACTS =
            """
            with link as (
                select grants from asset_link where organization = $1 and asset_sha256 = $2
            ), stands as (
                select g.id, g.state from consent_grant g
                where g.organization = $1 and g.id in (select unnest(grants) from link)
            ), line as (
                select s.* from scope_line s join stands g on g.id = s.grant_id
                where s.organization = $1 and s.effect = 'PERMIT'
            ), yes as (
                select e.method, e.at from consent_event e join stands g on g.id = e.grant_id
                where e.organization = $1 and e.kind = 'GRANT_EXPRESSED'
            )
            select (select count(*) from link) as links,
                (select count(*) from stands) as grants,
                array(select distinct state from stands) as states,
                exists (
                    select from stands g
                    where not exists (
                        select from line l
                        where l.grant_id = g.id and (l.valid_until is null or l.valid_until > $3))) as lapsed,
                array(select distinct method from yes where method is not null) as methods,
                (select min(at) from yes) as first,
                (select max(at) from yes) as last,
                array(select distinct unnest(actions) from line) as actions,
                array(select distinct unnest(modalities) from line) as modalities,
                array(select distinct unnest(territories) from line) as territories,
                exists (select from line where valid_until is null) as open_ended,
                array(
                    select distinct e.basis from exemption e
                    where e.organization = $1 and e.use_sha256 = $2
                        and (select r.outcome from exemption_review r where r.exemption_id = e.id
                            order by r.position desc limit 1) = 'GRANTED'
                        and (select min(r.valid_until) from exemption_review r where r.exemption_id = e.id) > $3)
                    as exemptions,
                coalesce((select size from ledger_head where organization = $1), 0) as ledger_seq
            """;

    /// Whose part it is to review a claim; two of them have to agree.
    private static final String REVIEWERS = Roles.CONSENT_OFFICER;

    private final Pool pool;

    Statements(Pool pool) {
        this.pool = pool;
    }

    Uni<StatementFacts> of(Organization organization, String assetSha256, Instant now) {
        return pool.preparedQuery(FACTS)
                .execute(Tuple.of(organization.slug(), assetSha256, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> facts(rows.iterator().next()));
    }

    private static StatementFacts facts(Row row) {
        return new StatementFacts(
                row.getLong("links"),
                row.getLong("grants"),
                texts(row, "states"),
                row.getBoolean("lapsed"),
                texts(row, "methods"),
                instant(row, "first"),
                instant(row, "last"),
                texts(row, "actions"),
                texts(row, "modalities"),
                texts(row, "territories"),
                row.getBoolean("open_ended"),
                texts(row, "exemptions").stream()
                        .map(basis -> new StatementFacts.Exempted(basis, REVIEWERS))
                        .collect(toUnmodifiableSet()),
                row.getLong("ledger_seq"));
    }

    private static Set<String> texts(Row row, String column) {
        return Set.of(row.getArrayOfStrings(column));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
