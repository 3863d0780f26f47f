package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.manifest.BmffHash;
import dev.candor.c2pa.manifest.HardBinding;
import dev.candor.c2pa.manifest.HashAlgorithm;
import java.nio.ByteBuffer;

/// Makes a BMFF hash of the third version over a file as a whole (C2PA 2.4, 18.6): each root box is
/// hashed behind the place where it lies.
final class BmffDigest implements ContentDigest {
    private static final HashAlgorithm ALGORITHM = HashAlgorithm.SHA256;

    private final LocatedBoxes boxes;

    BmffDigest(ContentBinding.Bmff boxes) {
        this.boxes = new LocatedBoxes(boxes, ALGORITHM);
    }

    @Override
    public void take(long position, ByteBuffer bytes) {
        boxes.take(position, bytes);
    }

    @Override
    public HardBinding blank() {
        return binding(new byte[ALGORITHM.digest().getDigestLength()]);
    }

    @Override
    public HardBinding finish() {
        return binding(boxes.cut());
    }

    private static HardBinding binding(byte[] hash) {
        return BmffHash.whole(ALGORITHM.word(), Bytes.of(hash)).toBinding();
    }
}
