package dev.candor.c2pa.cli;

import dev.candor.c2pa.net.TrustStore;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Option;

/// Where `trust update` keeps trust lists.
final class KeptLists {
    @Option(
            names = "--lists",
            paramLabel = "DIR",
            defaultValue = "${sys:candor.home:-.candor}/trust",
            description = "Where the lists are kept (${DEFAULT-VALUE}).")
    private Path folder;

    @SuppressWarnings("NullAway.Init") // picocli sets the folder
    KeptLists() {}

    Path folder() {
        return folder;
    }

    TrustStore store(Clock clock) {
        return new TrustStore(folder, clock);
    }
}
