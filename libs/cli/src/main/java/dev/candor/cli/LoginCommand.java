package dev.candor.cli;

import dev.candor.client.signin.Authority;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `candor login`
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description =
                "Signs you in: you open an address in a browser, on this machine or any other, and"
                        + " this command waits until you have. No password is typed here.",
        footer = {
            "",
            "  ./candor login --server https://candor.example.org",
            "",
            "Later commands ask this server. Tokens are kept in ~/.config/candor (or"
                    + " $CANDOR_CONFIG), readable by you alone, and are refreshed while the"
                    + " session lasts.",
            "A program does not sign in: it sets CANDOR_CLIENT_ID and CANDOR_CLIENT_SECRET_FILE, or"
                    + " CANDOR_TOKEN.",
            "",
            Exit.TABLE
        })
final class LoginCommand implements Callable<Integer> {
    /// What the commands need; what comes of it is a question of roles.
    private static final String SCOPES = "consent:check publication:create publication:read";

    private final Surroundings surroundings;

    @Mixin private Access access;

    @Option(
            names = "--client",
            paramLabel = "ID",
            description = "The client of the command line in the realm (${DEFAULT-VALUE}).")
    private String client = "candor-cli";

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    LoginCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.access = new Access(surroundings);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        var server = access.server();
        var authority = Authority.of(server);
        var invitation = authority.invite(client, SCOPES);
        out.printf(
                "Open    %s%nand see that it shows the code    %s%n",
                Plain.of(invitation.pageWithCode().toString()), Plain.of(invitation.userCode()));
        out.printf("Waiting for you, at most %d min.%n", invitation.lasts().toMinutes());
        out.flush();
        var tokens = authority.await(client, invitation);
        access.sessions().keep(server, new Sessions.Session(client, tokens));
        access.remember(server);
        out.printf(
                "Signed in at %s. What is kept of it lies in %s.%n", server, surroundings.folder());
        return Exit.WELL;
    }
}
