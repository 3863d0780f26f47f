package dev.candor.c2pa;

import dev.candor.c2pa.asset.NamedRange;
import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.asset.WritableContainer;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.SplicedChannel;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.binding.BoxesDigest;
import dev.candor.c2pa.binding.ContentDigest;
import dev.candor.c2pa.definition.Intent;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.port.SigningException;
import java.io.IOException;
import java.util.List;

/// How an asset is copied and bound, by its format and as a definition wants it.
final class CopyPlans {
    private static final int MOST_PADDING = 3;

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
                requireNothingBehind(
                        asset.reader(),
                        container
                                .boxes(asset.reader())
                                .orElseThrow(() -> unbindable(asset, "its pieces")));
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

    /// What lies behind the last piece, such as a film behind a photograph, would have to be bound
    /// as `c2pa.after` (C2PA 2.4, 18.7.2), which c2pa-rs takes for a mismatch. Zeros that round a
    /// file up are nobody's.
    private static void requireNothingBehind(ChannelReader asset, List<NamedRange> pieces)
            throws SigningException, MalformedException, IOException {
        long end = pieces.stream().mapToLong(piece -> piece.range().end()).max().orElse(0);
        long behind = asset.size() - end;
        asset.seek(end);
        if (behind > MOST_PADDING || !Bytes.of(asset.take((int) behind, "padding")).isZero()) {
            throw new SigningException(
                    "%d bytes follow the last piece of the asset, at offset %d, and belong to none;"
                                    .formatted(behind, end)
                            + " bind it by one hash, or cut them off");
        }
    }

    /// How an asset is bound by a store that lies elsewhere.
    static Splice beside(OpenAsset asset) throws MalformedException, IOException {
        var container = asset.format().writable();
        return container.isPresent()
                ? container.get().beside(asset.reader(), asset.layout())
                : Splice.beside(asset.reader().size());
    }
}
