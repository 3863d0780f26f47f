package dev.candor.c2pa.kit;

import dev.candor.c2pa.io.Range;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// How picture formats carry a store, written by hand.
public final class PictureCarriers {
    private static final int STORE_TAG = 52545;

    private PictureCarriers() {}

    /// An application extension before the first image.
    public static Carrier gif() {
        return (media, store) ->
                Carrier.inserted(
                        media,
                        Pictures.gifScreenEnd(media),
                        Pictures.extension("C2PA_GIF\1\0\0", store));
    }

    /// The last chunk of the first root.
    public static Carrier riff() {
        return (media, store) -> {
            var header = ByteBuffer.wrap(media).order(ByteOrder.LITTLE_ENDIAN);
            boolean large = media[1] == 'F';
            int end = 8 + (large ? (int) header.getLong(20) : header.getInt(4));
            var carried = Carrier.inserted(media, end, Pictures.chunk("C2PA", store));
            var size = ByteBuffer.wrap(carried.asset()).order(ByteOrder.LITTLE_ENDIAN);
            int longer = (int) carried.exclusions().getFirst().length();
            if (large) {
                size.putLong(20, end - 8 + longer);
            } else {
                size.putInt(4, end - 8 + longer);
            }
            return carried;
        };
    }

    /// A box behind the file type.
    public static Carrier jxl() {
        return (media, store) -> Carrier.inserted(media, 32, store);
    }

    /// A packed box behind the file type.
    public static Carrier packedJxl() {
        return (media, store) -> {
            var content = store.length < 8 ? store : Arrays.copyOfRange(store, 8, store.length);
            return Carrier.inserted(
                    media,
                    32,
                    Pictures.box(
                            "brob",
                            Concat.of(
                                    "jumb".getBytes(StandardCharsets.US_ASCII),
                                    Brotli.compress(content))));
        };
    }

    /// The text of an element in place of an empty `metadata`.
    public static Carrier svg() {
        return svg("<c2pa:manifest>", "</c2pa:manifest>");
    }

    /// The text between these tags.
    public static Carrier svg(String opening, String closing) {
        return (media, store) -> {
            int at = Edits.indexOf(media, "<metadata/>");
            var head = ("<metadata>" + opening).getBytes(StandardCharsets.UTF_8);
            var tail = (closing + "</metadata>").getBytes(StandardCharsets.UTF_8);
            var text = Pictures.base64(store);
            var asset =
                    Concat.of(
                            Arrays.copyOf(media, at),
                            head,
                            text,
                            tail,
                            Arrays.copyOfRange(media, at + 11, media.length));
            return new Carrier.Carried(asset, List.of(new Range(at + head.length, text.length)));
        };
    }

    /// The only tag of a directory behind the last, as the specification wants it.
    public static Carrier tiff() {
        return (media, store) -> {
            boolean big = media[2] == 43;
            int entry = big ? 20 : 12;
            int width = big ? 8 : 4;
            var directory =
                    ByteBuffer.allocate((big ? 8 : 2) + entry + width)
                            .order(ByteOrder.LITTLE_ENDIAN);
            int value = media.length + directory.capacity();
            if (big) {
                directory.putLong(1).putShort((short) STORE_TAG).putShort((short) 7);
                directory.putLong(store.length).putLong(value);
            } else {
                directory.putShort((short) 1).putShort((short) STORE_TAG).putShort((short) 7);
                directory.putInt(store.length).putInt(value);
            }
            var asset = Concat.of(media, directory.array(), store);
            ByteBuffer.wrap(asset)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(lastLink(media, big), media.length);
            return new Carrier.Carried(asset, List.of(new Range(value, store.length)));
        };
    }

    private static int lastLink(byte[] media, boolean big) {
        var in = ByteBuffer.wrap(media).order(ByteOrder.LITTLE_ENDIAN);
        int link = big ? 8 : 4;
        for (int at = in.getInt(link); at != 0; at = in.getInt(link)) {
            link = big ? at + 8 + 20 * in.getInt(at) : at + 2 + 12 * in.getShort(at);
        }
        return link;
    }
}
