package dev.candor.c2pa.io;

/// A range of an asset.
///
/// @param start first byte
/// @param length count of bytes
public record Range(long start, long length) {
    public Range {
        if (start < 0 || length < 0 || start > Long.MAX_VALUE - length) {
            throw new IllegalArgumentException("%d + %d".formatted(start, length));
        }
    }

    /// The first byte behind the range.
    public long end() {
        return start + length;
    }

    public boolean contains(Range other) {
        return other.start >= start && other.end() <= end();
    }

    /// Whether the two have a byte in common.
    public boolean overlaps(Range other) {
        return other.start < end() && start < other.end();
    }
}
