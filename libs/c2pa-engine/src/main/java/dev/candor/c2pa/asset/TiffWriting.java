package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts a store into a TIFF file: as the only entry of a directory behind all others, at the end of
/// the file, so that nothing else moves (C2PA 2.4, A.3.6). An entry that is there elsewhere stays
/// where it is and leads to the new store.
final class TiffWriting {
    private static final long MOST_OF_CLASSIC = 0xFFFF_FFFFL;
    private static final int CLASSIC_ENTRY = 12;
    private static final int BIG_ENTRY = 20;

    private final ChannelReader asset;
    private final TiffReader tiff;
    private final int width;
    private Range link;
    private long lastAt;
    private int lastEntries;
    private TiffReader.@Nullable Entry entry;
    private boolean entryIsLast;

    /// Goes through the chain of directories.
    private TiffWriting(ChannelReader asset) throws MalformedException, IOException {
        this.asset = asset;
        this.tiff =
                TiffReader.of(asset)
                        .orElseThrow(() -> new MalformedException("TIFF", 0, "no header"));
        this.width = tiff.isBig() ? Long.BYTES : Integer.BYTES;
        this.link = tiff.firstLink();
        Range before = link;
        for (long at = tiff.first(); at != 0; ) {
            var directory = tiff.directory(at);
            var found = directory.entry(TiffContainer.STORE);
            if (found.isPresent() && entry != null) {
                throw new MalformedException("manifest store", at, "more than one of them");
            }
            before = link;
            link = directory.link();
            lastAt = at;
            lastEntries = directory.entries().size();
            entry = found.orElse(entry);
            entryIsLast = found.isPresent();
            at = directory.next();
        }
        if (isOwn()) {
            link = before;
        }
    }

    static void requireComplete(ChannelReader asset) throws MalformedException, IOException {
        var file = new TiffWriting(asset);
        if (file.lastAt == 0) {
            throw new MalformedException("TIFF", 0, "no directory");
        }
    }

    /// @throws MalformedException if the directories are broken, or two of them have a store
    static Splicing splicing(ChannelReader asset) throws MalformedException, IOException {
        var file = new TiffWriting(asset);
        return length -> file.plan(UpdateRoom.around(length));
    }

    /// Whether the last directory is one that was made here, with its store behind it.
    private boolean isOwn() {
        return entry != null
                && entryIsLast
                && lastEntries == 1
                && entry.value().start() == lastAt + directoryLength()
                && entry.value().end() == asset.size()
                && link.start() < lastAt;
    }

    private Splice plan(int room) throws NoRoomException {
        var splice = entry == null || isOwn() ? appended(room) : redirected(entry, room);
        if (!tiff.isBig() && splice.length() > MOST_OF_CLASSIC) {
            throw new NoRoomException(
                    "The TIFF file would be longer than its offsets can say",
                    NoRoomException.Remedy.BESIDE);
        }
        return splice;
    }

    private Splice appended(int room) {
        long end = isOwn() ? lastAt : asset.size();
        long at = end + (end & 1);
        var directory = tiff.numbers(directoryLength());
        if (tiff.isBig()) {
            directory.putLong(1);
        } else {
            directory.putShort((short) 1);
        }
        directory.putShort((short) TiffContainer.STORE).putShort((short) TiffContainer.UNDEFINED);
        number(number(directory, room), at + directoryLength());
        return new Splice.Builder()
                .copy(new Range(0, link.start()))
                .fresh(number(tiff.numbers(width), at).array())
                .copy(new Range(link.end(), end - link.end()))
                .fresh(new byte[(int) (at - end)])
                .fresh(directory.array())
                .gap(room)
                .build(
                        store -> List.of(UpdateRoom.filled(store, room).toArray()),
                        ContentBinding.Data.whole());
    }

    private Splice redirected(TiffReader.Entry found, int room) {
        long end = found.value().end() == asset.size() ? found.value().start() : asset.size();
        long at = end + (end & 1);
        var field = number(number(tiff.numbers(2 * width), room), at).array();
        var count = tiff.countField(found);
        return new Splice.Builder()
                .copy(new Range(0, count.start()))
                .fresh(field)
                .copy(new Range(count.start() + field.length, end - count.start() - field.length))
                .fresh(new byte[(int) (at - end)])
                .gap(room)
                .build(
                        store -> List.of(UpdateRoom.filled(store, room).toArray()),
                        ContentBinding.Data.whole());
    }

    /// Count, entry and link of a directory with one entry.
    private int directoryLength() {
        return tiff.isBig() ? Long.BYTES + BIG_ENTRY + width : Short.BYTES + CLASSIC_ENTRY + width;
    }

    private ByteBuffer number(ByteBuffer numbers, long number) {
        return tiff.isBig() ? numbers.putLong(number) : numbers.putInt((int) number);
    }
}
