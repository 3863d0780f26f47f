package dev.candor.cli;

import dev.candor.client.CandorClient;
import dev.candor.client.Credentials;
import dev.candor.client.Server;
import dev.candor.client.signin.ClientCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Which installation is asked, and as whom.
final class Access {
    private static final String USUAL = "http://localhost:8080";

    private final Surroundings surroundings;

    @Option(
            names = {"-s", "--server"},
            paramLabel = "URL",
            description =
                    "Which installation. Without it: $CANDOR_SERVER, then the one of the last"
                            + " login, then "
                            + USUAL
                            + ".")
    private @Nullable String server;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    Access(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Server server() throws IOException {
        var said = server == null ? surroundings.variable("CANDOR_SERVER").orElse(null) : server;
        try {
            return Server.at(said == null ? settings().read().path("server").asText(USUAL) : said);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    /// The installation that is asked from now on.
    void remember(Server server) throws IOException {
        settings().write(settings().read().put("server", server.toString()));
    }

    private PrivateFile settings() {
        return new PrivateFile(surroundings.folder().resolve("config.json"));
    }

    Sessions sessions() {
        return new Sessions(surroundings);
    }

    /// A client of somebody who has said who they are.
    CandorClient client() throws IOException {
        var server = server();
        return new CandorClient(server, credentials(server));
    }

    /// The same, or a client of a stranger if nobody is signed in.
    CandorClient clientOfAnybody() throws IOException {
        var server = server();
        var known = isAutomatic() || sessions().at(server).isPresent();
        return new CandorClient(server, known ? credentials(server) : Credentials.none());
    }

    private boolean isAutomatic() {
        return surroundings.variable("CANDOR_TOKEN").isPresent()
                || surroundings.variable("CANDOR_CLIENT_ID").isPresent();
    }

    private Credentials credentials(Server server) throws IOException {
        var token = surroundings.variable("CANDOR_TOKEN");
        var client = surroundings.variable("CANDOR_CLIENT_ID");
        if (token.isPresent()) {
            return Credentials.bearer(token.get().strip());
        }
        return client.isPresent()
                ? new ClientCredentials(
                        server,
                        client.get(),
                        secret(),
                        surroundings.variable("CANDOR_SCOPE").orElse(""))
                : new SavedCredentials(server, sessions(), surroundings.clock());
    }

    private String secret() throws IOException {
        var file = surroundings.variable("CANDOR_CLIENT_SECRET_FILE");
        if (file.isPresent()) {
            return Files.readString(Path.of(file.get())).strip();
        }
        return surroundings
                .variable("CANDOR_CLIENT_SECRET")
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "CANDOR_CLIENT_ID is set: say CANDOR_CLIENT_SECRET_FILE or"
                                                + " CANDOR_CLIENT_SECRET, too."));
    }
}
