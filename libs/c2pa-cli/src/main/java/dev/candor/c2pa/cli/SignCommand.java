package dev.candor.c2pa.cli;

import dev.candor.c2pa.Rendition;
import dev.candor.c2pa.Signing;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.certificate.RefusedCredentialException;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.port.SigningException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `candor-c2pa sign --cert CHAIN.pem --key KEY.pem --definition MANIFEST.json --out OUT FILE`
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Signs a copy of a file. The signer is judged before anything is "
                        + "written, and what was written is verified before it is kept: a refusal "
                        + "leaves no file behind, and says which rule was broken, by which "
                        + "certificate, and what was found.",
        footer = {
            "",
            "Who signs: --cert with --key, --pkcs12, --pkcs11 or --vault.",
            "For example:",
            "  candor-c2pa sign --cert chain.pem --key key.pem --tsa http://timestamp.example \\",
            "      --definition manifest.json --out signed.jpg photo.jpg",
            "A stream of files (DASH, CMAF, HLS), all of it or nothing:",
            "  candor-c2pa sign --cert chain.pem --key key.pem --definition manifest.json \\",
            "      --fragments-glob '*.m4s' --out signed video/init.mp4 sound/init.mp4"
        })
final class SignCommand implements Callable<Integer> {
    private final Clock clock;

    @Mixin private SignerOptions signers;

    @Mixin private ActorOptions actors;

    @Mixin private SigningOptions options;

    @Mixin private StoreOptions stores;

    @Mixin private Definitions definitions;

    @Mixin private TrustOptions trust;

    @Option(
            names = "--fragment",
            paramLabel = "SEGMENT",
            description =
                    "A media segment of FILE, which is an initialization segment then; may "
                            + "be given several times, in order. OUT is a folder.")
    private List<Path> fragments = new ArrayList<>();

    @Option(
            names = {"--fragments-glob", "--fragments_glob"},
            paramLabel = "PATTERN",
            description =
                    "The media segments are the files beside each FILE whose names match, such as"
                        + " '*.m4s', in the order of the numbers in their names. Several FILEs are"
                        + " renditions of one stream, and share a manifest. OUT is a folder.")
    private @Nullable String pattern;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "OUT",
            description =
                    "Where the signed copy goes; of a stream, a folder that is not there "
                            + "yet, or empty.")
    private Path out;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The file to sign.")
    private List<Path> files = new ArrayList<>();

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the options
    SignCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        boolean stream = pattern != null || !fragments.isEmpty();
        if (pattern != null && !fragments.isEmpty()) {
            throw wrong("--fragment and --fragments-glob exclude each other");
        }
        if (files.size() > 1 && pattern == null) {
            throw wrong("Only renditions of a stream are signed together: --fragments-glob");
        }
        if (stream) {
            stores.requireNone();
        }
        var signing = options.commented(options.signing(trust, clock), files.getFirst());
        var definition = definitions.definition(actors.actors());
        Unfinished.clearAwayBeside(out, clock);
        try {
            if (stream) {
                sign(signing, definition);
            } else {
                var signed =
                        stores.sign(signing, files.getFirst(), out, definition, signers.signer());
                spec.commandLine().getOut().printf("%s: %s%n", out, signed.manifest());
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

    private void sign(Signing signing, ManifestDefinition definition)
            throws UnreadableAssetException, SigningException, IOException {
        var signed = signing.signStream(renditions(), out, definition, signers.signer());
        int count = signed.renditions().stream().mapToInt(one -> one.segments().size()).sum();
        spec.commandLine()
                .getOut()
                .printf("%s: %s, over %d segments%n", out, signed.manifest(), count);
    }

    private List<Rendition> renditions() throws IOException {
        try {
            return pattern == null
                    ? List.of(new Rendition(files.getFirst(), fragments))
                    : StreamFiles.beside(files, pattern);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrong(String words) {
        return new ParameterException(spec.commandLine(), words);
    }

    private void complain(String sentence) {
        spec.commandLine().getErr().printf("%s: %s%n", files.getFirst(), Plain.of(sentence));
    }
}
