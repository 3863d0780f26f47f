package dev.candor.provenance.signing;

import dev.candor.c2pa.Examination;
import dev.candor.c2pa.RemoteStore;
import dev.candor.c2pa.Signing;
import dev.candor.c2pa.SigningResult;
import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningException;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.kit.spool.SpoolFile;
import dev.candor.provenance.identity.Keyring.KeyInUse;
import dev.candor.provenance.key.Attesting;
import dev.candor.provenance.manifest.StoreAddresses;
import dev.candor.provenance.media.Media;
import dev.candor.provenance.media.MediaProblem;
import dev.candor.provenance.signing.SignatureRequest.Output;
import dev.candor.provenance.verification.Submission;
import dev.candor.provenance.verification.Verify;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Puts a manifest where it is wanted: into the media, beside it, or at an address that the media
/// names. Everything here blocks.
@ApplicationScoped
class Placing {
    static final String STORE = "application/c2pa";

    private final Attesting attesting;
    private final Verify verify;
    private final Spool spool;
    private final StoreAddresses addresses;

    Placing(Attesting attesting, Verify verify, Spool spool, StoreAddresses addresses) {
        this.attesting = attesting;
        this.verify = verify;
        this.spool = spool;
        this.addresses = addresses;
    }

    /// A manifest that has its place.
    ///
    /// @param output what is given out
    /// @param submission media and store as they were judged, with what was found
    /// @param signedSha256 of the media as its reader has it
    /// @param storeId where everybody has the store, if the media names its address
    record Placed(
            SigningResult result,
            SpoolEntry output,
            Submission submission,
            Examination examination,
            String signedSha256,
            Bytes store,
            @Nullable UUID storeId) {}

    /// Refuses what could not be placed so.
    ///
    /// @throws Declined what is wrong with media or request
    void check(Original original, Output where) throws IOException {
        requireFormat(original.source(), where);
        switch (where) {
            case EMBEDDED -> {}
            case SIDECAR ->
                    requireItsOwnParent(
                            original,
                            "A sidecar stands beside media as it is; it has no other parent.");
            case REMOTE -> {
                requireItsOwnParent(
                        original,
                        "Media that does not carry its manifest carries no parent's either.");
                addresses.require();
            }
        }
    }

    /// What the answer is of.
    String mediaType(Original original, Output where) throws IOException {
        return switch (where) {
            case SIDECAR -> STORE;
            case EMBEDDED, REMOTE -> requireFormat(original.source(), where);
        };
    }

    /// Most formats are written into; beside anything there can be a store.
    ///
    /// @return the media type of the source
    /// @throws Declined if it cannot be read, or written into
    String requireFormat(Media source, Output where) throws IOException {
        try {
            var facts = AssetFormats.inspect(source.path());
            if (facts.format().writable().isEmpty() && where != Output.SIDECAR) {
                throw new Declined(
                        CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                        "%s can be read, but not written into yet: ask for a sidecar."
                                .formatted(facts.format().mediaType()));
            }
            return facts.format().mediaType();
        } catch (UnreadableAssetException.Unsupported e) {
            if (where == Output.SIDECAR) {
                return "application/octet-stream";
            }
            throw MediaProblem.declined(e);
        } catch (UnreadableAssetException e) {
            throw MediaProblem.declined(e);
        }
    }

    /// Signs, and judges what was written.
    ///
    /// @param target becomes the output
    Placed place(
            Original original,
            Output where,
            ManifestDefinition definition,
            KeyInUse key,
            SpoolFile target)
            throws IOException, SigningException, UnreadableAssetException {
        var work = new Work(original, definition, key.identity().signer(), target);
        var signing = attesting.by(key.attested());
        return switch (where) {
            case EMBEDDED -> embedded(signing, work);
            case SIDECAR -> beside(signing, work);
            case REMOTE -> elsewhere(signing, work);
        };
    }

    private record Work(
            Original original, ManifestDefinition definition, Signer signer, SpoolFile target) {
        private Path source() {
            return original.source().path();
        }
    }

    private Placed embedded(Signing signing, Work work)
            throws IOException, SigningException, UnreadableAssetException {
        var result =
                signing.sign(
                        work.source(),
                        work.original().parent().path(),
                        work.target().path(),
                        work.definition(),
                        work.signer());
        var output = spool.seal(work.target());
        var submission = Submission.of(Media.of(output));
        return new Placed(
                result,
                output,
                submission,
                verify.examine(submission),
                output.sha256(),
                carried(output.path()),
                null);
    }

    private Placed beside(Signing signing, Work work)
            throws IOException, SigningException, UnreadableAssetException {
        var result =
                signing.signBeside(
                        work.source(), work.target().path(), work.definition(), work.signer());
        var output = spool.seal(work.target());
        var source = work.original().source();
        var submission = Submission.of(source, Media.of(output));
        return new Placed(
                result,
                output,
                submission,
                verify.examine(submission),
                source.sha256(),
                Bytes.of(Files.readAllBytes(output.path())),
                null);
    }

    private Placed elsewhere(Signing signing, Work work)
            throws IOException, SigningException, UnreadableAssetException {
        var address = addresses.next();
        var store = spool.create(work.target().organization(), STORE);
        try {
            var result =
                    signing.signRemote(
                            work.source(),
                            work.target().path(),
                            new RemoteStore(address.uri(), store.path()),
                            work.definition(),
                            work.signer());
            var output = spool.seal(work.target());
            var submission = Submission.of(Media.of(output), Media.of(spool.seal(store)));
            return new Placed(
                    result,
                    output,
                    submission,
                    verify.examine(submission),
                    output.sha256(),
                    Bytes.of(Files.readAllBytes(store.path())),
                    address.id());
        } finally {
            spool.discard(store.id()); // the database has it, or nothing was signed
        }
    }

    private static Bytes carried(Path signed) throws IOException {
        try {
            return Bytes.of(
                    AssetFormats.manifestStore(signed)
                            .orElseThrow(
                                    () ->
                                            new IllegalStateException(
                                                    "signed, but without a store")));
        } catch (UnreadableAssetException e) {
            throw new IllegalStateException("verified, but not readable", e);
        }
    }

    private static void requireItsOwnParent(Original original, String why) {
        if (!original.source().equals(original.parent())) {
            throw new Declined(SigningProblem.NOT_SIGNABLE, why).at("/output");
        }
    }
}
