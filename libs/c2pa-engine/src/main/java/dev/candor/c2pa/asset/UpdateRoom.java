package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.Range;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/// Room for the update manifests to come, in formats that say the length of the store once more
/// where a data hash is over it: the store grows into a box of zeros behind it (ISO/IEC 19566-5,
/// `free`), and nothing else changes. One that outgrows its room needs a standard manifest, as
/// C2PA 2.4, 18.6.2 says for `free` boxes elsewhere.
public final class UpdateRoom {
    /// Enough for a few manifests with time stamps and revocation answers.
    static final int SPARE = 12 << 10;

    private static final int BOX_HEADER = 8;
    private static final int ALIGNMENT = 4;
    private static final byte[] FREE = "free".getBytes(StandardCharsets.US_ASCII);

    private UpdateRoom() {}

    /// How many bytes a new store takes, room included: a multiple of four.
    public static int around(int store) {
        int length = Math.addExact(store, BOX_HEADER + SPARE);
        return Math.addExact(length, ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /// A store and what is left of its room.
    ///
    /// @param room count of bytes, at least as many as the store has
    public static Bytes filled(Bytes store, int room) {
        var filled = ByteBuffer.allocate(room).put(store.toBuffer());
        int left = filled.remaining();
        if (left >= BOX_HEADER) {
            filled.putInt(left).put(FREE);
        }
        return Bytes.of(filled.array());
    }

    /// Puts a longer store into the room of the one that is there.
    ///
    /// @param carrier makes what carries a store from the store and its room, as long as it was
    public static Splicing inPlace(
            ChannelReader asset, Layout layout, Function<Bytes, byte[]> carrier) {
        return inPlace(asset, layout.storeRanges(), layout, carrier);
    }

    /// The same where the carrier is not what the layout says.
    static Splicing inPlace(
            ChannelReader asset,
            List<Range> carriers,
            Layout layout,
            Function<Bytes, byte[]> carrier) {
        var present = layout.store();
        return length -> {
            if (present == null || carriers.size() != 1) {
                throw full(length);
            }
            requireRoom(length, present);
            var range = carriers.getFirst();
            return new Splice.Builder()
                    .copy(new Range(0, range.start()))
                    .gap(range.length())
                    .copy(new Range(range.end(), asset.size() - range.end()))
                    .build(
                            store -> List.of(carrier.apply(filled(store, present.length()))),
                            ContentBinding.Data.whole());
        };
    }

    /// @param present a store, room included
    /// @throws NoRoomException if a store does not go into its place
    static void requireRoom(int length, Bytes present) throws NoRoomException {
        if (length > present.length()) {
            throw full(length);
        }
    }

    private static NoRoomException full(int length) {
        return new NoRoomException(
                "The credentials of the asset have no room for an update of %d bytes"
                        .formatted(length),
                NoRoomException.Remedy.ANEW);
    }
}
