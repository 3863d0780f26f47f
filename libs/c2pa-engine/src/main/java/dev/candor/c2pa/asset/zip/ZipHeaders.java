package dev.candor.c2pa.asset.zip;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The headers of a central directory, written anew one after the other. Not thread safe.
public final class ZipHeaders {
    private static final long MAX_32 = 0xFFFF_FFFFL;

    private final ByteBuffer present;
    private final long start;
    private final ByteArrayOutputStream headers = new ByteArrayOutputStream();
    private int count;

    private ZipHeaders(byte[] present, long start) {
        this.present = ByteBuffer.wrap(present).order(ByteOrder.LITTLE_ENDIAN);
        this.start = start;
    }

    /// Begins with nothing, and knows the headers that are there.
    public static ZipHeaders of(ChannelReader asset, ZipDirectory directory)
            throws MalformedException, IOException {
        var range = directory.headers();
        asset.seek(range.start());
        return new ZipHeaders(asset.take((int) range.length(), "central directory"), range.start());
    }

    /// The header of a file that is kept, and may lie elsewhere.
    ///
    /// @throws NoRoomException if it lies farther behind than its header can say
    public void keep(ZipEntry entry, long offset) throws NoRoomException {
        int at = (int) (entry.offsetField().start() - start);
        if (entry.offsetField().length() == Long.BYTES) {
            present.putLong(at, offset);
        } else if (offset >= MAX_32) {
            throw new NoRoomException(
                    "%s would lie beyond what the archive's directory can say."
                            .formatted(entry.name()),
                    NoRoomException.Remedy.BESIDE);
        } else {
            present.putInt(at, (int) offset);
        }
        headers.write(
                present.array(),
                (int) (entry.header().start() - start),
                (int) entry.header().length());
        count++;
    }

    /// The header of a file that is new.
    public void add(byte[] header) {
        headers.writeBytes(header);
        count++;
    }

    public int count() {
        return count;
    }

    public Bytes toBytes() {
        return Bytes.of(headers.toByteArray());
    }
}
