package dev.candor.c2pa.cli;

import dev.candor.c2pa.LiveMethod;
import dev.candor.c2pa.LivePlan;
import dev.candor.c2pa.LiveSigning;
import dev.candor.c2pa.LiveState;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.certificate.RefusedCredentialException;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `candor-c2pa live --cert CHAIN.pem --key KEY.pem --method keys --init INIT --out DIR -`
@Command(
        name = "live",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Signs the segments of a live stream as they come. Each signed segment "
                        + "appears in --out under the name it had, whole or not at all. What has "
                        + "to outlive the command is in --state: called again with it, the stream "
                        + "goes on.",
        footer = {
            "",
            "For example, with a packager that writes names of segments as it finishes them:",
            "  packager | candor-c2pa live --cert chain.pem --key key.pem --definition"
                    + " manifest.json \\",
            "      --method keys --init work/init.mp4 --state live.json --out public -",
            "Exit codes: 0 all segments were signed; 1 one was not, and those behind it were not"
                    + " tried;",
            "2 the call was wrong."
        })
final class LiveCommand implements Callable<Integer> {
    private final Clock clock;
    private final InputStream in;

    @Mixin private SignerOptions signers;

    @Mixin private SigningOptions options;

    @Mixin private Definitions definitions;

    @Mixin private ActorOptions actors;

    @Mixin private TrustOptions trust;

    /// The methods, by the words of the command line.
    enum Method {
        manifests(LiveMethod.MANIFESTS),
        keys(LiveMethod.SESSION_KEYS);

        private final LiveMethod method;

        Method(LiveMethod method) {
            this.method = method;
        }
    }

    @Option(
            names = "--method",
            required = true,
            paramLabel = "METHOD",
            description =
                    "manifests: each segment has a manifest of its own, which names the one before"
                        + " it; keys: the initialization segment vouches for session keys, which"
                        + " sign segments.")
    private Method method;

    @Option(
            names = "--key-life",
            paramLabel = "DURATION",
            defaultValue = "PT1H",
            description = "How long a session key is good (ISO 8601): ${DEFAULT-VALUE}.")
    private Duration keyLife;

    @Option(
            names = "--key-algorithm",
            paramLabel = "NAME",
            defaultValue = "es256",
            description =
                    "What session keys sign by: es256, es384, es512, ps256, ps384, ps512 or"
                            + " ed25519; ${DEFAULT-VALUE} if not given.")
    private SigningAlgorithm keyAlgorithm;

    @Option(
            names = "--init",
            required = true,
            paramLabel = "FILE",
            description = "The stream's initialization segment.")
    private Path init;

    @Option(
            names = "--state",
            required = true,
            paramLabel = "FILE",
            description =
                    "Where is kept how far the stream has been signed; no secret is. If the "
                            + "file is there, the stream goes on; if not, it begins.")
    private Path state;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder that signed segments appear in.")
    private Path out;

    @Parameters(
            arity = "0..*",
            paramLabel = "SEGMENT",
            description =
                    "Media segments in order; - reads their names from the input, a line each.")
    private List<String> segments = new ArrayList<>();

    @Spec private CommandSpec spec;

    /// @param in where names of segments come from
    @SuppressWarnings("NullAway.Init") // picocli sets the options
    LiveCommand(Clock clock, InputStream in) {
        this.clock = clock;
        this.in = in;
    }

    @Override
    public Integer call() {
        try {
            var live = live();
            keep(live.state());
            for (var segment : segments) {
                if (segment.equals("-")) {
                    signNamed(live);
                } else {
                    sign(live, Path.of(segment));
                }
            }
            return Exit.WELL;
        } catch (RefusedCredentialException e) {
            e.breaches().forEach(breach -> complain(breach.sentence()));
        } catch (UnreadableAssetException | SigningException e) {
            complain(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            complain(Reason.of(e));
        }
        return Exit.NOT_WELL;
    }

    private LiveSigning live() throws UnreadableAssetException, SigningException, IOException {
        var signing = options.signing(trust, clock);
        var plan = plan();
        if (Files.exists(state)) {
            return LiveSigning.resume(signing, plan, init, kept());
        }
        Files.createDirectories(out);
        var target = out.resolve(init.getFileName());
        var live = LiveSigning.begin(signing, plan, init, target);
        tell("%s: %s".formatted(target, live.state().lastManifest()));
        return live;
    }

    private LivePlan plan() throws SigningException {
        try {
            return new LivePlan(
                    method.method,
                    definitions.definition(actors.actors()),
                    signers.signer(),
                    keyLife,
                    keyAlgorithm);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private LiveState kept() throws IOException {
        try {
            return LiveState.of(SmallFile.text(state));
        } catch (IllegalArgumentException e) {
            throw wrong("%s holds no state of a stream: %s".formatted(state, e.getMessage()));
        }
    }

    private void signNamed(LiveSigning live)
            throws UnreadableAssetException, SigningException, IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                sign(live, Path.of(line.strip()));
            }
        }
    }

    /// The state is kept behind the segment: if the two are parted, the segment is signed again.
    private void sign(LiveSigning live, Path segment)
            throws UnreadableAssetException, SigningException, IOException {
        var name = segment.getFileName();
        if (name == null) {
            throw wrong("%s is no segment".formatted(segment));
        }
        var signed = live.sign(segment, out.resolve(name));
        keep(signed);
        tell("%s: %d".formatted(out.resolve(name), signed.lastNumber()));
    }

    private void keep(LiveState now) throws IOException {
        var part = state.resolveSibling("." + state.getFileName() + ".part");
        Files.writeString(part, now.toJson());
        Files.move(
                part, state, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void tell(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    private ParameterException wrong(String words) {
        return new ParameterException(spec.commandLine(), words);
    }

    private void complain(String sentence) {
        spec.commandLine().getErr().println(Plain.of(sentence));
    }
}
