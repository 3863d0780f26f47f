package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A page of an Ogg file (RFC 3533, 6).
///
/// @param stream serial number of the logical bitstream it belongs to
/// @param lacing lengths of the segments, as they stand there
/// @param body the segments
record OggPage(int flags, long stream, long sequence, int checksum, byte[] lacing, Range body) {
    static final byte[] CAPTURE = {'O', 'g', 'g', 'S'};

    static final int HEADER = 27;

    /// The longest piece of a packet that one segment holds.
    static final int FULL = 255;

    /// Stands where a page has no point in time (RFC 3533, 6).
    private static final long NO_PACKET_ENDS = -1;

    private static final int CHECKSUM = 22;
    static final int CONTINUED = 1;
    static final int BEGINNING = 2;
    static final int END = 4;
    private static final int[] CRC = table();

    /// The page that begins where the reader is, whose body is not read.
    static OggPage read(ChannelReader asset) throws MalformedException, IOException {
        long start = asset.position();
        var header = ByteBuffer.wrap(asset.take(HEADER, "page")).order(ByteOrder.LITTLE_ENDIAN);
        if (!Arrays.equals(header.array(), 0, 4, CAPTURE, 0, 4) || header.get(4) != 0) {
            throw new MalformedException("page", start, "not the start of a page");
        }
        var lacing = asset.take(header.get(26) & 0xFF, "segment table");
        int length = 0;
        for (byte segment : lacing) {
            length += segment & 0xFF;
        }
        var page =
                new OggPage(
                        header.get(5) & 0xFF,
                        Integer.toUnsignedLong(header.getInt(14)),
                        Integer.toUnsignedLong(header.getInt(18)),
                        header.getInt(CHECKSUM),
                        lacing,
                        new Range(asset.position(), length));
        if (page.body.end() > asset.size()) {
            throw new MalformedException("page", start, "ends too early");
        }
        return page;
    }

    /// The whole page, header included.
    Range range() {
        long header = HEADER + lacing.length;
        return new Range(body.start() - header, header + body.length());
    }

    boolean begins() {
        return (flags & BEGINNING) != 0;
    }

    boolean ends() {
        return (flags & END) != 0;
    }

    boolean continues() {
        return (flags & CONTINUED) != 0;
    }

    /// How many packets end in the page.
    int packets() {
        int packets = 0;
        for (byte segment : lacing) {
            packets += segment == (byte) 0xFF ? 0 : 1;
        }
        return packets;
    }

    /// Whether the page has the checksum it says.
    boolean isIntact(ChannelReader asset) throws MalformedException, IOException {
        asset.seek(range().start());
        var bytes = asset.take((int) range().length(), "page");
        Arrays.fill(bytes, CHECKSUM, CHECKSUM + 4, (byte) 0);
        return checksum(bytes) == checksum;
    }

    /// A page with one packet or a piece of one.
    ///
    /// @param flags of [#CONTINUED], [#BEGINNING] and [#END]
    /// @param piece a multiple of 255 bytes, if the packet goes on
    /// @param ends whether the packet ends here
    static byte[] write(long stream, int sequence, int flags, ByteBuffer piece, boolean ends) {
        var lacing = new byte[piece.remaining() / FULL + (ends ? 1 : 0)];
        Arrays.fill(lacing, (byte) FULL);
        if (ends) {
            lacing[lacing.length - 1] = (byte) (piece.remaining() % FULL);
        }
        var page =
                ByteBuffer.allocate(HEADER + lacing.length + piece.remaining())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(CAPTURE)
                        .put((byte) 0)
                        .put((byte) flags)
                        .putLong(ends ? 0 : NO_PACKET_ENDS)
                        .putInt((int) stream)
                        .putInt(sequence)
                        .putInt(0)
                        .put((byte) lacing.length)
                        .put(lacing)
                        .put(piece);
        return page.putInt(CHECKSUM, checksum(page.array())).array();
    }

    private static int checksum(byte[] page) {
        int crc = 0;
        for (byte value : page) {
            crc = crc << 8 ^ CRC[(crc >>> 24 ^ value) & 0xFF];
        }
        return crc;
    }

    private static int[] table() {
        var table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int value = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                value = value << 1 ^ (value < 0 ? 0x04C11DB7 : 0);
            }
            table[i] = value;
        }
        return table;
    }
}
