package dev.candor.c2pa.asset.text;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/// What tells text from other bytes.
final class PlainText {
    /// How many bytes are looked at.
    private static final int HEAD = 1 << 12;

    private PlainText() {}

    /// Whether an asset begins as text in UTF-8 does: well-formed, and without the control
    /// characters that text does not have.
    static boolean begins(ChannelReader asset) throws MalformedException, IOException {
        var head = asset.head(HEAD);
        for (byte one : head) {
            if (one >= 0
                    && one < 0x20
                    && one != '\n'
                    && one != '\r'
                    && one != '\t'
                    && one != '\f') {
                return false;
            }
        }
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var result =
                decoder.decode(
                        ByteBuffer.wrap(head),
                        CharBuffer.allocate(head.length),
                        head.length == asset.size());
        return head.length > 0 && !result.isError();
    }
}
