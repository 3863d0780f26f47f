package dev.candor.c2pa.asset.zip;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// What ends an archive: the end of central directory record, and before it that of ZIP64, where
/// there was one or a number needs it (APPNOTE 6.3.10, 4.3.14 to 4.3.16).
public final class ZipEnd {
    private static final int LARGE_LENGTH = 56 + 20;
    private static final int LARGE = 0x06064B50;
    private static final int LOCATOR = 0x07064B50;
    private static final long REST_OF_LARGE = 44;
    private static final short VERSION = 45;
    private static final long MAX_16 = 0xFFFF;
    private static final long MAX_32 = 0xFFFF_FFFFL;

    private final byte[] record;
    private final boolean wasLarge;

    private ZipEnd(byte[] record, boolean wasLarge) {
        this.record = record;
        this.wasLarge = wasLarge;
    }

    /// The end of an archive, comment included.
    public static ZipEnd of(ChannelReader asset, ZipDirectory directory)
            throws MalformedException, IOException {
        asset.seek(directory.end().start());
        var record = asset.take((int) directory.end().length(), "central directory");
        return new ZipEnd(record, directory.headers().end() < directory.end().start());
    }

    /// The record of ZIP64 and what says where it is; empty if none is needed.
    ///
    /// @param offset of the central directory
    /// @param size of the central directory
    public byte[] large(long entries, long offset, long size) {
        if (!wasLarge && entries < MAX_16 && offset < MAX_32 && size < MAX_32) {
            return new byte[0];
        }
        var large = little(ByteBuffer.allocate(LARGE_LENGTH));
        large.putInt(LARGE).putLong(REST_OF_LARGE).putShort(VERSION).putShort(VERSION).putLong(0);
        large.putLong(entries).putLong(entries).putLong(size).putLong(offset);
        large.putInt(LOCATOR).putInt(0).putLong(offset + size).putInt(1);
        return large.array();
    }

    /// The end record. What it left to that of ZIP64 it still does.
    ///
    /// @param offset of the central directory
    /// @param size of the central directory
    public byte[] record(long entries, long offset, long size) {
        var changed = little(ByteBuffer.wrap(record.clone()));
        put16(changed, 8, entries);
        put16(changed, 10, entries);
        put32(changed, 12, size);
        put32(changed, 16, offset);
        return changed.array();
    }

    private void put16(ByteBuffer end, int at, long value) {
        boolean said = !wasLarge || ZipReader.u16(end, at) != MAX_16;
        end.putShort(at, (short) (said ? Math.min(value, MAX_16) : MAX_16));
    }

    private void put32(ByteBuffer end, int at, long value) {
        boolean said = !wasLarge || ZipReader.u32(end, at) != MAX_32;
        end.putInt(at, (int) (said ? Math.min(value, MAX_32) : MAX_32));
    }

    private static ByteBuffer little(ByteBuffer buffer) {
        return buffer.order(ByteOrder.LITTLE_ENDIAN);
    }
}
