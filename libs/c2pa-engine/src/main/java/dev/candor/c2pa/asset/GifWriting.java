package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.Range;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Puts a store into a GIF: as an application extension right behind the header. The version that
/// knows no extensions becomes the one that does (GIF89a, 26; C2PA 2.4, A.3.8).
final class GifWriting {
    private static final byte[] VERSION = "GIF89a".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEAD =
            "\u0021\u00FF\u000BC2PA_GIF\1\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int MOST_IN_A_BLOCK = 255;

    private GifWriting() {}

    static Splicing splicing(ChannelReader asset, Layout layout) {
        long cut = layout.placement();
        var head = new Range(VERSION.length, cut - VERSION.length);
        var rest = new Range(cut, asset.size() - cut);
        return length ->
                new Splice.Builder()
                        .fresh(VERSION)
                        .copy(head, layout.storeRanges())
                        .gap(length(length))
                        .copy(rest, layout.storeRanges())
                        .build(store -> List.of(extension(store)), ContentBinding.Data.whole());
    }

    private static long length(int store) {
        return HEAD.length + store + Math.ceilDiv(store, MOST_IN_A_BLOCK) + 1L;
    }

    private static byte[] extension(Bytes store) {
        var extension = ByteBuffer.allocate(Math.toIntExact(length(store.length()))).put(HEAD);
        var left = store.toBuffer();
        while (left.hasRemaining()) {
            int count = Math.min(MOST_IN_A_BLOCK, left.remaining());
            extension.put((byte) count).put(left.slice(left.position(), count));
            left.position(left.position() + count);
        }
        return extension.array();
    }
}
