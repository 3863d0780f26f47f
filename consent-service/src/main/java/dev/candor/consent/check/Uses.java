package dev.candor.consent.check;

import dev.candor.consent.grant.GrantId;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import dev.candor.transparency.StoredRow;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/// How often lines were used.
@ApplicationScoped
class Uses {
    // One statement decides: of two who want the last use one gets a row back (invariant 19).
    private static final String COUNT =
            """
            insert into line_use as line (grant_id, position, organization, used)
            values (:grant, :position, :organization, 1)
            on conflict (grant_id, position) do update set used = line.used + 1 where line.used < :most
            returning used
            """;
    private static final String KEEP =
            """
            insert into line_consumption (check_id, grant_id, position, organization, actor_id, at, ledger_seq)
            values (:check, :grant, :position, :organization, :actor, :at, :seq)
            on conflict do nothing
            """;
    private static final String LEFT =
            """
            select count(*) from scope_line l
            left join line_use u on u.grant_id = l.grant_id and u.position = l.position
            where l.organization = :organization and l.grant_id = :grant and l.effect = 'PERMIT'
              and (l.max_uses is null or coalesce(u.used, 0) < l.max_uses)
            """;

    private final Vault vault;

    Uses(Vault vault) {
        this.vault = vault;
    }

    /// Counts one more use of a limited line.
    ///
    /// @throws Declined `USE_CONTENDED` when somebody else had the last one
    Uni<Void> count(Actor actor, GrantId grant, int position, int most) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(COUNT, Long.class)
                                        .setParameter("grant", grant.value())
                                        .setParameter("position", position)
                                        .setParameter("organization", actor.organization().slug())
                                        .setParameter("most", most)
                                        .getResultList())
                .invoke(
                        counted -> {
                            if (counted.isEmpty()) {
                                throw new Declined(
                                        CheckProblem.USE_CONTENDED, "Ask again: it was used up.");
                            }
                        })
                .replaceWithVoid();
    }

    /// Writes down that a check used a line.
    ///
    /// @throws Declined `CHECK_CONSUMED` when it did before
    Uni<Void> keep(Actor actor, UUID check, Answer.Permitted used, Instant at, long seq) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(KEEP)
                                        .setParameter("check", check)
                                        .setParameter("grant", used.grant().id().value())
                                        .setParameter("position", used.line().position())
                                        .setParameter("organization", actor.organization().slug())
                                        .setParameter("actor", vault.account(actor))
                                        .setParameter("at", at)
                                        .setParameter("seq", seq)
                                        .executeUpdate())
                .invoke(
                        rows -> {
                            if (rows == 0) {
                                throw new Declined(
                                        CheckProblem.CHECK_CONSUMED,
                                        "A new use needs a new check.");
                            }
                        })
                .replaceWithVoid();
    }

    /// What [#keep] writes, as it is stored.
    StoredRow stored(Actor actor, UUID check, Answer.Permitted used, Instant at) {
        return StoredRow.of("line_consumption")
                .with("check_id", check)
                .with("grant_id", used.grant().id().value())
                .with("position", used.line().position())
                .with("actor_id", vault.account(actor))
                .with("at", at);
    }

    /// How many permissions of a grant can still be used.
    Uni<Long> left(Actor actor, GrantId grant) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(LEFT, Long.class)
                                        .setParameter("organization", actor.organization().slug())
                                        .setParameter("grant", grant.value())
                                        .getSingleResult());
    }
}
