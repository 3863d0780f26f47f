package dev.candor.c2pa.cli;

import dev.candor.c2pa.Signing;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.definition.ClaimGenerator;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.port.KeySigner;
import dev.candor.c2pa.port.SigningException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `candor-c2pa sign --cert CHAIN.pem --key KEY.pem --out OUT FILE`
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description =
                "Signs a copy of a file. With --source-type the file is new (c2pa.created);"
                        + " without it the file was opened, and the credentials it came with are"
                        + " kept.")
final class SignCommand implements Callable<Integer> {
    private static final ClaimGenerator GENERATOR = new ClaimGenerator("Candor", "0.1.0");

    private final Clock clock;

    @Option(
            names = "--cert",
            required = true,
            paramLabel = "PEM",
            description = "The signer's certificate and its issuers, the signer first.")
    private Path certificates;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "PEM",
            description = "The signer's private key: PKCS#8, elliptic curve.")
    private Path key;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "OUT",
            description = "Where the signed copy goes.")
    private Path out;

    @Option(
            names = "--source-type",
            paramLabel = "CODE",
            description = "IPTC digital source type, such as trainedAlgorithmicMedia.")
    private @Nullable String sourceType;

    @Option(names = "--title", paramLabel = "WORDS", description = "The asset's title.")
    private @Nullable String title;

    @Parameters(paramLabel = "FILE", description = "A JPEG or PNG file.")
    private Path file;

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the options
    SignCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var signer = signer();
        var definition = definition();
        try {
            var signed = new Signing(clock, UUID::randomUUID).sign(file, out, definition, signer);
            spec.commandLine().getOut().printf("%s: %s%n", out, signed.manifest());
            return Exit.WELL;
        } catch (UnreadableAssetException | SigningException e) {
            spec.commandLine().getErr().printf("%s: %s%n", file, e.getMessage());
        } catch (IOException e) {
            spec.commandLine().getErr().printf("%s: %s%n", file, Plain.of(Reason.of(e)));
        }
        return Exit.NOT_WELL;
    }

    private KeySigner signer() {
        try {
            return KeySigner.es256(
                    Pem.privateKey(Files.readString(key)),
                    Pem.certificates(Files.readString(certificates)));
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "Cannot use the key and certificates: " + Reason.of(e), e);
        }
    }

    private ManifestDefinition definition() {
        var builder =
                sourceType == null
                        ? ManifestDefinition.opened()
                        : ManifestDefinition.created(sourceType(sourceType));
        if (title != null) {
            builder.title(title);
        }
        return builder.by(GENERATOR);
    }

    private DigitalSourceType sourceType(String code) {
        return DigitalSourceType.ofCode(code)
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        spec.commandLine(), "No digital source type: " + code));
    }
}
