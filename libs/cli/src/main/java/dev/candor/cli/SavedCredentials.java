package dev.candor.cli;

import dev.candor.client.Credentials;
import dev.candor.client.Server;
import dev.candor.client.signin.Authority;
import dev.candor.client.signin.SignInRefused;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/// Whoever signed in with `login`; their tokens are refreshed and kept.
final class SavedCredentials implements Credentials {
    private final Server server;
    private final Sessions sessions;
    private final Clock clock;

    SavedCredentials(Server server, Sessions sessions, Clock clock) {
        this.server = server;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// @throws NotSignedIn when nobody is, or their session is over
    @Override
    public Optional<String> token() throws IOException, InterruptedException {
        var session =
                sessions.at(server)
                        .orElseThrow(() -> new NotSignedIn("Nobody is signed in at " + server));
        if (session.tokens().isFresh(clock.instant())) {
            return Optional.of(session.tokens().access());
        }
        var refresh = session.tokens().refresh();
        if (refresh == null) {
            throw new NotSignedIn("The session at %s is over".formatted(server));
        }
        try {
            var next = Authority.of(server).refresh(session.client(), refresh);
            sessions.keep(server, new Sessions.Session(session.client(), next));
            return Optional.of(next.access());
        } catch (SignInRefused e) {
            throw new NotSignedIn(
                    "The session at %s is over (%s)".formatted(server, e.getMessage()));
        }
    }
}
