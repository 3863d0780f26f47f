package dev.candor.c2pa.cli;

import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.DevelopmentTimeStamper;
import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.net.DevelopmentStampServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `candor-c2pa tsa --root ROOT.pem`
@Command(
        name = "tsa",
        mixinStandardHelpOptions = true,
        description =
                "A time-stamping authority for development, at this machine's own "
                        + "address, until it is ended. Its keys are new each time and nobody "
                        + "vouches for its clock: for tests, and nothing else.")
final class TsaCommand implements Callable<Integer> {
    private final Clock clock;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "The port to listen at; any that is free if not given.")
    private int port;

    @Option(
            names = "--root",
            required = true,
            paramLabel = "PEM",
            description = "Where its root goes, for verify --tsa-trust. The file is written anew.")
    private Path root;

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the options
    TsaCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        var random = new SecureRandom();
        var authority = DevelopmentAuthority.create("Development Time Stamps", clock, random);
        var identity = authority.issueTimeStamper("Development Time Stamps", "Development Clock");
        try (var server =
                DevelopmentStampServer.start(
                        port, new DevelopmentTimeStamper(identity, clock, random))) {
            Files.writeString(root, Pem.of(List.of(authority.root())));
            spec.commandLine().getOut().printf("%s (for development only)%n", server.address());
            spec.commandLine().getOut().flush();
            new CountDownLatch(1).await();
            return Exit.WELL;
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "Cannot start: " + e.getMessage(), e);
        }
    }
}
