package dev.candor.c2pa.io;

/// Reads big-endian numbers and ranges from bytes, front to back. Every length is checked where it
/// is read. Not thread safe.
public final class ByteReader {
    private final Bytes bytes;
    private int position;

    public ByteReader(Bytes bytes) {
        this.bytes = bytes;
    }

    public int remaining() {
        return bytes.length() - position;
    }

    public boolean hasRemaining() {
        return remaining() > 0;
    }

    /// Position within the bytes given.
    public int position() {
        return position;
    }

    /// Position within the array the bytes are a range of; what errors name.
    public int offset() {
        return bytes.offset() + position;
    }

    public int u8(String box) throws MalformedException {
        require(1, box);
        return bytes.get(position++) & 0xFF;
    }

    public int u16(String box) throws MalformedException {
        require(2, box);
        return u8(box) << 8 | u8(box);
    }

    public long u32(String box) throws MalformedException {
        require(4, box);
        return (long) u16(box) << 16 | u16(box);
    }

    /// Eight bytes; beyond [Long#MAX_VALUE] the value is negative.
    public long i64(String box) throws MalformedException {
        require(8, box);
        return u32(box) << 32 | u32(box);
    }

    /// The next `length` bytes, which must be there.
    public Bytes take(long length, String box) throws MalformedException {
        if (length < 0 || length > remaining()) {
            throw malformed(box, "%d bytes wanted, %d left".formatted(length, remaining()));
        }
        var taken = bytes.slice(position, (int) length);
        position += (int) length;
        return taken;
    }

    /// Whether the next byte is `value`; then it is read over.
    public boolean skipIf(int value) {
        if (hasRemaining() && (bytes.get(position) & 0xFF) == value) {
            position++;
            return true;
        }
        return false;
    }

    /// All bytes that are left.
    public Bytes rest() {
        var rest = bytes.from(position);
        position = bytes.length();
        return rest;
    }

    /// The bytes read since `start`, a former [#position].
    public Bytes since(int start) {
        return bytes.slice(start, position - start);
    }

    public MalformedException malformed(String box, String reason) {
        return new MalformedException(box, offset(), reason);
    }

    private void require(int count, String box) throws MalformedException {
        if (remaining() < count) {
            throw malformed(box, "ends too early");
        }
    }
}
