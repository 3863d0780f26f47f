package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A format that a manifest store can be put into, too.
public interface WritableContainer extends Container {
    /// Walks the structure as far as it takes to know that nothing is cut off.
    ///
    /// @throws MalformedException if it is broken or ends too early
    void requireComplete(ChannelReader asset) throws MalformedException, IOException;

    /// How copies of the asset that carry a store are made. A store that is there already is left
    /// out: the new one takes its place. Reads headers, never the content.
    ///
    /// @param layout the asset's
    /// @throws MalformedException if the asset is broken where it would have to change
    Splicing splicing(ChannelReader asset, Layout layout) throws MalformedException, IOException;

    /// The same, bound by Merkle trees, so that parts of the content can be checked without the
    /// rest (C2PA 2.4, A.5.4); nothing if the format has none.
    ///
    /// @param kind [BindingKind#MERKLE] or [BindingKind#CHUNKS]
    /// @throws MalformedException if the asset is broken where it would have to change
    default Optional<Splicing> splicingByTrees(ChannelReader asset, BindingKind kind)
            throws MalformedException, IOException {
        return Optional.empty();
    }

    /// The same as [#splicing] for an update manifest (C2PA 2.4, 11.2.3), which has no binding of
    /// its own: what the parent's binding is over has to stay as it is, and where it is. A format
    /// whose lengths and offsets outside of the store change with the store answers in a way of
    /// its own.
    ///
    /// @throws MalformedException if the asset is broken where it would have to change
    default Splicing updating(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return splicing(asset, layout);
    }

    /// How the asset is bound, as it is, by a store that lies elsewhere. Copies nothing.
    ///
    /// @throws MalformedException if the asset is broken
    default Splice beside(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return Splice.beside(asset.size());
    }

    /// The plan of a copy that says where its store is (C2PA 2.4, 11.4), and is otherwise the asset
    /// as it is. It has no gaps.
    ///
    /// @param address an absolute URL
    /// @throws NoRoomException if the format has no place for it, or none that is written here
    /// @throws MalformedException if the asset is broken
    default Splice referring(ChannelReader asset, Layout layout, String address)
            throws NoRoomException, MalformedException, IOException {
        return describing(asset, layout, List.of(XmpProperty.provenance(address)));
    }

    /// The plan of a copy that carries properties in its XMP, each once, and is otherwise the asset
    /// as it is: a packet that is there is edited, not joined by a second. It has no gaps.
    ///
    /// @throws NoRoomException if the format has no place for XMP, or none that is written here
    /// @throws MalformedException if the asset is broken
    default Splice describing(ChannelReader asset, Layout layout, List<XmpProperty> properties)
            throws NoRoomException, MalformedException, IOException {
        throw new NoRoomException(
                "The format has no place for the address of credentials; sign it by a store beside"
                        + " it");
    }

    /// The plan of a copy that carries texts in the format's own tags, each once, and is otherwise
    /// the asset as it is. It has no gaps.
    ///
    /// @throws NoRoomException if the format has no such tags, or none that are written here
    /// @throws MalformedException if the asset is broken
    default Splice tagging(ChannelReader asset, List<Tag> tags)
            throws NoRoomException, MalformedException, IOException {
        throw new NoRoomException("The format has no tags that are written here");
    }

    /// The values of a tag, as written; none where there is none.
    ///
    /// @throws MalformedException if the asset is broken
    default List<String> tagged(ChannelReader asset, String name)
            throws MalformedException, IOException {
        return List.of();
    }
}
