package dev.candor.c2pa;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.BindingKind;
import dev.candor.c2pa.asset.Comment;
import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.asset.WritableContainer;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.SplicedChannel;
import dev.candor.c2pa.asset.text.StructuredTextContainer;
import dev.candor.c2pa.certificate.SignerCheck;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.definition.Intent;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.identity.ActorCheck;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.port.OcspClient;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.port.TimeStamper;
import dev.candor.c2pa.trust.Stamping;
import dev.candor.c2pa.trust.Stapling;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// Builds a manifest, signs it and puts it into a copy of the asset. A signer whose signature
/// would not be accepted is refused before anything is written, and the target appears only if it
/// verifies. The same inputs, clock and ids give the same bytes, but for the signature value.
/// Thread safe if `ids` is.
public final class Signing {
    private final Means means;

    /// @param clock the time said in actions
    /// @param ids makes the ids of manifests and instances
    public Signing(Clock clock, Supplier<UUID> ids) {
        this(clock, ids, TrustAnchors.none());
    }

    /// @param anchors by whom the credentials of a source are judged; the manifest keeps the result
    public Signing(Clock clock, Supplier<UUID> ids, TrustAnchors anchors) {
        this(
                new Means(
                        clock,
                        ids,
                        anchors,
                        new SignerCheck(anchors.purposes()),
                        new ActorCheck(),
                        Manner.of(new Aftercare.Verified(anchors))));
    }

    private Signing(Means means) {
        this.means = means;
    }

    private Signing in(Manner manner) {
        return new Signing(means.in(manner));
    }

    /// The same, with a time stamp on each signature, those of named actors too. No stamp, no
    /// signed asset.
    public Signing stampedBy(TimeStamper authority) {
        return stampedBy(new Stamping(authority, null));
    }

    /// The same, with a time stamp on each signature, those of named actors too, under a policy of
    /// the authority's.
    ///
    /// @param policy an object identifier
    public Signing stampedBy(TimeStamper authority, String policy) {
        return stampedBy(new Stamping(authority, policy));
    }

    private Signing stampedBy(Stamping stamps) {
        return in(means.manner().stamping(stamps));
    }

    /// The same, with the word of OCSP responders that the signer's certificates are not revoked. A
    /// certificate that is, or of which nobody says anything, signs nothing.
    public Signing stapling(OcspClient client) {
        return in(means.manner().stapling(new Stapling(client, means.anchors())));
    }

    /// The same, but what was written is not read again to see whether it verifies.
    public Signing withoutVerifying() {
        return in(means.manner().aftercare(new Aftercare.Unverified()));
    }

    /// The same, but the disk may not have the target yet when it has its name: for a copy that is
    /// only passed on. A process that is killed still leaves no half file, a machine that loses its
    /// power may.
    public Signing withoutFlushing() {
        return in(means.manner().unflushed());
    }

    /// The same, but text in UTF-8 is taken for text of a language with comments: its store goes
    /// into one, in a line of its own (C2PA 2.4, A.9), and is not hidden. Changes nothing for other
    /// media, and nothing for text that has a place for its store already.
    public Signing commentedBy(Comment comment) {
        return in(means.manner().comment(comment));
    }

