package dev.candor.cli;

import dev.candor.client.signin.Authority;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `candor logout`
@Command(
        name = "logout",
        mixinStandardHelpOptions = true,
        description =
                "Ends your session at a server, and forgets its tokens here: these even when the"
                        + " server does not answer.",
        footer = {"", Exit.TABLE})
final class LogoutCommand implements Callable<Integer> {
    @Mixin private Access access;

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    LogoutCommand(Surroundings surroundings) {
        this.access = new Access(surroundings);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        var server = access.server();
        var session = access.sessions().at(server);
        if (session.isEmpty()) {
            out.printf("Nobody was signed in at %s.%n", server);
            return Exit.WELL;
        }
        access.sessions().forget(server);
        var refresh = session.get().tokens().refresh();
        if (refresh != null) {
            Authority.of(server).revoke(session.get().client(), refresh);
        }
        out.printf("Signed out at %s.%n", server);
        return Exit.WELL;
    }
}
