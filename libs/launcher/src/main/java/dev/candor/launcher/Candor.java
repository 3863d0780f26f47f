package dev.candor.launcher;

import dev.candor.embedded.CandorHome;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line of the launcher. The script `candor` finds the JDK, builds, and passes on to
/// here.
@Command(
        name = "candor",
        description = "Runs Candor on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            StopCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TokenCommand.class,
            LedgerCommand.class,
            ReceiptCommand.class,
            SuperviseCommand.class
        })
final class Candor {

    private Candor() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Candor())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(
                        (failure, line, _) -> {
                            if (!isEnding()) {
                                line.getErr().println("candor: " + reason(failure));
                            }
                            return 1;
                        });
    }

    /// Whether the virtual machine is on its way out: what fails then is what is being ended.
    private static boolean isEnding() {
        var probe = new Thread(() -> {}, "probe");
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            return !Runtime.getRuntime().removeShutdownHook(probe);
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static String reason(Throwable failure) {
        var message = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
        return failure.getCause() == null || failure.getCause().getMessage() == null
                ? message
                : message + ": " + failure.getCause().getMessage();
    }

    static CandorHome home() {
        return CandorHome.find();
    }

    /// The checkout whose build runs.
    static Path checkout() {
        return Path.of(System.getProperty("candor.checkout", ".")).toAbsolutePath().normalize();
    }

    /// The suite that runs.
    ///
    /// @throws IllegalStateException when none does
    static Roster running() {
        return Roster.ofRunning(home())
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "Nothing runs in %s; ./candor up starts it"
                                                .formatted(home().root())));
    }
}
