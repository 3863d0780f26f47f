package dev.candor.cli;

import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// The command line of an installation, wherever it runs. The script `candor` passes on to here.
@Command(
        name = "candor",
        description = "Works with an installation of Candor over REST.",
        mixinStandardHelpOptions = true,
        version = "candor 0.1.0",
        synopsisSubcommandLabel = "(login | logout | publish | verify | consent)",
        footer = {"", Exit.TABLE})
public final class CandorCli implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    private CommandSpec spec;

    private CandorCli() {}

    /// Without a command there is nothing to do.
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: login, logout, publish, verify or consent");
    }

    public static void main(String[] arguments) {
        System.exit(commandLine(Surroundings.ofProcess()).execute(arguments));
    }

    static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new CandorCli())
                .addSubcommand(new LoginCommand(surroundings))
                .addSubcommand(new LogoutCommand(surroundings))
                .addSubcommand(new PublishCommand(surroundings))
                .addSubcommand(new VerifyCommand(surroundings))
                .addSubcommand(
                        new CommandLine(new ConsentCommand())
                                .addSubcommand(new ConsentCheckCommand(surroundings)))
                .registerConverter(UUID.class, CandorCli::id)
                .setExpandAtFiles(false) // a file may be called @list
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Complaints::wrongCall)
                .setExecutionExceptionHandler(Complaints::failed);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(
                    "%s is no id like 0199c0de-0001-7000-8000-000000000001".formatted(text));
        }
    }
}
