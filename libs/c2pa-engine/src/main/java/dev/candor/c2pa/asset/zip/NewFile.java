package dev.candor.c2pa.asset.zip;

import dev.candor.c2pa.io.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The headers of a file that is put into an archive as it is, with no more in them than has to be
/// (APPNOTE 6.3.10, 4.3.7 and 4.3.12; C2PA 2.4, A.6.2.2).
///
/// @param flags the general purpose bit flag
/// @param time date and time, as they stand there
/// @param size of the content
/// @param offset where the local header is
public record NewFile(Bytes rawName, int flags, long time, long size, long offset) {
    /// Where the header in the central directory has the checksum.
    public static final int CHECKSUM = 16;

    /// Where the local header has it.
    public static final int LOCAL_CHECKSUM = 14;

    /// How long the checksum is.
    public static final int CHECKSUM_LENGTH = 4;

    /// The first day there is, since it has to be one and is to be the same each time.
    public static final long FIRST_DAY = 0x0021_0000L;

    private static final int LOCAL = 0x04034B50;
    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL = 0x02014B50;
    private static final int CENTRAL_LENGTH = 46;
    private static final short USUAL_VERSION = 20;
    private static final short VERSION_OF_64 = 45;
    private static final short FIELD_OF_64 = 1;
    private static final long MAX_32 = 0xFFFF_FFFFL;

    /// How long the local header is.
    public int localLength() {
        return LOCAL_LENGTH + rawName.length();
    }

    /// The local header.
    public byte[] local(int checksum) {
        var header = little(localLength());
        header.putInt(LOCAL).putShort(version()).putShort((short) flags);
        putContent(header, checksum);
        return header.putShort((short) 0).put(rawName.toBuffer()).array();
    }

    /// The header in the central directory.
    public byte[] central(int checksum) {
        int extra = isFarBehind() ? 12 : 0;
        var header = little(CENTRAL_LENGTH + rawName.length() + extra);
        header.putInt(CENTRAL).putShort(version()).putShort(version()).putShort((short) flags);
        putContent(header, checksum);
        header.putShort((short) extra).putShort((short) 0).putShort((short) 0);
        header.putShort((short) 0).putInt(0).putInt((int) Math.min(offset, MAX_32));
        header.put(rawName.toBuffer());
        if (isFarBehind()) {
            header.putShort(FIELD_OF_64).putShort((short) Long.BYTES).putLong(offset);
        }
        return header.array();
    }

    private void putContent(ByteBuffer header, int checksum) {
        header.putShort((short) 0).putInt((int) time).putInt(checksum);
        header.putInt((int) size).putInt((int) size).putShort((short) rawName.length());
    }

    private boolean isFarBehind() {
        return offset >= MAX_32;
    }

    private short version() {
        return isFarBehind() ? VERSION_OF_64 : USUAL_VERSION;
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
