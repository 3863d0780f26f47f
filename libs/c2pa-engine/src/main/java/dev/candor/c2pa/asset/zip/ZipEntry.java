package dev.candor.c2pa.asset.zip;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.Range;

/// A file of an archive, as the central directory has it (APPNOTE 6.3.10, 4.3.12).
///
/// @param header its header in the central directory
/// @param version of the format that is needed to read it
/// @param flags the general purpose bit flag
/// @param method how it is compressed; 0 if it is not
/// @param time date and time, as they stand there
/// @param offset where its local header is
/// @param offsetField where its header in the central directory says so, in 32 or 64 bits
public record ZipEntry(
        Bytes rawName,
        Range header,
        int version,
        int flags,
        int method,
        long time,
        long checksum,
        long compressedSize,
        long size,
        long offset,
        Range offsetField) {
    private static final int ENCRYPTED = 1;
    private static final int DESCRIPTOR = 1 << 3;
    private static final int MASKED = 1 << 13;

    /// The name, as UTF-8.
    public String name() {
        return rawName.toText();
    }

    /// Whether it is a folder, which has no content.
    public boolean isFolder() {
        return name().endsWith("/") && compressedSize == 0;
    }

    public boolean isEncrypted() {
        return (flags & (ENCRYPTED | MASKED)) != 0;
    }

    /// Whether sizes and checksum stand behind the content.
    public boolean hasDescriptor() {
        return (flags & DESCRIPTOR) != 0;
    }

    /// Whether the content stands in the archive as it is.
    public boolean isStored() {
        return method == 0 && !isEncrypted() && compressedSize == size;
    }

    /// Where the header in the central directory has the checksum.
    public Range checksumField() {
        return new Range(header.start() + 16, 4);
    }
}
