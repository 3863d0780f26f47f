package dev.candor.c2pa.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/// A range of a channel, as if it were all there is. Reads only; closing it leaves the channel
/// open. Not thread safe.
public final class ChannelPart extends ReadOnlyChannel {
    private final SeekableByteChannel whole;
    private final Range range;

    /// @param range what the part is of the whole
    public ChannelPart(SeekableByteChannel whole, Range range) {
        super(range.length());
        this.whole = whole;
        this.range = range;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position() >= range.length()) {
            return -1;
        }
        int limit = target.limit();
        target.limit((int) Math.min(limit, target.position() + range.length() - position()));
        try {
            return advanced(whole.position(range.start() + position()).read(target));
        } finally {
            target.limit(limit);
        }
    }

    @Override
    public boolean isOpen() {
        return whole.isOpen();
    }
}
