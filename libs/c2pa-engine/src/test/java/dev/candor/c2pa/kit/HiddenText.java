package dev.candor.c2pa.kit;

import dev.candor.c2pa.io.Range;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Hides bytes in text as variation selectors (C2PA 2.4, A.8).
public final class HiddenText {
    private static final byte[] MAGIC = "C2PATXT\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 13;

    private HiddenText() {}

    /// A wrapper around a store, as long as its content makes it.
    public static byte[] wrapper(byte[] store) {
        return wrapper(MAGIC, 1, store.length, store);
    }

    /// A wrapper whose fields say what they are told to.
    public static byte[] wrapper(byte[] magic, int version, int length, byte[] store) {
        var header = ByteBuffer.allocate(HEADER).put(magic).put((byte) version).putInt(length);
        return text("\uFEFF" + selectors(header.array()) + selectors(store));
    }

    public static byte[] magic() {
        return MAGIC.clone();
    }

    /// A wrapper that is filled up to a length that depends on the store's length alone.
    public static byte[] padded(byte[] store) {
        var bare = wrapper(store);
        int missing = 3 + (HEADER + store.length) * 4 + 6 - bare.length;
        int longest = missing / 4;
        while ((missing - longest * 4) % 3 != 0) {
            longest--;
        }
        var filling = new ByteArrayOutputStream();
        filling.writeBytes(new byte[(missing - longest * 4) / 3]);
        for (int i = 0; i < longest; i++) {
            filling.write(0xFF);
        }
        return Concat.of(bare, text(selectors(filling.toByteArray())));
    }

    public static String selectors(byte[] bytes) {
        var text = new StringBuilder();
        for (byte one : bytes) {
            int value = one & 0xFF;
            text.appendCodePoint(value < 16 ? 0xFE00 + value : 0xE0100 + value - 16);
        }
        return text.toString();
    }

    /// The store at the end of the text, filled up.
    public static Carrier.Carried atTheEnd(byte[] media, byte[] store) {
        return Carrier.inserted(media, media.length, padded(store));
    }

    /// The store at a place of the text. How long it will be is guessed until it is so.
    public static byte[] unpadded(byte[] media, int at, HardBindingFor binding) {
        int guess = 7000;
        for (int i = 0; i < 100_000; i++) {
            int length = guess;
            var made =
                    binding.forge(
                            (text, store) ->
                                    new Carrier.Carried(
                                            Carrier.inserted(text, at, wrapper(store)).asset(),
                                            List.of(new Range(at, length))),
                            length);
            guess = made.length - media.length;
            if (guess == length) {
                return made;
            }
        }
        throw new IllegalStateException("No length fits");
    }

    /// Makes an asset whose wrapper is said to have a length.
    @FunctionalInterface
    public interface HardBindingFor {
        byte[] forge(Carrier carrier, int length);
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
