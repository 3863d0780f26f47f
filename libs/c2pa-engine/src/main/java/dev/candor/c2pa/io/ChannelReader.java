package dev.candor.c2pa.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/// Reads an asset at any position: headers through a small window, content through a large one,
/// both of fixed size. Not thread safe.
public final class ChannelReader {
    private static final int WINDOW = 1 << 13;

    /// Large enough for the hash to be what takes the time, small enough to stay in the cache.
    private static final int PIECE = 1 << 18;

    private final SeekableByteChannel channel;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private long windowStart;
    private long position;

    public ChannelReader(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    public long size() {
        return size;
    }

    /// A range of the asset, as if it were an asset of its own.
    public SeekableByteChannel part(Range range) {
        return new ChannelPart(channel, range);
    }

    public long position() {
        return position;
    }

    public void seek(long to) {
        position = to;
    }

    public void skip(long count) {
        position += count;
    }

    public boolean atEnd() {
        return position >= size;
    }

    /// The next byte, or -1 at the end.
    public int next() throws IOException {
        if (!fill()) {
            return -1;
        }
        return window.get((int) (position++ - windowStart)) & 0xFF;
    }

    /// Reads over the next byte that is `value`, or to the end if there is none.
    public void skipTo(int value) throws IOException {
        var sought = (byte) value;
        while (fill()) {
            var bytes = window.array();
            int end = window.limit();
            for (int at = (int) (position - windowStart); at < end; at++) {
                if (bytes[at] == sought) {
                    position = windowStart + at + 1;
                    return;
                }
            }
            position = windowStart + end;
        }
    }

    public int u8(String box) throws MalformedException, IOException {
        int value = next();
        if (value < 0) {
            throw new MalformedException(box, position, "ends too early");
        }
        return value;
    }

    public int u16(String box) throws MalformedException, IOException {
        return u8(box) << 8 | u8(box);
    }

    public long u32(String box) throws MalformedException, IOException {
        return (long) u16(box) << 16 | u16(box);
    }

    /// The next `length` bytes; the caller has bounded the length.
    public byte[] take(int length, String box) throws MalformedException, IOException {
        if (length > size - position) {
            throw new MalformedException(
                    box,
                    position,
                    "%d bytes wanted, %d left".formatted(length, Math.max(0, size - position)));
        }
        var taken = new byte[length];
        int done = fromWindow(taken, 0);
        if (length - done > WINDOW) {
            var rest = ByteBuffer.wrap(taken, done, length - done).slice();
            int count = read(rest, position).limit();
            done += count;
            position += count;
        }
        while (done < length && fill()) {
            done += fromWindow(taken, done);
        }
        if (done < length) {
            throw new MalformedException(box, position, "ends too early");
        }
        return taken;
    }

    /// Copies what the window has of the next bytes; how many that were.
    private int fromWindow(byte[] target, int at) {
        if (!isInWindow()) {
            return 0;
        }
        int from = (int) (position - windowStart);
        int count = Math.min(target.length - at, window.limit() - from);
        window.get(from, target, at, count);
        position += count;
        return count;
    }

    /// Up to `length` bytes from the start of the asset; the position becomes 0.
    public byte[] head(int length) throws MalformedException, IOException {
        seek(0);
        var head = take((int) Math.min(length, size), "asset");
        seek(0);
        return head;
    }

    /// Whether the asset begins with `magic`; the position becomes 0.
    public boolean startsWith(byte[] magic) throws MalformedException, IOException {
        return Arrays.equals(head(magic.length), magic);
    }

    /// Hands the bytes of `range` to `sink`, piece by piece; those beyond the end of the asset are
    /// not there. The position becomes the end of what was handed over. Of a long range the next
    /// piece is read while the sink works on the last one.
    public void stream(Range range, Sink sink) throws IOException {
        stream(range, _ -> {}, sink);
    }

    /// The same for two sinks, of which `first` has each piece before `second`, on the thread that
    /// reads: of a long range it takes the next piece while `second` works on the last one.
    ///
    /// @param first takes the pieces in order too, all of them before this returns
    public void stream(Range range, Sink first, Sink second) throws IOException {
        seek(range.start());
        long end = Math.min(range.end(), size);
        ReadAhead.Source source = (buffer, from) -> handed(read(buffer, from), first);
        var ahead = ReadAhead.of(source, position, end);
        if (ahead.isPresent()) {
            streamAhead(ahead.get(), second);
        } else if (position < end) {
            streamInTurn(source, end, second);
        }
    }

    private static ByteBuffer handed(ByteBuffer piece, Sink first) throws IOException {
        if (piece.hasRemaining()) {
            first.accept(piece.duplicate());
        }
        return piece;
    }

    private void streamAhead(ReadAhead ahead, Sink sink) throws IOException {
        try (ahead) {
            for (var piece = ahead.next(); piece.hasRemaining(); piece = ahead.next()) {
                position += piece.remaining();
                sink.accept(piece);
            }
        }
    }

    private void streamInTurn(ReadAhead.Source source, long end, Sink sink) throws IOException {
        var buffer = piece(end - position);
        while (position < end) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - position));
            if (!source.read(buffer, position).hasRemaining()) {
                return; // the asset shrank
            }
            position += buffer.remaining();
            sink.accept(buffer);
        }
    }

    private ByteBuffer piece(long wanted) {
        if (piece.capacity() < Math.min(wanted, PIECE)) {
            piece = ByteBuffer.allocate((int) Math.min(wanted, PIECE));
        }
        return piece;
    }

    /// Fills the buffer from `from` on and turns it around for reading.
    private ByteBuffer read(ByteBuffer buffer, long from) throws IOException {
        int start = buffer.position();
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = readOnce(buffer, from + buffer.position() - start);
        }
        return buffer.flip();
    }

    /// Of a file by one call to the system, and not by two.
    private int readOnce(ByteBuffer buffer, long from) throws IOException {
        return channel instanceof FileChannel file
                ? file.read(buffer, from)
                : channel.position(from).read(buffer);
    }

    /// Digests the asset but for `excluded`, which is in order and does not overlap.
    public void digest(MessageDigest digest, List<Range> excluded) throws IOException {
        long from = 0;
        for (var range : excluded) {
            stream(new Range(from, range.start() - from), digest::update);
            from = range.end();
        }
        stream(new Range(from, Math.max(0, size - from)), digest::update);
    }

    /// Takes a piece of an asset. The buffer is only good during the call, and nothing else may be
    /// read from the asset meanwhile.
    @FunctionalInterface
    public interface Sink {
        void accept(ByteBuffer piece) throws IOException;
    }

    private boolean fill() throws IOException {
        if (isInWindow()) {
            return true;
        }
        if (position < 0 || position >= size) {
            return false;
        }
        windowStart = position;
        window.clear().limit((int) Math.min(WINDOW, size - position));
        return read(window, position).hasRemaining();
    }

    private boolean isInWindow() {
        return position >= windowStart && position < windowStart + window.limit();
    }
}
