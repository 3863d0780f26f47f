package dev.candor.consent.check;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/// Makes the service's pool remember long statements as well once they are prepared: the one of a
/// check is longer than what the client keeps by itself, and would cost a second round trip.
@Singleton
class LongStatements implements PgPoolCreator {
    private static final int LONGEST = 32 * 1024;

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(LongStatements::rememberIn);
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(new ArrayList<SqlConnectOptions>(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }

    static PgConnectOptions rememberIn(PgConnectOptions options) {
        options.setPreparedStatementCacheSqlLimit(LONGEST);
        return options;
    }
}
