package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.ByteReader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Puts a store into a font: as the table `C2PA` behind all others, for which the directory grows
/// and all others move (ISO/IEC 14496-22, 4.5; C2PA 2.4, A.3.10). Two checksums depend on the store
/// and are signed by nobody: that of the table, and that of the font in the table `head`.
final class FontWriting {
    private static final int CHECKSUM = 0xB1B0AFBA;
    private static final int LONGEST_ADDRESS = 0xFFFF;
    private static final byte[] VERSION = {0, 0, 0, 1};
    private static final int FIELD = 4;

    /// What of the table says the same whatever the store: version, no address, where the store is.
    private static final int SAID_BEFORE = 16;

    private final ChannelReader asset;
    private final List<FontContainer.Table> tables = new ArrayList<>();
    private final List<Integer> checksums = new ArrayList<>();
    private final byte[] version;
    private final @Nullable Range former;
    private final long tail;

    private FontWriting(ChannelReader asset) throws MalformedException, IOException {
        this.asset = asset;
        this.version = asset.head(FIELD);
        var all = FontContainer.tables(asset);
        if (all.size() == FontContainer.MOST_TABLES) {
            throw new MalformedException("table directory", 4, "no room for one more");
        }
        this.tail = FontContainer.DIRECTORY + (long) all.size() * FontContainer.RECORD;
        Range gone = null;
        for (var table : all) {
            if (table.range().length() > 0 && table.range().start() < tail) {
                throw new MalformedException(
                        table.tag(), table.range().start(), "in the directory");
            } else if (!table.tag().equals(FontContainer.TABLE)) {
                tables.add(table);
                asset.seek(table.checksum().start());
                checksums.add((int) asset.u32("table directory"));
            } else if (gone == null) {
                gone = padded(table.range());
            } else {
                throw new MalformedException(table.tag(), table.range().start(), "a second one");
            }
        }
        this.former = gone;
        for (var table : tables) {
            if (gone != null
                    && table.range().end() > gone.start()
                    && table.range().start() < gone.end()) {
                throw new MalformedException(
                        table.tag(), table.range().start(), "it shares bytes with the store");
            }
        }
    }

    /// @throws MalformedException if tables lie over one another
    static Splicing splicing(ChannelReader asset) throws MalformedException, IOException {
        var font = new FontWriting(asset);
        return length -> font.plan(UpdateRoom.around(length));
    }

    /// The plan of a copy whose table holds the address of a store, and no store.
    static Splice referring(ChannelReader asset, String address)
            throws NoRoomException, MalformedException, IOException {
        var text = address.getBytes(StandardCharsets.UTF_8);
        if (text.length > LONGEST_ADDRESS) {
            throw new NoRoomException(
                    "The address is longer than a font can say", NoRoomException.Remedy.BESIDE);
        }
        var table =
                ByteBuffer.allocate(FontContainer.TABLE_HEADER + (int) aligned(text.length))
                        .put(VERSION)
                        .putInt(FontContainer.TABLE_HEADER)
                        .putShort((short) text.length)
                        .position(FontContainer.TABLE_HEADER)
                        .put(text)
                        .array();
        return new FontWriting(asset).plan(table, _ -> table).filled(Bytes.EMPTY);
    }

    /// Keeps the length of the table, which the directory says.
    static Splicing updating(ChannelReader asset) throws MalformedException, IOException {
        var font = new FontWriting(asset);
        var present = font.former;
        return length -> {
            if (present == null
                    || present.end() < asset.size()
                    || present.length() < FontContainer.TABLE_HEADER + (long) length) {
                throw new NoRoomException(
                        "The credentials of the font have no room for an update of %d bytes"
                                .formatted(length),
                        NoRoomException.Remedy.ANEW);
            }
            return font.plan((int) present.length() - FontContainer.TABLE_HEADER);
        };
    }

    private Range padded(Range table) {
        return new Range(
                table.start(), Math.min(aligned(table.end()), asset.size()) - table.start());
    }

    private static long aligned(long position) {
        return (position + FontContainer.ALIGNMENT - 1)
                / FontContainer.ALIGNMENT
                * FontContainer.ALIGNMENT;
    }

    private List<Range> gone() {
        return former == null ? List.of() : List.of(former);
    }

    /// Where something lies in the copy.
    private long moved(long position) {
        long before = former != null && position >= former.end() ? former.length() : 0;
        return position - tail - before + directoryLength();
    }

