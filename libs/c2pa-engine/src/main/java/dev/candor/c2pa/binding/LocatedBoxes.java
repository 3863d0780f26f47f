package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.manifest.HashAlgorithm;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/// Digests the boxes of a copy while it is made, each behind the place where it lies (C2PA 2.4,
/// 18.6.2). Not thread safe.
final class LocatedBoxes {
    private final ContentBinding.Bmff boxes;
    private final MessageDigest digest;
    private final Remainder remainder;
    private int next;

    LocatedBoxes(ContentBinding.Bmff boxes, HashAlgorithm algorithm) {
        this.boxes = boxes;
        this.digest = algorithm.digest();
        this.remainder = new Remainder(boxes.excluded(), digest);
    }

    void take(long position, ByteBuffer bytes) {
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
    static ByteBuffer part(ByteBuffer bytes, long count) {
        var part = bytes.slice(bytes.position(), (int) count);
        bytes.position(bytes.position() + (int) count);
        return part;
    }

    /// The hash of what was taken since the last one.
    byte[] cut() {
        return digest.digest();
    }
}
