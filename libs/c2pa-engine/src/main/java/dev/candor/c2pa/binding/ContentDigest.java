package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.manifest.HardBinding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// Digests a copy while it is made, and says the hard binding that follows. Used once.
public sealed interface ContentDigest
        permits DataDigest,
                BmffDigest,
                BlocksDigest,
                FragmentsDigest,
                BoxesDigest,
                TextDigest,
                CollectionDigest {
    /// The digest that a plan asks for.
    static ContentDigest of(Splice splice) {
        return switch (splice.binding()) {
            case ContentBinding.Data data -> new DataDigest(splice, data);
            case ContentBinding.Bmff boxes -> new BmffDigest(boxes);
            case ContentBinding.Text text -> new TextDigest(text);
            case ContentBinding.Collection collection -> new CollectionDigest(collection);
            case ContentBinding.Blocks blocks -> new BlocksDigest(blocks);
            case ContentBinding.Fragments fragments -> new FragmentsDigest(fragments);
        };
    }

    /// Takes the next bytes of the copy; those of gaps never come.
    ///
    /// @param position where they lie in the copy, behind all that came before
    /// @param bytes all of them are read
    /// @throws IOException if they are not what they were when the copy was planned
    void take(long position, ByteBuffer bytes) throws IOException;

    /// The binding without its hashes, as long as it will be with them.
    HardBinding blank();

    /// The binding of what was taken. Asked for once.
    ///
    /// @throws IOException if it is not what it was when the copy was planned
    HardBinding finish() throws IOException;

    /// What leads from parts of the content to the binding, in the order of the copy: known once
    /// the digest is finished.
    default List<byte[]> proofs() {
        return List.of();
    }
}
