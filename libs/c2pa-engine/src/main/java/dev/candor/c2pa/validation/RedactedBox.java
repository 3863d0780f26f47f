package dev.candor.c2pa.validation;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.jumbf.JumbfBox;

/// What may be left of an assertion that was taken out (C2PA 2.4, 6.8 and 15.11.3.3.1).
final class RedactedBox {
    private static final Bytes REDACTED =
            Bytes.of(
                    new byte[] {
                        (byte) 0xCA,
                        (byte) 0xA9,
                        (byte) 0x8E,
                        (byte) 0xEE,
                        (byte) 0x9D,
                        0x4D,
                        (byte) 0xF8,
                        0x0E,
                        (byte) 0x86,
                        (byte) 0xAD,
                        0x4D,
                        (byte) 0xFF,
                        (byte) 0xCA,
                        0x26,
                        0x39,
                        0x73
                    });

    private RedactedBox() {}

    /// Whether a content box holds nothing but zeros, behind the UUID that says it was emptied if
    /// there is one.
    static boolean isEmptied(JumbfBox box) {
        return switch (box) {
            case JumbfBox.Content(var type, var payload, _) ->
                    payload.isZero() || type.equals("uuid") && isMarked(payload);
            case JumbfBox.Superbox superbox ->
                    superbox.children().stream().allMatch(RedactedBox::isEmptied);
        };
    }

    private static boolean isMarked(Bytes payload) {
        int length = REDACTED.length();
        return payload.length() >= length
                && payload.slice(0, length).equals(REDACTED)
                && payload.from(length).isZero();
    }
}
