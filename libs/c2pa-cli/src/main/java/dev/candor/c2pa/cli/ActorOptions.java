package dev.candor.c2pa.cli;

import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.certificate.Pkcs12;
import dev.candor.c2pa.certificate.SignerCheck;
import dev.candor.c2pa.certificate.SigningIdentity;
import dev.candor.c2pa.definition.NamedActor;
import dev.candor.c2pa.port.KeySigner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Who stands behind the manifest beside who signs it (CAWG Identity Assertion 1.3).
final class ActorOptions {
    @Option(
            names = "--identity-cert",
            paramLabel = "PEM",
            description =
                    "Names who stands behind the asset beside the signer (cawg.identity): the"
                        + " certificate of a person or an organization, for signing documents, and"
                        + " its issuers. Belongs to --identity-key.")
    private @Nullable Path certificates;

    @Option(
            names = "--identity-key",
            paramLabel = "PEM",
            description = "The private key of --identity-cert.")
    private @Nullable Path key;

    @Option(
            names = "--identity-pkcs12",
            paramLabel = "FILE",
            description = "Key and certificates in one file, in place of those two.")
    private @Nullable Path pkcs12;

    @Option(
            names = "--identity-password-file",
            paramLabel = "FILE",
            description =
                    "The password of --identity-key or --identity-pkcs12, on the file's first"
                            + " line.")
    private @Nullable Path password;

    @Option(
            names = "--identity-role",
            paramLabel = "WORD",
            description =
                    "What they are to the asset: cawg.creator, cawg.contributor, "
                            + "cawg.editor, cawg.producer, cawg.publisher, cawg.sponsor, "
                            + "cawg.translator, or a word of your own; may be given several times.")
    private List<String> roles = List.of();

    @Option(
            names = "--identity-behind",
            paramLabel = "LABEL",
            description =
                    "An assertion they stand behind, such as c2pa.actions.v2, beside the "
                            + "binding to the content; may be given several times.")
    private List<String> behind = List.of();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the options
    ActorOptions() {}

    /// The actors that the options name: one or none.
    ///
    /// @throws ParameterException if the options do not go together, or a file cannot be read
    List<NamedActor> actors() {
        if (certificates == null && key == null && pkcs12 == null) {
            if (!roles.isEmpty() || !behind.isEmpty() || password != null) {
                throw wrong("Say who is named: --identity-cert and --identity-key", null);
            }
            return List.of();
        }
        try {
            var identity = identity();
            var actor = NamedActor.certified(KeySigner.of(identity.key(), identity.chain()));
            return List.of(
                    actor.as(roles.toArray(String[]::new)).behind(behind.toArray(String[]::new)));
        } catch (IOException e) {
            throw wrong("Cannot read %s".formatted(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw wrong("Cannot name who stands behind the asset: " + e.getMessage(), e);
        }
    }

    private SigningIdentity identity() throws IOException {
        if (pkcs12 != null && certificates == null && key == null) {
            return Pkcs12.read(SmallFile.bytes(pkcs12), SmallFile.secret(password), null);
        }
        if (pkcs12 != null || certificates == null || key == null) {
            throw wrong(
                    "--identity-cert and --identity-key go together, or --identity-pkcs12", null);
        }
        var text = SmallFile.text(key);
        var secret =
                password == null
                        ? Pem.privateKey(text)
                        : Pem.privateKey(text, SmallFile.secret(password));
        var chain = Pem.certificates(SmallFile.text(certificates));
        if (chain.isEmpty()) {
            throw wrong("There is no certificate in " + certificates, null);
        }
        return new SigningIdentity(secret, SignerCheck.withoutAnchor(chain));
    }

    private ParameterException wrong(String words, @Nullable Throwable cause) {
        return new ParameterException(spec.commandLine(), words, cause);
    }
}
