package dev.candor.c2pa.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/// A range of a channel, as if it were all there is. Reads only; closing it leaves the channel
/// open. Not thread safe.
public final class ChannelPart implements SeekableByteChannel {
    private final SeekableByteChannel whole;
    private final Range range;
    private long position;

    /// @param range what the part is of the whole
    public ChannelPart(SeekableByteChannel whole, Range range) {
        this.whole = whole;
        this.range = range;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position >= range.length()) {
            return -1;
        }
        int limit = target.limit();
        target.limit((int) Math.min(limit, target.position() + range.length() - position));
        try {
            whole.position(range.start() + position);
            int read = whole.read(target);
            position += Math.max(0, read);
            return read;
        } finally {
            target.limit(limit);
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long to) {
        position = to;
        return this;
    }

    @Override
    public long size() {
        return range.length();
    }

    @Override
    public boolean isOpen() {
        return whole.isOpen();
    }

    @Override
    public void close() {}

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }
}
