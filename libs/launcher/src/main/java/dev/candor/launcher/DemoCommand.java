package dev.candor.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Starts the suite and takes one picture all the way through it.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Starts the suite and takes one picture all the way through it, then a refusal."
                        + " Goes on running until Ctrl-C.")
final class DemoCommand implements Callable<Integer> {

    /// What was done to the photograph we ship.
    private static final String OWN_SOURCE_TYPE = "compositeWithTrainedAlgorithmicMedia";

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Your own picture (JPEG or PNG) in place of the one that is shipped.")
    private @Nullable Path file;

    @Option(
            names = "--source-type",
            paramLabel = "TYPE",
            description =
                    "How your picture came to be, an IPTC digital source type such as"
                            + " trainedAlgorithmicMedia. Without it nothing is declared synthetic.")
    private @Nullable String sourceType;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where publication.jpg, verification.json, refusal.json and trust-anchor.pem"
                            + " are written (demo, in the data folder).")
    private @Nullable Path out;

    @Option(names = "--once", description = "Ends after the story, with 0 when all went well.")
    private boolean once;

    @Mixin private GatewayPortOption port = new GatewayPortOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (file != null && !Files.isReadable(file)) {
            throw new IllegalArgumentException("There is no file " + file);
        }
        var progress = new Progress(System.out);
        var running = Roster.ofRunning(Candor.home());
        if (running.isPresent()) {
            progress.say("The suite runs already; the demo uses it and leaves it running.");
            tell(running.get(), progress);
            Welcome.print(running.get());
            return 0;
        }
        var suite = Suite.of(Candor.home(), Candor.checkout(), progress);
        var end = new Thread(suite::close, "end of the suite");
        Runtime.getRuntime().addShutdownHook(end);
        var roster = suite.start(port.choice());
        tell(roster, progress);
        Welcome.print(roster);
        if (!once) {
            progress.say("\nRunning until Ctrl-C.");
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private void tell(Roster roster, Progress progress) throws IOException, InterruptedException {
        var folder = out == null ? Candor.home().root().resolve("demo") : out;
        Files.createDirectories(folder);
        try (var demo = new Demo(roster.gateway(), Welcome.identities(roster), progress, folder)) {
            if (file != null) {
                demo.tell(Asset.of(file), sourceType);
                return;
            }
            progress.say("");
            progress.say("The picture is a photograph in the public domain (SpaceX, 2015).");
            progress.say(
                    "This program draws a moon into it that was never there; as an example the edit"
                            + " is declared as made by a generative model.");
            var edited = folder.resolve("edited.jpg");
            try (var photograph = DemoCommand.class.getResourceAsStream("photograph.jpg")) {
                Files.write(edited, SyntheticEdit.of(Objects.requireNonNull(photograph)));
            }
            demo.tell(Asset.of(edited), sourceType == null ? OWN_SOURCE_TYPE : sourceType);
        }
    }
}
