package dev.candor.c2pa.io;

import java.nio.ByteBuffer;

/// Bytes in memory, read as a file is. Not thread safe.
public final class MemoryChannel extends ReadOnlyChannel {
    private final byte[] bytes;

    public MemoryChannel(byte[] bytes) {
        super(bytes.length);
        this.bytes = bytes;
    }

    @Override
    public int read(ByteBuffer target) {
        if (position() >= bytes.length) {
            return -1;
        }
        int count = (int) Math.min(target.remaining(), bytes.length - position());
        target.put(bytes, (int) position(), count);
        return advanced(count);
    }
}