    private int directoryLength() {
        return FontContainer.DIRECTORY + (tables.size() + 1) * FontContainer.RECORD;
    }

    private Splice plan(int room) throws NoRoomException {
        return plan(table(Bytes.EMPTY, room), store -> table(store, room));
    }

    /// @param blank the table as long as it will be, and with what it says whatever the store
    /// @param finished makes the table
    private Splice plan(byte[] blank, Function<Bytes, byte[]> finished) throws NoRoomException {
        long end = moved(asset.size());
        long at = aligned(end);
        if (at + blank.length > 0xFFFF_FFFFL) {
            throw new NoRoomException(
                    "The font would be longer than its offsets can say",
                    NoRoomException.Remedy.BESIDE);
        }
        var directory = directory(at, blank.length);
        int own = FontContainer.DIRECTORY + place() * FontContainer.RECORD + FIELD;
        var splice =
                new Splice.Builder()
                        .fresh(part(directory, 0, own))
                        .gap(FIELD)
                        .fresh(part(directory, own + FIELD, directory.length));
        long from = tail;
        var adjustment = adjustment();
        if (adjustment != null) {
            splice.copy(new Range(from, adjustment.start() - from), gone()).gap(FIELD);
            from = adjustment.end();
        }
        return splice.copy(new Range(from, asset.size() - from), gone())
                .fresh(new byte[(int) (at - end)])
                .fresh(part(blank, 0, SAID_BEFORE))
                .gap(blank.length - SAID_BEFORE)
                .build(
                        store -> fill(directory, finished.apply(store)),
                        ContentBinding.Data.whole());
    }

    private @Nullable Range adjustment() {
        return tables.stream()
                .filter(table -> table.tag().equals(FontContainer.HEAD))
                .findFirst()
                .flatMap(FontContainer::adjustment)
                .orElse(null);
    }

    /// The record goes where the order of the tags wants it.
    private int place() {
        int place = 0;
        while (place < tables.size()
                && tables.get(place).tag().compareTo(FontContainer.TABLE) < 0) {
            place++;
        }
        return place;
    }

    private byte[] directory(long at, int length) {
        int count = tables.size() + 1;
        int power = Integer.highestOneBit(count);
        var directory =
                ByteBuffer.allocate(directoryLength())
                        .put(version)
                        .putShort((short) count)
                        .putShort((short) (power * FontContainer.RECORD))
                        .putShort((short) Integer.numberOfTrailingZeros(power))
                        .putShort((short) ((count - power) * FontContainer.RECORD));
        int place = place();
        for (int i = 0; i <= tables.size(); i++) {
            if (i == place) {
                directory
                        .put(FontContainer.TABLE.getBytes(StandardCharsets.US_ASCII))
                        .putInt(0)
                        .putInt((int) at)
                        .putInt(length);
            }
            if (i < tables.size()) {
                var table = tables.get(i);
                directory
                        .put(table.tag().getBytes(StandardCharsets.ISO_8859_1))
                        .putInt(checksums.get(i))
                        .putInt((int) moved(table.range().start()))
                        .putInt((int) table.range().length());
            }
        }
        return directory.array();
    }

    private static byte[] table(Bytes store, int room) {
        return ByteBuffer.allocate(FontContainer.TABLE_HEADER + room)
                .putShort((short) 0)
                .putShort((short) 1)
                .position(SAID_BEFORE - FIELD)
                .putInt(FontContainer.TABLE_HEADER)
                .putInt(store.length())
                .put(store.toBuffer())
                .array();
    }

    /// The sum over the font is that over its directory and, as the directory says them, those over
    /// its tables, `head` without its own field.
    private List<byte[]> fill(byte[] directory, byte[] table) {
        int checksum = sum(table);
        int all = sum(directory) + checksum + checksum; // in the directory, and of the table
        for (int one : checksums) {
            all += one;
        }
        var content = part(table, SAID_BEFORE, table.length);
        return adjustment() == null
                ? List.of(number(checksum), content)
                : List.of(number(checksum), number(CHECKSUM - all), content);
    }

    private static int sum(byte[] bytes) {
        var in = new ByteReader(Bytes.of(bytes));
        int sum = 0;
        try {
            while (in.hasRemaining()) {
                sum += (int) in.u32("sum");
            }
        } catch (MalformedException e) {
            throw new IllegalArgumentException("No multiple of four bytes", e);
        }
        return sum;
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(FIELD).putInt(value).array();
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
