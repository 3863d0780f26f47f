package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.manifest.HardBinding;
import java.nio.ByteBuffer;

/// Digests a copy while it is made, and says the hard binding that follows. Used once.
public sealed interface ContentDigest permits DataDigest, BmffDigest {
    /// The digest that a plan asks for.
    static ContentDigest of(Splice splice) {
        return switch (splice.binding()) {
            case ContentBinding.Data data -> new DataDigest(splice, data);
            case ContentBinding.Bmff boxes -> new BmffDigest(boxes);
        };
    }

    /// Takes the next bytes of the copy; those of gaps never come.
    ///
    /// @param position where they lie in the copy, behind all that came before
    /// @param bytes all of them are read
    void take(long position, ByteBuffer bytes);

    /// The binding without its hashes, as long as it will be with them.
    HardBinding blank();

    /// The binding of what was taken. Asked for once.
    HardBinding finish();
}
