package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/// Puts a store into an Ogg file: as a bitstream of one packet behind the first pages of the others
/// (RFC 3533, 4; C2PA 2.4, A.3.5).
final class OggWriting {
    private static final int MOST_SEGMENTS = 255;
    private static final int MOST_IN_A_PAGE = MOST_SEGMENTS * OggPage.FULL;

    /// The number of the bitstream, or the next that is free: "c2pa", as it stands in the file.
    private static final long USUAL_STREAM = 0x6170_3263;

    private OggWriting() {}

    /// @throws MalformedException if a page is broken
    static Splicing splicing(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        var taken = streams(asset);
        long stream = USUAL_STREAM;
        while (taken.contains(stream)) {
            stream++;
        }
        long own = stream;
        return length -> {
            if (length > OggContainer.LONGEST_STORE) {
                throw new NoRoomException(
                        "A bitstream of credentials may have %d bytes, not %d"
                                .formatted(OggContainer.LONGEST_STORE, length),
                        NoRoomException.Remedy.LESS);
            }
            return layout.replaced(asset, length(length), store -> pages(own, store));
        };
    }

    /// The numbers of all bitstreams but those of stores.
    static Set<Long> streams(ChannelReader asset) throws MalformedException, IOException {
        var streams = new HashSet<Long>();
        var stores = new HashSet<Long>();
        asset.seek(0);
        do {
            var page = OggPage.read(asset);
            if (OggContainer.isStore(asset, page)) {
                stores.add(page.stream());
            }
            streams.add(page.stream());
            if (streams.size() > OggContainer.MOST_STREAMS) {
                throw new MalformedException(
                        "page", page.range().start(), "more bitstreams than are read");
            }
            asset.seek(page.range().end());
        } while (!asset.atEnd());
        streams.removeAll(stores);
        return streams;
    }

    private static long length(int store) {
        int packet = OggContainer.STORE.length + store;
        int segments = packet / OggPage.FULL + 1;
        return packet + segments + (long) Math.ceilDiv(segments, MOST_SEGMENTS) * OggPage.HEADER;
    }

    private static byte[] pages(long stream, Bytes store) {
        var packet =
                ByteBuffer.allocate(OggContainer.STORE.length + store.length())
                        .put(OggContainer.STORE)
                        .put(store.toBuffer())
                        .flip();
        var pages = new ByteArrayOutputStream();
        boolean ends = false;
        for (int sequence = 0; !ends; sequence++) {
            ends = packet.remaining() < MOST_IN_A_PAGE;
            int count = Math.min(packet.remaining(), MOST_IN_A_PAGE);
            int flags =
                    (sequence == 0 ? OggPage.BEGINNING : OggPage.CONTINUED)
                            | (ends ? OggPage.END : 0);
            pages.writeBytes(
                    OggPage.write(
                            stream, sequence, flags, packet.slice(packet.position(), count), ends));
            packet.position(packet.position() + count);
        }
        return pages.toByteArray();
    }
}
