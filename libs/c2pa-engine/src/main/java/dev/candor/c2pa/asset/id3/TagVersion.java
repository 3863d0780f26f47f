package dev.candor.c2pa.asset.id3;

import java.util.Arrays;
import java.util.Optional;

/// The versions of ID3v2, and what tells them apart.
enum TagVersion {
    V2(2, 3, 6, "GEO"),
    V3(3, 4, 10, "GEOB"),
    V4(4, 4, 10, "GEOB");

    final int major;
    final int idLength;
    final int headerLength;
    final String objectId;

    TagVersion(int major, int idLength, int headerLength, String objectId) {
        this.major = major;
        this.idLength = idLength;
        this.headerLength = headerLength;
        this.objectId = objectId;
    }

    static Optional<TagVersion> of(int major) {
        return Arrays.stream(values()).filter(version -> version.major == major).findFirst();
    }

    /// The size that the bytes of a frame's header say. The fourth version leaves the highest bit
    /// of each byte empty; writers that do not know it use that bit, and are read as they meant.
    int size(byte[] header) {
        boolean synchsafe = this == V4;
        for (int i = idLength; i < 2 * idLength; i++) {
            synchsafe &= header[i] >= 0;
        }
        long size = 0;
        for (int i = idLength; i < 2 * idLength; i++) {
            size = size << (synchsafe ? 7 : 8) | header[i] & 0xFF;
        }
        return (int) Math.min(size, Integer.MAX_VALUE);
    }

    /// What a frame's header says was done to its content.
    FrameFlags flags(byte[] header) {
        return switch (this) {
            case V2 -> new FrameFlags(0, false, false, false);
            case V3 -> {
                int flags = header[9];
                boolean compressed = (flags & 0x80) != 0;
                boolean encrypted = (flags & 0x40) != 0;
                int grouping = (flags & 0x20) != 0 ? 1 : 0;
                yield new FrameFlags((compressed ? 4 : 0) + grouping, compressed, encrypted, false);
            }
            case V4 -> {
                int flags = header[9];
                int grouping = (flags & 0x40) != 0 ? 1 : 0;
                int length = (flags & 0x01) != 0 ? 4 : 0;
                yield new FrameFlags(
                        grouping + length,
                        (flags & 0x08) != 0,
                        (flags & 0x04) != 0,
                        (flags & 0x02) != 0);
            }
        };
    }
}
