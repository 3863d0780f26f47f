package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.Edit;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// Puts an XMP packet into a TIFF file (TIFF 6.0, section 2; XMP specification, part 3): where it
/// was if it is as long, and else at the end. A first directory without an entry for it is written
/// anew behind all that is there, so that nothing else moves.
final class TiffXmp {
    private static final int BYTE = 1;
    private static final int UNDEFINED = 7;
    private static final long MOST_OF_CLASSIC = 0xFFFF_FFFFL;

    private final ChannelReader asset;
    private final TiffReader tiff;
    private final TiffReader.Directory directory;
    private final int width;

    private TiffXmp(ChannelReader asset) throws MalformedException, IOException {
        this.asset = asset;
        this.tiff =
                TiffReader.of(asset)
                        .orElseThrow(() -> new MalformedException("TIFF", 0, "no header"));
        this.directory = tiff.directory(tiff.first());
        this.width = tiff.isBig() ? Long.BYTES : Integer.BYTES;
    }

    static Splice referring(ChannelReader asset, Layout layout, byte[] packet)
            throws NoRoomException, MalformedException, IOException {
        var file = new TiffXmp(asset);
        var old = layout.xmp();
        if (old != null && old.length() == packet.length) {
            return Edit.all(asset.size(), List.of(new Edit(old, packet)));
        }
        var entry = file.directory.entry(TiffContainer.XMP);
        if (entry.isEmpty() && old != null
                || entry.isPresent()
                        && entry.get().type() != BYTE
                        && entry.get().type() != UNDEFINED) {
            throw new NoRoomException(
                    "The XMP of the TIFF file is where it is not edited",
                    NoRoomException.Remedy.BESIDE);
        }
        var splice = entry.isPresent() ? file.redirected(entry.get(), packet) : file.added(packet);
        if (!file.tiff.isBig() && splice.length() > MOST_OF_CLASSIC) {
            throw new NoRoomException(
                    "The TIFF file would be longer than its offsets can say",
                    NoRoomException.Remedy.BESIDE);
        }
        return splice;
    }

    private Splice redirected(TiffReader.Entry entry, byte[] packet) {
        long at = even(asset.size());
        var count = tiff.countField(entry);
        var field = number(number(tiff.numbers(2 * width), packet.length), at);
        return Edit.all(
                asset.size(),
                List.of(
                        new Edit(new Range(count.start(), 2L * width), field.array()),
                        Edit.at(asset.size(), behind(new byte[0], packet))));
    }

    private Splice added(byte[] packet) throws MalformedException, IOException {
        long at = even(asset.size());
        int entry = Integer.BYTES + 2 * width;
        int head = tiff.isBig() ? Long.BYTES : Short.BYTES;
        int present = directory.entries().size();
        int before =
                (int)
                        directory.entries().stream()
                                .filter(one -> one.tag() < TiffContainer.XMP)
                                .count();
        asset.seek(directory.at() + head);
        var entries = asset.take(present * entry, "directory");
        asset.seek(directory.link().start());
        var next = asset.take(width, "directory");
        var anew = tiff.numbers(head + (present + 1) * entry + width);
        if (tiff.isBig()) {
            anew.putLong(present + 1L);
        } else {
            anew.putShort((short) (present + 1));
        }
        anew.put(entries, 0, before * entry);
        anew.putShort((short) TiffContainer.XMP).putShort((short) BYTE);
        number(number(anew, packet.length), even(at + anew.capacity()));
        anew.put(entries, before * entry, (present - before) * entry).put(next);
        return Edit.all(
                asset.size(),
                List.of(
                        new Edit(tiff.firstLink(), number(tiff.numbers(width), at).array()),
                        Edit.at(asset.size(), behind(anew.array(), packet))));
    }

    /// What comes behind the file, each at an even offset.
    private byte[] behind(byte[] table, byte[] packet) {
        long at = even(asset.size());
        long value = even(at + table.length);
        return ByteBuffer.allocate((int) (value - asset.size()) + packet.length)
                .position((int) (at - asset.size()))
                .put(table)
                .position((int) (value - asset.size()))
                .put(packet)
                .array();
    }

    private static long even(long offset) {
        return offset + (offset & 1);
    }

    private ByteBuffer number(ByteBuffer numbers, long number) {
        return tiff.isBig() ? numbers.putLong(number) : numbers.putInt((int) number);
    }
}
