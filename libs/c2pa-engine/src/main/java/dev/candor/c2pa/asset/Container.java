package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/// How one media format carries a manifest store. A new format is one implementation, one golden
/// folder and one line in [AssetFormat]. Implementations have no state.
public interface Container {
    /// The largest manifest store that is taken into memory.
    int MAX_STORE = 32 << 20;

    /// The most pieces that are listed for a box hash.
    int MAX_BOXES = 1 << 20;

    /// Whether an asset is of this format, by its first bytes. The reader may be moved.
    boolean recognizes(ChannelReader asset) throws MalformedException, IOException;

    /// Where things lie. Reads headers and the store, never the content. Damage behind a manifest
    /// store that was found is left to the hard binding to discover.
    ///
    /// @throws MalformedException if the structure is broken
    Layout layout(ChannelReader asset) throws MalformedException, IOException;

    /// The asset's pieces, by the names and in the order the general box hash gives them (C2PA 2.4,
    /// 18.7); nothing if the format has none. What holds for them:
    ///
    /// - The manifest store is one piece called [NamedRange#STORE], also where the format has it in
    ///   several segments that touch. No other piece has that name: a verifier takes the name for
    ///   proof that the store is there.
    /// - Each piece is listed for itself, also where several of a kind follow one another.
    /// - They are in the order the format lists them: by offset, but for fonts, whose tables are in
    ///   the order of the table directory. Pieces do not overlap.
    /// - They reach to the last byte the format means something by. What lies behind all of them
    ///   is foreign, and a box hash has to name it `c2pa.after`.
    /// - At most [#MAX_BOXES].
    ///
    /// Asked after [#layout], once, and only when a manifest has a box hash, so that walking the
    /// content is fair.
    ///
    /// @throws MalformedException if the structure is broken
    default Optional<List<NamedRange>> boxes(ChannelReader asset)
            throws MalformedException, IOException {
        return Optional.empty();
    }

    /// The files an archive is made of, which the collection hash speaks of (C2PA 2.4, 18.8);
    /// nothing if the format is no archive.
    ///
    /// @throws MalformedException if the structure is broken, or there is more in it than files
    default Optional<Archive> archive(ChannelReader asset) throws MalformedException, IOException {
        return Optional.empty();
    }

    /// Digests what a data hash is over: the bytes of the asset but for `excluded`, which is in
    /// order and does not overlap.
    default void digest(ChannelReader asset, List<Range> excluded, MessageDigest digest)
            throws IOException {
        asset.digest(digest, excluded);
    }

    /// Digests what one hash of the general box hash is over: the bytes from the start of the
    /// first of `boxes`, which follow one another, to the end of the last (C2PA 2.4, 15.12.3).
    ///
    /// @param excluded ranges of the asset to leave out, in order, without overlap
    /// @throws MalformedException if the structure is broken
    default void digestBoxes(
            ChannelReader asset, List<NamedRange> boxes, List<Range> excluded, MessageDigest digest)
            throws MalformedException, IOException {
        long from = boxes.getFirst().range().start();
        for (var range : excluded) {
            asset.stream(new Range(from, Math.max(0, range.start() - from)), digest::update);
            from = Math.max(from, range.end());
        }
        long end = boxes.getLast().range().end();
        asset.stream(new Range(from, Math.max(0, end - from)), digest::update);
    }
}
