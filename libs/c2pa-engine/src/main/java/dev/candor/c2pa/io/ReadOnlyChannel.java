package dev.candor.c2pa.io;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/// Something that is read as a file is, and never written. Closing it closes nothing else. Not
/// thread safe.
public abstract class ReadOnlyChannel implements SeekableByteChannel {
    private final long size;
    private long position;

    /// @param size how many bytes there are to read
    protected ReadOnlyChannel(long size) {
        this.size = size;
    }

    /// Goes on behind what was read.
    ///
    /// @param read what a read answered, -1 included
    /// @return the same
    protected final int advanced(int read) {
        position += Math.max(0, read);
        return read;
    }

    @Override
    public final int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public final SeekableByteChannel truncate(long to) {
        throw new NonWritableChannelException();
    }

    @Override
    public final long position() {
        return position;
    }

    @Override
    public final SeekableByteChannel position(long to) {
        position = to;
        return this;
    }

    @Override
    public final long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public final void close() {} // what is read is another's to close
}
