package dev.candor.c2pa.binding;

import dev.candor.c2pa.io.Range;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;

/// Digests what comes of a copy but for some ranges, front to back. Not thread safe.
final class Remainder {
    private final List<Range> excluded;
    private final MessageDigest digest;
    private int next;

    /// @param excluded in order, without overlap
    Remainder(List<Range> excluded, MessageDigest digest) {
        this.excluded = excluded;
        this.digest = digest;
    }

    /// @param position where the bytes lie, behind all that came before
    void take(long position, ByteBuffer bytes) {
        long at = position;
        while (bytes.hasRemaining()) {
            while (next < excluded.size() && excluded.get(next).end() <= at) {
                next++;
            }
            int limit = bytes.limit();
            int count = bytes.remaining();
            boolean left = next < excluded.size() && excluded.get(next).start() <= at;
            if (next < excluded.size()) {
                long border = left ? excluded.get(next).end() : excluded.get(next).start();
                count = (int) Math.min(count, border - at);
            }
            if (left) {
                bytes.position(bytes.position() + count);
            } else {
                digest.update(bytes.limit(bytes.position() + count));
                bytes.limit(limit);
            }
            at += count;
        }
    }
}
