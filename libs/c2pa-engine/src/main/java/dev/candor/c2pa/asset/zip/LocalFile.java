package dev.candor.c2pa.asset.zip;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.Optional;

/// An entry where it lies: its local header and its content (APPNOTE 6.3.10, 4.3.7 to 4.3.9).
///
/// @param header the local header, name and extra field included
/// @param bare whether the header has nothing that the central directory has not
/// @param content the content as it is stored
public record LocalFile(ZipEntry entry, Range header, boolean bare, Range content) {
    private static final int SIGNATURE = 0x04034B50;
    private static final int LENGTH = 30;
    private static final int DESCRIPTOR = 0x08074B50;
    private static final int LONGEST_DESCRIPTOR = 24;
    private static final long MAX_32 = 0xFFFF_FFFFL;

    /// Finds an entry, whose local header has to agree with the central directory.
    ///
    /// @throws MalformedException if it does not
    public static LocalFile of(ChannelReader asset, ZipEntry entry)
            throws MalformedException, IOException {
        if (entry.offset() > asset.size()) {
            throw new MalformedException(
                    entry.name(), entry.offset(), "beyond the end of the archive");
        }
        asset.seek(entry.offset());
        var in = ZipReader.little(asset.take(LENGTH, entry.name()));
        int name = ZipReader.u16(in, 26);
        int extra = ZipReader.u16(in, 28);
        boolean agrees =
                in.getInt(0) == SIGNATURE
                        && ZipReader.u16(in, 6) == entry.flags()
                        && ZipReader.u16(in, 8) == entry.method()
                        && name == entry.rawName().length()
                        && isSaid(entry, ZipReader.u32(in, 14), entry.checksum())
                        && isSaid(entry, ZipReader.u32(in, 18), entry.compressedSize())
                        && isSaid(entry, ZipReader.u32(in, 22), entry.size());
        if (!agrees || !Bytes.of(asset.take(name, entry.name())).equals(entry.rawName())) {
            throw new MalformedException(
                    entry.name(),
                    entry.offset(),
                    "the file is not what the central directory says");
        }
        var header = new Range(entry.offset(), (long) LENGTH + name + extra);
        if (entry.compressedSize() > asset.size() - header.end()) {
            throw new MalformedException(entry.name(), entry.offset(), "ends too early");
        }
        boolean bare =
                extra == 0
                        && ZipReader.u16(in, 4) == entry.version()
                        && ZipReader.u32(in, 10) == entry.time();
        return new LocalFile(entry, header, bare, new Range(header.end(), entry.compressedSize()));
    }

    /// Sizes beyond 32 bits stand in the extra field; those that were not known when the header was
    /// written stand behind the content.
    private static boolean isSaid(ZipEntry entry, long here, long there) {
        return here == there || here == MAX_32 || (here == 0 && entry.hasDescriptor());
    }

    /// The file, header included, and what stands behind its content of sizes and checksum.
    ///
    /// @param next where the next file begins, or the central directory
    /// @throws MalformedException if something else lies between
    public Range range(ChannelReader asset, long next) throws MalformedException, IOException {
        long behind = next - content.end();
        if (behind < 0
                || behind > LONGEST_DESCRIPTOR
                || (behind > 0 && !(entry.hasDescriptor() && isDescriptor(asset, (int) behind)))
                || (behind == 0 && entry.hasDescriptor())) {
            throw new MalformedException(
                    entry.name(), content.end(), "bytes that belong to no file");
        }
        return new Range(header.start(), next - header.start());
    }

    private boolean isDescriptor(ChannelReader asset, int length)
            throws MalformedException, IOException {
        asset.seek(content.end());
        var in = ZipReader.little(asset.take(length, entry.name()));
        int at = length == 16 || length == 24 ? 4 : 0;
        if (at == 4 && in.getInt(0) != DESCRIPTOR) {
            return false;
        }
        boolean small =
                length - at == 12
                        && ZipReader.u32(in, at + 4) == entry.compressedSize()
                        && ZipReader.u32(in, at + 8) == entry.size();
        boolean large =
                length - at == 20
                        && in.getLong(at + 4) == entry.compressedSize()
                        && in.getLong(at + 12) == entry.size();
        return (small || large) && ZipReader.u32(in, at) == entry.checksum();
    }

    /// The content, if it is stored as it is and not too long.
    public Optional<Bytes> stored(ChannelReader asset, int longest)
            throws MalformedException, IOException {
        if (!entry.isStored() || content.length() > longest) {
            return Optional.empty();
        }
        asset.seek(content.start());
        return Optional.of(Bytes.of(asset.take((int) content.length(), entry.name())));
    }
}
