package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A box (ISO/IEC 14496-12, 4.2).
///
/// @param type four characters
/// @param start where its length field is
/// @param length in bytes, header included
/// @param header length of the length and type fields: 8 or 16
public record Box(String type, long start, long length, int header) {
    static final int SHORT_HEADER = 8;
    static final int LONG_HEADER = 16;
    private static final int TO_THE_END = 0;
    private static final int LENGTH_FOLLOWS = 1;

    /// Reads the header of the box at `start`.
    ///
    /// @param end the first byte behind what the box lies in
    /// @throws MalformedException if no box that ends by `end` begins there
    static Box read(ChannelReader asset, long start, long end)
            throws MalformedException, IOException {
        asset.seek(start);
        if (end - start < SHORT_HEADER) {
            throw new MalformedException("box", start, "ends too early");
        }
        long length = asset.u32("box length");
        var type = new String(asset.take(4, "box type"), StandardCharsets.ISO_8859_1);
        int header = SHORT_HEADER;
        if (length == LENGTH_FOLLOWS) {
            if (end - start < LONG_HEADER) {
                throw new MalformedException(type, start, "ends too early");
            }
            length = asset.u32("long box length") << 32 | asset.u32("long box length");
            header = LONG_HEADER;
        } else if (length == TO_THE_END) {
            length = end - start;
        }
        if (length < header || length > end - start) {
            throw new MalformedException(
                    type,
                    start,
                    "a box of %d bytes where %d are left".formatted(length, end - start));
        }
        return new Box(type, start, length, header);
    }

    /// The first byte behind the box.
    public long end() {
        return start + length;
    }

    public Range range() {
        return new Range(start, length);
    }

    /// What follows the header.
    public Range payload() {
        return new Range(start + header, length - header);
    }
}
