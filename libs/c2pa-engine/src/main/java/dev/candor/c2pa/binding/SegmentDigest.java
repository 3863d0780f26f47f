package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.Bytes;
import java.nio.ByteBuffer;

/// The hash of one file of a stream: a leaf of a tree, or the initialization segment (C2PA 2.4,
/// 18.6.2 and A.5.4.1.2). Not thread safe.
public final class SegmentDigest {
    private final LocatedBoxes boxes;

    /// @param planned a copy whose boxes are hashed
    public SegmentDigest(Splice planned) {
        if (!(planned.binding() instanceof ContentBinding.Bmff bmff)) {
            throw new IllegalArgumentException("No boxes to hash: " + planned.binding());
        }
        this.boxes = new LocatedBoxes(bmff, MerkleTree.ALGORITHM);
    }

    /// Takes the next bytes of the copy.
    ///
    /// @param position where they lie, behind all that came before
    public void take(long position, ByteBuffer bytes) {
        boxes.take(position, bytes);
    }

    /// The hash of what was taken.
    public Bytes finish() {
        return Bytes.of(boxes.cut());
    }
}
