package dev.candor.c2pa.cli;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.certificate.RefusedCredentialException;
import dev.candor.c2pa.port.SigningException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `candor-c2pa sign --cert CHAIN.pem --key KEY.pem --definition MANIFEST.json --out OUT FILE`
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Signs a copy of a file.",
            "The signer is judged before anything is written, and what was written is verified",
            "before it is kept: a refusal leaves no file behind, and says which rule was broken, by"
                    + " which",
            "certificate, and what was found."
        },
        footer = {
            "",
            "Who signs: --cert with --key, --pkcs12, --pkcs11 or --vault.",
            "For example:",
            "  candor-c2pa sign --cert chain.pem --key key.pem --tsa http://timestamp.example \\",
            "      --definition manifest.json --out signed.jpg photo.jpg"
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
            names = "--out",
            required = true,
            paramLabel = "OUT",
            description = "Where the signed copy goes.")
    private Path out;

    @Parameters(paramLabel = "FILE", description = "The file to sign.")
    private Path file;

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the options
    SignCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var signing = options.commented(options.signing(trust, clock), file);
        var definition = definitions.definition(actors.actors());
        try {
            var signed = stores.sign(signing, file, out, definition, signers.signer());
            spec.commandLine().getOut().printf("%s: %s%n", out, signed.manifest());
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

    private void complain(String sentence) {
        spec.commandLine().getErr().printf("%s: %s%n", file, Plain.of(sentence));
    }
}
