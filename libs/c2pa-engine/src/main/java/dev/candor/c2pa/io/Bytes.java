package dev.candor.c2pa.io;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;

/// A range of an array that nobody changes. Slices share the array; [#offset] is where the range
/// lies in it, so that an error names the place in the whole.
public final class Bytes {
    /// No bytes.
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final byte[] array;
    private final int offset;
    private final int length;

    private Bytes(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /// All of `array`, which the caller gives away.
    public static Bytes of(byte[] array) {
        return new Bytes(array, 0, array.length);
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    public byte get(int index) {
        Objects.checkIndex(index, length);
        return array[offset + index];
    }

    /// `count` bytes from `from` on.
    public Bytes slice(int from, int count) {
        Objects.checkFromIndexSize(from, count, length);
        return new Bytes(array, offset + from, count);
    }

    /// Everything from `from` on.
    public Bytes from(int from) {
        return slice(from, length - from);
    }

    public byte[] toArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    public ByteBuffer toBuffer() {
        return ByteBuffer.wrap(array, offset, length).slice().asReadOnlyBuffer();
    }

    /// The bytes one after another.
    public InputStream toStream() {
        return new ByteArrayInputStream(array, offset, length);
    }

    public String toText() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }

    /// The digest of the bytes.
    public byte[] digest(MessageDigest digest) {
        digest.update(array, offset, length);
        return digest.digest();
    }

    /// Whether every byte is zero.
    public boolean isZero() {
        for (int i = 0; i < length; i++) {
            if (array[offset + i] != 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether the bytes are equal, in a time that does not depend on where they differ.
    public boolean matches(byte[] other) {
        return MessageDigest.isEqual(toArray(), other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
                && Arrays.equals(
                        array,
                        offset,
                        offset + length,
                        that.array,
                        that.offset,
                        that.offset + that.length);
    }

    @Override
    public int hashCode() {
        return toBuffer().hashCode();
    }

    @Override
    public String toString() {
        return length + " bytes";
    }
}
