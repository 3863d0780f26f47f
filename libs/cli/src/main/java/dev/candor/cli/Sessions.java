package dev.candor.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.client.Server;
import dev.candor.client.signin.Tokens;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is signed in where, on disk: an entry for each installation.
final class Sessions {
    private final PrivateFile file;

    Sessions(Surroundings surroundings) {
        this.file = new PrivateFile(surroundings.folder().resolve("tokens.json"));
    }

    /// @param client as which the tokens were given
    record Session(String client, Tokens tokens) {}

    Optional<Session> at(Server server) throws IOException {
        var entry = file.read().path(server.toString());
        var until = instant(entry.path("until").asText());
        return until == null || !entry.hasNonNull("access")
                ? Optional.empty()
                : Optional.of(
                        new Session(
                                entry.path("client").asText(),
                                new Tokens(
                                        entry.path("access").asText(),
                                        entry.hasNonNull("refresh")
                                                ? entry.path("refresh").asText()
                                                : null,
                                        until)));
    }

    void keep(Server server, Session session) throws IOException {
        var all = file.read();
        ObjectNode entry = all.putObject(server.toString());
        entry.put("client", session.client())
                .put("access", session.tokens().access())
                .put("refresh", session.tokens().refresh())
                .put("until", session.tokens().until().toString());
        file.write(all);
    }

    void forget(Server server) throws IOException {
        var all = file.read();
        if (all.remove(server.toString()) != null) {
            file.write(all);
        }
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null; // a file that somebody edited: as if there were no entry
        }
    }
}
