package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `candor consent`
@Command(
        name = "consent",
        mixinStandardHelpOptions = true,
        description = "Asks the consent registry.",
        synopsisSubcommandLabel = "check")
final class ConsentCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: check");
    }
}
