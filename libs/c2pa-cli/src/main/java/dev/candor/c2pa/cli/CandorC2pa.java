package dev.candor.c2pa.cli;

import java.io.InputStream;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The executable `candor-c2pa`. Exit codes: 0 all is well, 1 a file is not, 2 the call was wrong,
/// 3 the program was.
@Command(
        name = "candor-c2pa",
        description = "Reads and writes Content Credentials (C2PA).",
        mixinStandardHelpOptions = true,
        version = "candor-c2pa 0.1.0",
        synopsisSubcommandLabel = "(verify | inspect | batch | certs | trust | sign | live | tsa)",
        footer = {
            "",
            "Exit codes: 0 all is well; 1 a file did not verify or could not be signed; 2 the call"
                    + " was wrong; 3 the program itself failed. `COMMAND --help` says what each"
                    + " command counts as well."
        })
public final class CandorC2pa implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    private CommandSpec spec;

    private CandorC2pa() {}

    /// Without a command there is nothing to do.
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: verify, inspect, batch, certs, trust, sign, live or tsa");
    }

    public static void main(String[] arguments) {
        System.exit(commandLine(Clock.systemUTC()).execute(arguments));
    }

    static CommandLine commandLine(Clock clock) {
        return commandLine(clock, System.in);
    }

    /// @param in the standard input
    static CommandLine commandLine(Clock clock, InputStream in) {
        return withoutTraces(
                new CommandLine(new CandorC2pa())
                        .addSubcommand(new VerifyCommand(clock))
                        .addSubcommand(new InspectCommand(clock))
                        .addSubcommand(new BatchCommand(clock))
                        .addSubcommand(
                                new CommandLine(new CertsCommand())
                                        .addSubcommand(new CertsCommand.Check(clock)))
                        .addSubcommand(
                                new CommandLine(new TrustCommand())
                                        .addSubcommand(new TrustCommand.Show(clock))
                                        .addSubcommand(new TrustCommand.Update(clock)))
                        .addSubcommand(new SignCommand(clock))
                        .addSubcommand(new LiveCommand(clock, in))
                        .addSubcommand(new TsaCommand(clock)));
    }

    private static CommandLine withoutTraces(CommandLine commandLine) {
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false) // a file may be called @list, and a comment begin with @
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Complaints::wrongCall)
                .setExecutionExceptionHandler(Complaints::fault);
    }
}
