package dev.candor.c2pa;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.identity.ActorSignature;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.ManifestAssembler;
import dev.candor.c2pa.manifest.Statement;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.trust.ClaimSignature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One signing, from definition to target.
final class Work {
    private final Means means;
    private final Instant now;
    private final String label;
    private final Heritage heritage;
    private final ManifestAssembler assembler;
    private final ManifestDefinition definition;
    private final Signer signer;
    private final ClaimSignature signature;
    private final List<ActorSignature> actorSignatures;

    /// @param original what was opened or is to be updated
    /// @param statements what the manifest says beside its definition
    /// @throws SigningException if the definition does not fit the original, or the signer would
    /// not be believed
    Work(
            Means means,
            OpenAsset original,
            ManifestDefinition definition,
            Signer signer,
            List<Statement> statements)
            throws SigningException, UnreadableAssetException, IOException {
        this.means = means;
        this.now = means.now();
        means.signers().require(signer, now);
        for (var actor : definition.actors()) {
            means.actors().require(actor, now);
        }
        this.signature = new ClaimSignature(signer, staples(signer), means.manner().stamping());
        this.actorSignatures =
                definition.actors().stream()
                        .map(actor -> ActorSignature.of(actor, means.manner().stamping()))
                        .toList();
        this.heritage =
                Heritage.of(
                        original,
                        definition,
                        ValidationPolicy.offline(
                                means.anchors(), Clock.fixed(now, ZoneOffset.UTC)));
        this.label = "urn:c2pa:" + means.ids().get();
        this.assembler =
                new ManifestAssembler(
                        label,
                        definition,
                        "xmp:iid:" + means.ids().get(),
                        now,
                        heritage.ingredients(),
                        heritage.store(),
                        statements);
        this.definition = definition;
        this.signer = signer;
    }

    private List<Bytes> staples(Signer signer) throws SigningException {
        var stapling = means.manner().stapling();
        return stapling == null ? List.of() : stapling.answers(signer.chain(), now);
    }

    /// @throws MalformedException if the source is broken
    Plan plan(Splicing splicing, OpenAsset asset)
            throws SigningException, MalformedException, IOException {
        return new Plan(splicing, CopyPlans.digesting(asset, definition), composition());
    }

    Composition composition() {
        return new Composition(
                definition.intent(), assembler, heritage, actorSignatures, signature);
    }

    /// When it began.
    Instant now() {
        return now;
    }

    /// The label of the parent's manifest; null if there is none.
    @Nullable String parent() {
        return heritage.parent();
    }

    /// The new manifest's.
    String label() {
        return label;
    }

    SigningResult write(
            AssetFormat format,
            Path target,
            Function<Path, VerificationRequest> looking,
            Means.Copying copying)
            throws SigningException, MalformedException, IOException {
        return result(
                format, means.release(target, copying, part -> requireSound(looking.apply(part))));
    }

    /// Writes a target that says where its store is, and the store into a file of its own.
    SigningResult write(OpenAsset asset, RemoteStore remote, Referring wanted, Splicing splicing)
            throws SigningException, MalformedException, IOException {
        var plan = plan(splicing, asset);
        try (var part = means.part(wanted.target());
                var store = means.part(remote.file())) {
            var copy = new SignedCopy(asset.reader(), plan.splice(), part.channel());
            plan.carryOut(new KeptApart(copy, store.channel()));
            var kept = List.of(means.flushing(part), means.flushing(store));
            requireSound(wanted.written(part.path(), store.path()));
            for (var flushing : kept) {
                flushing.await();
            }
            store.appear();
            return result(asset.format(), part.appear());
        }
    }

    /// Has what was written verified, or whatever else the manner of signing asks for.
    void requireSound(VerificationRequest written) throws SigningException, IOException {
        means.manner().aftercare().requireSound(written, signer, means.clock());
    }

    /// What came of it.
    private SigningResult result(AssetFormat format, long size) {
        return new SigningResult(label, heritage.parent(), format, size, now);
    }
}
