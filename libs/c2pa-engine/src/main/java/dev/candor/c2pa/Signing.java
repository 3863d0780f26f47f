package dev.candor.c2pa;

import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.asset.WritableContainer;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.binding.ContentDigest;
import dev.candor.c2pa.certificate.SignerCheck;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.cose.CoseSignatures;
import dev.candor.c2pa.definition.Intent;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.Draft;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.manifest.ManifestAssembler;
import dev.candor.c2pa.manifest.ManifestStore;
import dev.candor.c2pa.manifest.Parent;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.validation.StoreValidation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Builds a manifest, signs it and puts it into a copy of the asset. A signer whose signature would
/// not be accepted is refused before anything is written. The same inputs, clock and
/// ids give the same bytes, but for the signature value. Thread safe if `ids` is.
public final class Signing {
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final TrustAnchors anchors;
    private final SignerCheck signers;

    /// @param clock the time said in actions
    /// @param ids makes the ids of manifests and instances
    public Signing(Clock clock, Supplier<UUID> ids) {
        this(clock, ids, TrustAnchors.none());
    }

    /// @param anchors by whom the credentials of a source are judged; the manifest keeps the result
    public Signing(Clock clock, Supplier<UUID> ids, TrustAnchors anchors) {
        this.clock = clock;
        this.ids = ids;
        this.anchors = anchors;
        this.signers = new SignerCheck(anchors.purposes());
    }

    /// Signs `source` into `target`. Streams: memory does not grow with the asset. A source that
    /// carries credentials must be opened, not created; its manifests are kept.
    ///
    /// @param target a file that is written anew; nothing is left there when signing fails
    /// @throws UnreadableAssetException if the source is of no known format or broken
    /// @throws SigningException if the definition does not fit the source, or the signer fails
    /// @throws IOException if a file cannot be read or written
    public SigningResult sign(
            Path source, Path target, ManifestDefinition definition, Signer signer)
            throws UnreadableAssetException, SigningException, IOException {
        return sign(source, source, target, definition, signer);
    }

    /// Signs `source`, which was made by editing `parent`: the credentials kept, and the ingredient
    /// the manifest is opened from, are the parent's. Otherwise as
    /// [#sign(Path, Path, ManifestDefinition, Signer)].
    ///
    /// @param parent the asset before it was edited; the same file as `source` if it was not
    /// @throws UnreadableAssetException if source or parent is of no known format or broken
    /// @throws SigningException if the definition does not fit the parent, or the signer fails
    /// @throws IOException if a file cannot be read or written
    public SigningResult sign(
            Path source, Path parent, Path target, ManifestDefinition definition, Signer signer)
            throws UnreadableAssetException, SigningException, IOException {
        try (var edited = FileChannel.open(source);
                var original = FileChannel.open(parent)) {
            return sign(open(edited), open(original), target, definition, signer);
        } catch (MalformedException e) {
            throw new UnreadableAssetException.Malformed(e);
        }
    }

    private static Source open(FileChannel channel)
            throws UnreadableAssetException, SigningException, MalformedException, IOException {
        var asset = OpenAsset.of(channel);
        var container =
                asset.format()
                        .writable()
                        .orElseThrow(
                                () ->
                                        new SigningException(
                                                "%s cannot be signed yet"
                                                        .formatted(asset.format().mediaType())));
        container.requireComplete(asset.reader());
        return new Source(asset, container);
    }

    /// An asset that is open, and how a store is put into it.
    private record Source(OpenAsset asset, WritableContainer container) {}

