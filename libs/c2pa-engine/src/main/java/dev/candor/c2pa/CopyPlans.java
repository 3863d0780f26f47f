package dev.candor.c2pa;

import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.asset.WritableContainer;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.SplicedChannel;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.binding.BoxesDigest;
import dev.candor.c2pa.binding.ContentDigest;
import dev.candor.c2pa.definition.Intent;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.port.SigningException;
import java.io.IOException;

/// How an asset is copied and bound, by its format and as a definition wants it.
final class CopyPlans {
    private CopyPlans() {}

    /// How copies of an asset of a format that is written are made.
    static Splicing splicing(OpenAsset asset, ManifestDefinition definition)
            throws SigningException, MalformedException, IOException {
        var container =
                asset.format().writable().orElseThrow(() -> unbindable(asset, "a manifest"));
        return splicing(asset, container, definition);
    }

    /// How copies of an asset are made.
    static Splicing splicing(
            OpenAsset asset, WritableContainer container, ManifestDefinition definition)
            throws SigningException, MalformedException, IOException {
        if (definition.intent() instanceof Intent.Updated) {
            return container.updating(asset.reader(), asset.layout());
        }
        return switch (definition.binding()) {
            case WHOLE, BOXES -> container.splicing(asset.reader(), asset.layout());
            case MERKLE, CHUNKS ->
                    container
                            .splicingByTrees(asset.reader(), definition.binding())
                            .orElseThrow(() -> unbindable(asset, "Merkle trees"));
        };
    }

    private static SigningException unbindable(OpenAsset asset, String what) {
        return new SigningException(
                "%s cannot be bound by %s".formatted(asset.format().mediaType(), what));
    }

    /// How the content of a copy is bound, piece by piece if that is asked for.
    static Plan.Digesting digesting(OpenAsset asset, ManifestDefinition definition)
            throws SigningException, MalformedException, IOException {
        var container = asset.format().container();
        return switch (definition.binding()) {
            case WHOLE, MERKLE, CHUNKS -> (planned, _) -> ContentDigest.of(planned);
            case BOXES -> {
                if (container.boxes(asset.reader()).isEmpty()) {
                    throw unbindable(asset, "its pieces");
                }
                yield (planned, store) ->
                        new BoxesDigest(
                                container,
                                new ChannelReader(
                                        new SplicedChannel(
                                                asset.reader()
                                                        .part(new Range(0, asset.reader().size())),
                                                planned.filled(store))));
            }
        };
    }

    /// How an asset is bound by a store that lies elsewhere.
    static Splice beside(OpenAsset asset) throws MalformedException, IOException {
        var container = asset.format().writable();
        return container.isPresent()
                ? container.get().beside(asset.reader(), asset.layout())
                : Splice.beside(asset.reader().size());
    }
}
