package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Puts a store into a RIFF file: as the last chunk of the first root, whose size grows by it (C2PA
/// 2.4, A.3.7).
final class RiffWriting {
    private static final int SIZE = 4;

    /// Where a root of 64 bits has its size: in the first chunk in it.
    private static final int LARGE_SIZE = 20;

    private RiffWriting() {}

    /// @throws MalformedException if bytes at the end of the first root are no chunk
    static Splicing splicing(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        var roots = new ArrayList<RiffChunks.Chunk>();
        var last = new AtomicLong();
        RiffChunks.walk(
                asset,
                chunk -> {
                    if (RiffChunks.ROOTS.contains(chunk.id())) {
                        roots.add(chunk);
                    }
                    if (roots.size() == 1) {
                        last.set(chunk.end());
                    }
                });
        var root = RiffChunks.root(asset);
        if (root.content().end() != last.get()) {
            throw new MalformedException(
                    root.id(), last.get(), "bytes at the end of it that are no chunk");
        }
        asset.seek(SIZE);
        boolean large =
                RiffChunks.u32(asset, root.id()) == RiffChunks.SAID_ELSEWHERE
                        && !root.id().equals("RIFF");
        boolean indexed = roots.size() > 1 && root.name().equals("AVI ");
        return length -> {
            if (indexed) {
                throw new NoRoomException(
                        "The AVI has several parts, and indexes that a store would put out of"
                                + " place",
                        NoRoomException.Remedy.BESIDE);
            }
            return plan(asset, layout, root, large, UpdateRoom.around(length));
        };
    }

    private static Splice plan(
            ChannelReader asset, Layout layout, RiffChunks.Chunk root, boolean large, int room)
            throws NoRoomException {
        long end = root.content().end();
        var left = layout.storeRanges();
        long gone = left.stream().filter(root.content()::contains).mapToLong(Range::length).sum();
        int carrier = RiffChunks.HEADER + room;
        long odd = root.payload() - gone & 1;
        long size = root.payload() - gone + odd + carrier;
        if (!large && size >= RiffChunks.SAID_ELSEWHERE) {
            throw new NoRoomException(
                    "The RIFF file would be longer than it can say", NoRoomException.Remedy.BESIDE);
        }
        var field = number(size, large);
        long at = large ? LARGE_SIZE : SIZE;
        return new Splice.Builder()
                .copy(new Range(0, at))
                .fresh(field)
                .copy(new Range(at + field.length, end - at - field.length), left)
                .fresh(new byte[(int) odd])
                .gap(carrier)
                .copy(new Range(root.end(), asset.size() - root.end()), left)
                .build(
                        store -> List.of(chunk(UpdateRoom.filled(store, room))),
                        ContentBinding.Data.whole());
    }

    /// The chunk that carries a store.
    static byte[] chunk(Bytes store) {
        return ByteBuffer.allocate(RiffChunks.HEADER + store.length() + (store.length() & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(RiffContainer.STORE.getBytes(StandardCharsets.US_ASCII))
                .putInt(store.length())
                .put(store.toBuffer())
                .array();
    }

    private static byte[] number(long value, boolean large) {
        var bytes = ByteBuffer.allocate(large ? Long.BYTES : Integer.BYTES);
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        return (large ? bytes.putLong(value) : bytes.putInt((int) value)).array();
    }
}