    private SigningResult sign(
            Source source,
            Source original,
            Path target,
            ManifestDefinition definition,
            Signer signer)
            throws SigningException, MalformedException, IOException {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        signers.require(signer, now);
        var kept = kept(original, definition.intent());
        var parent = parent(original, definition.intent(), kept, now);
        var label = "urn:c2pa:" + ids.get();
        var assembler =
                new ManifestAssembler(label, definition, "xmp:iid:" + ids.get(), now, parent);
        var part = target.resolveSibling("." + target.getFileName() + "." + ids.get());
        try {
            write(source, part, assembler, kept, signer);
            Files.move(
                    part,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        return new SigningResult(
                label,
                kept.isEmpty() ? null : kept.getLast().label(),
                source.asset.format(),
                Files.size(target),
                now);
    }

    private static List<Manifest> kept(Source source, Intent intent) throws SigningException {
        var store = source.asset.layout().store();
        if (store == null) {
            return List.of();
        }
        if (intent instanceof Intent.Created) {
            throw new SigningException(
                    "The source carries credentials: it can be opened, not created");
        }
        try {
            return ManifestStore.read(store).manifests();
        } catch (MalformedException e) {
            throw new SigningException("The source's credentials cannot be read, so not kept", e);
        }
    }

    private @Nullable Parent parent(Source source, Intent intent, List<Manifest> kept, Instant now)
            throws IOException {
        var store = source.asset.layout().store();
        return switch (intent) {
            case Intent.Created _ -> null;
            case Intent.Opened _ when store == null ->
                    new Parent(source.asset.format().mediaType(), null);
            case Intent.Opened _ -> {
                var outcome =
                        new StoreValidation(
                                        source.asset,
                                        ValidationPolicy.offline(
                                                anchors, Clock.fixed(now, ZoneOffset.UTC)))
                                .validate(store);
                yield new Parent(
                        source.asset.format().mediaType(),
                        new Parent.Credentials(
                                kept.getLast(), outcome.activeFindings(), outcome.deltas()));
            }
        };
    }

    private static void write(
            Source source,
            Path part,
            ManifestAssembler assembler,
            List<Manifest> kept,
            Signer signer)
            throws SigningException, MalformedException, IOException {
        var plan = Plan.of(source, assembler, kept, signer);
        try (var out =
                FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var copy = new SignedCopy(source.asset.reader(), plan.splice, out);
            var draft = assembler.assemble(copy.copy());
            copy.fill(Bytes.of(plan.store(draft, sign(draft, plan, signer))));
            out.force(true);
        }
    }

    private static byte[] sign(Draft draft, Plan plan, Signer signer) throws SigningException {
        var signature = signer.sign(CoseSign1.toBeSigned(plan.protectedHeaders, draft.claim()));
        if (signature.length != plan.signatureLength) {
            throw new SigningException(
                    "The signer gave %d bytes, not %d"
                            .formatted(signature.length, plan.signatureLength));
        }
        return signature;
    }

    /// How long everything will be, known before anything is written.
    ///
    /// @param splice how the target is made
    private record Plan(
            List<byte[]> kept, byte[] protectedHeaders, int signatureLength, Splice splice) {
        private static final int A_USUAL_STORE = 1 << 13;

        static Plan of(
                Source source, ManifestAssembler assembler, List<Manifest> kept, Signer signer)
                throws SigningException, MalformedException, IOException {
            var splicing = source.container.splicing(source.asset.reader(), source.asset.layout());
            try {
                return new Plan(
                                kept.stream()
                                        .map(manifest -> manifest.stored().raw().toArray())
                                        .toList(),
                                CoseSign1.protectedHeaders(signer.algorithm(), signer.chain()),
                                CoseSignatures.length(
                                        signer.algorithm(),
                                        signer.chain().getFirst().getPublicKey()),
                                splicing.around(A_USUAL_STORE))
                        .settle(splicing, assembler, A_USUAL_STORE);
            } catch (NoRoomException e) {
                throw new SigningException(e.reason(), e);
            }
        }

        /// Where the gap lies is written in the binding, and longer numbers make a longer store: so
        /// the length is tried until it is the one that was said. A longer store never makes a
        /// shorter one, so it settles.
        private Plan settle(Splicing splicing, ManifestAssembler assembler, int tried)
                throws NoRoomException {
            var draft = assembler.assemble(ContentDigest.of(splice).blank());
            int length = store(draft, new byte[signatureLength]).length;
            return length == tried
                    ? this
                    : new Plan(kept, protectedHeaders, signatureLength, splicing.around(length))
                            .settle(splicing, assembler, length);
        }

        byte[] store(Draft draft, byte[] signature) {
            return draft.store(kept, protectedHeaders, signature);
        }
    }
}