    /// Signs `source` into `target`. Streams: memory does not grow with the asset. A source that
    /// carries credentials must be opened or updated, not created; its manifests are kept.
    ///
    /// @param target a file that is written anew; nothing is left there when signing fails
    /// @throws UnreadableAssetException if the source is of no known format or broken
    /// @throws SigningException if the definition does not fit the source, or the signer fails
    /// @throws IOException if a file cannot be read or written
    public SigningResult sign(
            Path source, Path target, ManifestDefinition definition, Signer signer)
            throws UnreadableAssetException, SigningException, IOException {
        try (var channel = FileChannel.open(source)) {
            var asset = OpenAsset.of(channel);
            return sign(asset, asset, target, definition, signer);
        } catch (MalformedException e) {
            throw new UnreadableAssetException.Malformed(e);
        }
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
            if (definition.intent() instanceof Intent.Updated
                    && !Files.isSameFile(source, parent)) {
                throw new SigningException("An update changes nothing, so it has no other parent");
            }
            return sign(OpenAsset.of(edited), OpenAsset.of(original), target, definition, signer);
        } catch (MalformedException e) {
            throw new UnreadableAssetException.Malformed(e);
        }
    }

    private SigningResult sign(
            OpenAsset asset,
            OpenAsset original,
            Path target,
            ManifestDefinition definition,
            Signer signer)
            throws UnreadableAssetException, SigningException, MalformedException, IOException {
        var container = writable(asset, definition.intent());
        container.requireComplete(asset.reader());
        var work = new Work(means, original, definition, signer, List.of());
        var plan = work.plan(CopyPlans.splicing(asset, container, definition), asset);
        return work.write(
                container instanceof StructuredTextContainer
                        ? AssetFormat.STRUCTURED_TEXT
                        : asset.format(),
                target,
                VerificationRequest::of,
                out -> plan.carryOut(new SignedCopy(asset.reader(), plan.splice(), out)));
    }

    /// Signs `source` by a store in a file of its own, and leaves it as it is. Any format will do,
    /// known or not.
    ///
    /// @param sidecar a file that is written anew, usually `.c2pa`
    /// @throws UnreadableAssetException if the source is broken
    /// @throws SigningException if the source carries credentials, which would speak instead, if
    /// the definition is an update, or the signer fails
    /// @throws IOException if a file cannot be read or written
    public SigningResult signBeside(
            Path source, Path sidecar, ManifestDefinition definition, Signer signer)
            throws UnreadableAssetException, SigningException, IOException {
        try (var channel = FileChannel.open(source)) {
            var asset = OpenAsset.besideStore(channel, List.of());
            if (definition.binding() != BindingKind.WHOLE) {
                throw new SigningException("A store beside its asset binds it by one hash");
            }
            if (asset.layout().store() != null || definition.intent() instanceof Intent.Updated) {
                throw new SigningException(
                        "The source's own credentials would speak instead of those beside it");
            }
            var work = new Work(means, asset, definition, signer, List.of());
            var bound = CopyPlans.beside(asset);
            var plan = work.plan(length -> bound, asset);
            return work.write(
                    asset.format(),
                    sidecar,
                    part -> VerificationRequest.of(source).withSidecar(part),
                    out -> plan.carryOut(new Sidecar(asset.reader(), out)));
        } catch (MalformedException e) {
            throw new UnreadableAssetException.Malformed(e);
        }
    }

    /// Signs `source` into `target`, which says where its store is and does not carry it. Otherwise
    /// as [#sign(Path, Path, ManifestDefinition, Signer)]; of XMP that is there only the address
    /// changes.
    ///
    /// @throws UnreadableAssetException if the source is of no known format or broken
    /// @throws SigningException if the format has no place for an address, the source carries
    /// credentials that would speak instead, the definition is an update, or the signer fails
    /// @throws IOException if a file cannot be read or written
    public SigningResult signRemote(
            Path source,
            Path target,
            RemoteStore remote,
            ManifestDefinition definition,
            Signer signer)
            throws UnreadableAssetException, SigningException, IOException {
        return referring(source, remote, definition, signer, new Referring.Alone(target));
    }

    /// Signs `source` into `target`, which carries its store and says where it is to be had as
    /// well. Otherwise as [#signRemote].
    ///
    /// @throws UnreadableAssetException if the source is of no known format or broken
    /// @throws SigningException if the format has no place for an address, or no second one, the
    /// definition is an update, or the signer fails
    /// @throws IOException if a file cannot be read or written
    public SigningResult signAndRefer(
            Path source,
            Path target,
            RemoteStore remote,
            ManifestDefinition definition,
            Signer signer)
            throws UnreadableAssetException, SigningException, IOException {
        return referring(source, remote, definition, signer, new Referring.Embedded(target));
    }

    private SigningResult referring(
            Path source,
            RemoteStore remote,
            ManifestDefinition definition,
            Signer signer,
            Referring wanted)
            throws UnreadableAssetException, SigningException, IOException {
        if (definition.intent() instanceof Intent.Updated) {
            throw new SigningException(
                    "An update changes nothing in the asset, so no address can go into it");
        }
        try (var channel = FileChannel.open(source)) {
            var asset = OpenAsset.of(channel);
            var container = writable(asset, definition.intent());
            container.requireComplete(asset.reader());
            var address = remote.address().toString();
            var addressed = container.referring(asset.reader(), asset.layout(), address);
            var view = OpenAsset.of(new SplicedChannel(channel, addressed));
            var work = new Work(means, asset, definition, signer, List.of());
            var writer = writable(view, definition.intent());
            return work.write(
                    view, remote, wanted, wanted.splicing(view, addressed, writer, definition));
        } catch (MalformedException e) {
            throw new UnreadableAssetException.Malformed(e);
        } catch (NoRoomException e) {
            throw new SigningException(e.reason(), e);
        }
    }

    /// Signs a stream of files (DASH, CMAF, HLS): one manifest for all renditions, in each
    /// initialization segment, and in each media segment what leads to it (C2PA 2.4, A.5.4.1.2).
    /// Each file is copied once; memory grows by a hash for each segment. An update adds its
    /// manifest to the initialization segments, which have to come with the same credentials.
    ///
    /// @param renditions at least one; what they come with is that of the first
    /// @param folder appears with all copies in it, or not at all; they lie in it as their sources
    /// lie below the folder they share
    /// @throws UnreadableAssetException if a file is of no known format or broken
    /// @throws SigningException if the definition does not fit the stream, or the signer fails
    /// @throws IOException if a file cannot be read or written, or is in the folder already
    /// @throws IllegalArgumentException if there are no renditions, or a file is among them twice
    public SignedStream signStream(
            List<Rendition> renditions, Path folder, ManifestDefinition definition, Signer signer)
            throws UnreadableAssetException, SigningException, IOException {
        requireStream(definition);
        if (renditions.isEmpty()) {
            throw new IllegalArgumentException("A stream without renditions");
        }
        var first = renditions.getFirst();
        try (var original = FileChannel.open(first.init());
                var target = StreamFolder.beside(folder, means.ids().get().toString())) {
            var parts = target.parts(renditions);
            var asset = OpenAsset.of(original, first.segments());
            var work = new Work(means, asset, definition, signer, List.of());
            var kept = asset.layout().store();
            if (definition.intent() instanceof Intent.Updated && kept != null) {
                new StreamUpdate(renditions, parts, means.manner().flushes())
                        .write(work.composition(), kept);
            } else {
                new StreamCopy(renditions, parts, means.manner().flushes())
                        .write(work.composition());
            }
            for (var part : parts) {
                var written = VerificationRequest.of(part.init()).withFragments(part.segments());
                work.requireSound(written);
            }
            target.release();
            return new SignedStream(
                    work.label(), work.parent(), target.released(renditions), work.now());
        }
    }

    private static void requireStream(ManifestDefinition definition) throws SigningException {
        if (definition.binding() == BindingKind.BOXES) {
            throw new SigningException("A stream of files is bound by Merkle trees");
        }
    }

    /// What a copy is made by. An update leaves the store where it is.
    private WritableContainer writable(OpenAsset asset, Intent intent) throws SigningException {
        boolean isText =
                asset.format() == AssetFormat.TEXT || asset.format() == AssetFormat.STRUCTURED_TEXT;
        var comment = means.manner().comment();
        if (comment != null && isText && !(intent instanceof Intent.Updated)) {
            return new StructuredTextContainer(comment);
        }
        return asset.format()
                .writable()
                .orElseThrow(
                        () ->
                                new SigningException(
                                        "%s cannot be signed yet"
                                                .formatted(asset.format().mediaType())));
    }

    /// What live signing shares with this.
    Means means() {
        return means;
    }
}
