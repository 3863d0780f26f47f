package dev.candor.label.rendering.text;

import dev.candor.label.rendering.failure.MediaException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// How the bytes of a part travel (RFC 2045, 6).
enum TransferCoding {
    IDENTITY,
    QUOTED_PRINTABLE,
    BASE64;

    private static final int LINE = 76;

    static TransferCoding named(String name) throws MediaException {
        return switch (name) {
            case "7bit", "8bit", "binary" -> IDENTITY;
            case "quoted-printable" -> QUOTED_PRINTABLE;
            case "base64" -> BASE64;
            default -> throw new MediaException.Unsupported("A part coded as " + name);
        };
    }

    byte[] decode(byte[] coded) throws MediaException {
        return switch (this) {
            case IDENTITY -> coded;
            case QUOTED_PRINTABLE -> quoted(coded).bytes();
            case BASE64 -> {
                try {
                    yield Base64.getMimeDecoder().decode(coded);
                } catch (IllegalArgumentException e) {
                    throw MediaException.because(e, new MediaException.Unreadable("Broken base64"));
                }
            }
        };
    }

    /// Puts bytes in where they belong, coded alike; all others stay as they are coded, but in
    /// base64, where they move.
    byte[] insert(byte[] coded, List<Insertion> insertions) throws MediaException {
        return switch (this) {
            case IDENTITY -> Insertion.apply(coded, insertions);
            case QUOTED_PRINTABLE -> {
                var quoted = quoted(coded);
                yield Insertion.apply(
                        coded,
                        insertions.stream()
                                .map(
                                        it ->
                                                new Insertion(
                                                        quoted.places()[it.at()],
                                                        softly(it.bytes())))
                                .toList());
            }
            case BASE64 -> base64(Insertion.apply(decode(coded), insertions));
        };
    }

    static byte[] base64(byte[] bytes) {
        return Base64.getMimeEncoder(LINE, new byte[] {'\r', '\n'}).encode(bytes);
    }

    /// @param places where each decoded byte, and the end, is in the coded text
    @SuppressWarnings("ArrayRecordComponent") // lives for one rendering and is never compared
    private record Quoted(byte[] bytes, int[] places) {}

    private static Quoted quoted(byte[] coded) {
        var bytes = new byte[coded.length];
        var places = new int[coded.length + 1];
        var count = 0;
        for (int at = 0; at < coded.length; ) {
            var soft = coded[at] == '=' ? softBreak(coded, at) : 0;
            if (soft > 0) {
                at += soft;
                continue;
            }
            places[count] = at;
            var value = coded[at] == '=' ? hex(coded, at + 1) : -1;
            bytes[count++] = value < 0 ? coded[at] : (byte) value;
            at += value < 0 ? 1 : 3;
        }
        places[count] = coded.length;
        return new Quoted(Arrays.copyOf(bytes, count), Arrays.copyOf(places, count + 1));
    }

    private static int softBreak(byte[] coded, int at) {
        if (at + 1 < coded.length && coded[at + 1] == '\n') {
            return 2;
        }
        return at + 2 < coded.length && coded[at + 1] == '\r' && coded[at + 2] == '\n' ? 3 : 0;
    }

    private static int hex(byte[] coded, int at) {
        if (at + 1 >= coded.length) {
            return -1;
        }
        var high = Character.digit(coded[at], 16);
        var low = Character.digit(coded[at + 1], 16);
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }

    /// Between soft line breaks, so that no line grows too long.
    private static byte[] softly(byte[] bytes) {
        var out = new ByteArrayOutputStream(3 * bytes.length);
        var width = soft(out);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                out.write(bytes[i]);
                width = 0;
                continue;
            }
            var coded = bytes[i] == ' ' && within(bytes, i) ? " " : quoted(bytes[i]);
            if (width + coded.length() > LINE - 1) {
                width = soft(out);
            }
            out.writeBytes(coded.getBytes(StandardCharsets.US_ASCII));
            width += coded.length();
        }
        if (width > 0) {
            soft(out);
        }
        return out.toByteArray();
    }

    /// Whether a space may stand as it is: not at the end of a line.
    private static boolean within(byte[] bytes, int at) {
        return at + 1 < bytes.length && bytes[at + 1] != '\r' && bytes[at + 1] != '\n';
    }

    private static int soft(ByteArrayOutputStream out) {
        out.writeBytes(new byte[] {'=', '\r', '\n'});
        return 0;
    }

    private static String quoted(byte value) {
        return value > ' ' && value < 0x7F && value != '='
                ? String.valueOf((char) value)
                : String.format(Locale.ROOT, "=%02X", value & 0xFF);
    }
}
