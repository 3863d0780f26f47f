package dev.candor.consent.check;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

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
        var statement = Statement.of(asked);
        return pool.preparedQuery(statement.sql())
                .execute(statement.values())
                .ifNoItem()
                .after(config.patience())
                .failWith(Registry::tooSlow)
                .map(rows -> Rows.of(rows.getDelegate()).snapshot());
    }

    private static Declined tooSlow() { // closed: what is not known is not allowed
        return new Declined(
                CommonProblem.SERVICE_UNAVAILABLE, "The registry does not answer; ask again.");
    }
}
