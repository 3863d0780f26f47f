package dev.candor.c2pa.cli;

import dev.candor.c2pa.RemoteStore;
import dev.candor.c2pa.Signing;
import dev.candor.c2pa.SigningResult;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.definition.Intent;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Where the store of a signed copy goes: into the copy, elsewhere, or both; and which asset the
/// copy is opened from.
final class StoreOptions {
    private static final String STORE = ".c2pa";

    @Option(
            names = "--remote",
            paramLabel = "URL",
            description =
                    "The copy says that its credentials are to be had at URL, too. They are "
                            + "written into a file of their own, to be put there: --store-out.")
    private @Nullable URI remote;

    @Option(
            names = "--sidecar",
            description =
                    "The copy does not carry its credentials: they are written into a file of their"
                        + " own and nowhere else. Without --remote the copy is the file as it is.")
    private boolean sidecar;

    @Option(
            names = "--store-out",
            paramLabel = "STORE",
            description = "That file; OUT with the ending .c2pa if not given.")
    private @Nullable Path store;

    @Option(
            names = {"-p", "--parent"},
            paramLabel = "PARENT",
            description =
                    "The asset that FILE was made from: what is opened (c2pa.opened) is PARENT, and"
                            + " its credentials are kept. FILE itself if not given.")
    private @Nullable Path parent;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the options
    StoreOptions() {}

    /// Refuses options that mean nothing for a stream of files.
    void requireNone() {
        if (remote != null || sidecar || store != null || parent != null) {
            throw wrong(
                    "A stream of files takes neither --parent nor --remote, --sidecar,"
                            + " --store-out");
        }
    }

    SigningResult sign(
            Signing signing, Path file, Path out, ManifestDefinition definition, Signer signer)
            throws UnreadableAssetException, SigningException, IOException {
        if (parent != null) {
            return opened(signing, file, parent, out, definition, signer);
        } else if (remote != null && sidecar) {
            return signing.signRemote(file, out, at(remote, out), definition, signer);
        } else if (remote != null) {
            return signing.signAndRefer(file, out, at(remote, out), definition, signer);
        } else if (sidecar) {
            var signed = signing.signBeside(file, store(out), definition, signer);
            if (!Files.exists(out) || !Files.isSameFile(file, out)) {
                Files.copy(file, out, StandardCopyOption.REPLACE_EXISTING);
            }
            return signed;
        } else if (store != null) {
            throw wrong("--store-out needs --remote or --sidecar");
        }
        return signing.sign(file, out, definition, signer);
    }

    private SigningResult opened(
            Signing signing,
            Path file,
            Path from,
            Path out,
            ManifestDefinition definition,
            Signer signer)
            throws UnreadableAssetException, SigningException, IOException {
        if (remote != null || sidecar || store != null) {
            throw wrong("--parent goes with a store in OUT: not with --remote, nor --sidecar");
        }
        if (definition.intent() instanceof Intent.Created) {
            throw wrong("What was created has no --parent: the manifest has to begin c2pa.opened");
        }
        return signing.sign(file, from, out, definition, signer);
    }

    private ParameterException wrong(String words) {
        return new ParameterException(spec.commandLine(), words);
    }

    private RemoteStore at(URI address, Path out) {
        try {
            return new RemoteStore(address, store(out));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--remote takes an address, not " + address, e);
        }
    }

    private Path store(Path out) {
        if (store != null) {
            return store;
        }
        var name = out.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return out.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + STORE);
    }
}
