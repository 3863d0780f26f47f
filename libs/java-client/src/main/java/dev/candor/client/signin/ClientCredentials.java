package dev.candor.client.signin;

import dev.candor.client.Credentials;
import dev.candor.client.Server;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A program with a secret of its own. Its token is kept while it is good. Safe for use by several
/// threads.
public final class ClientCredentials implements Credentials {
    private final Server server;
    private final String client;
    private final String secret;
    private final String scopes;
    private final Clock clock = Clock.systemUTC();
    private @Nullable Authority authority;
    private @Nullable Tokens tokens;

    /// @param scopes with spaces between; empty for what the client always has
    public ClientCredentials(Server server, String client, String secret, String scopes) {
        this.server = server;
        this.client = client;
        this.secret = secret;
        this.scopes = scopes;
    }

    @Override
    public synchronized Optional<String> token() throws IOException, InterruptedException {
        var current = tokens;
        if (current == null || !current.isFresh(clock.instant())) {
            var from = authority == null ? Authority.of(server) : authority;
            authority = from;
            current = from.forClient(client, secret, scopes);
            tokens = current;
        }
        return Optional.of(current.access());
    }
}
