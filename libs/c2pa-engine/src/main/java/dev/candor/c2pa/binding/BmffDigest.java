package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.manifest.BmffHash;
import dev.candor.c2pa.manifest.HardBinding;
import dev.candor.c2pa.manifest.HashAlgorithm;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/// Makes a BMFF hash of the third version over a file as a whole (C2PA 2.4, 18.6): each root box is
/// hashed behind the place where it lies.
final class BmffDigest implements ContentDigest {
    private static final HashAlgorithm ALGORITHM = HashAlgorithm.SHA256;

    private final ContentBinding.Bmff boxes;
    private final MessageDigest digest = ALGORITHM.digest();
    private final Remainder remainder;
    private int next;

    BmffDigest(ContentBinding.Bmff boxes) {
        this.boxes = boxes;
        this.remainder = new Remainder(boxes.excluded(), digest);
    }

    @Override
    public void take(long position, ByteBuffer bytes) {
        long at = position;
        long end = position + bytes.remaining();
        while (next < boxes.roots().size() && boxes.roots().get(next) < end) {
            long root = boxes.roots().get(next++);
            remainder.take(at, part(bytes, root - at));
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, root));
            at = root;
        }
        remainder.take(at, bytes);
    }

    /// The next bytes, which are taken out of those that are left.
    private static ByteBuffer part(ByteBuffer bytes, long count) {
        var part = bytes.slice(bytes.position(), (int) count);
        bytes.position(bytes.position() + (int) count);
        return part;
    }

    @Override
    public HardBinding blank() {
        return binding(new byte[digest.getDigestLength()]);
    }

    @Override
    public HardBinding finish() {
        return binding(digest.digest());
    }

    private static HardBinding binding(byte[] hash) {
        return BmffHash.whole(ALGORITHM.word(), Bytes.of(hash)).toBinding();
    }
}
