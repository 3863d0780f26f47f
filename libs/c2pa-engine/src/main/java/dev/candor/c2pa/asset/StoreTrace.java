package dev.candor.c2pa.asset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// Whether something in a file whose structure is broken looks like a manifest store: the type of
/// its box, or the name of its place in formats that wrap it in text.
public final class StoreTrace {
    private static final List<byte[]> SIGNS =
            List.of(
                    sign("jumdc2pa\0\u0011\0\u0010\u0080\0\0\u00AA\0\u0038\u009B\u0071"),
                    sign("c2pa:manifest"),
                    sign("C2PA_Manifest"),
                    sign("META-INF/content_credential.c2pa"));

    private final int[] matched = new int[SIGNS.size()];
    private boolean found;

    private StoreTrace() {}

    private static byte[] sign(String bytes) {
        return bytes.getBytes(ISO_8859_1);
    }

    /// Reads all of it, once.
    public static boolean in(ChannelReader file) throws IOException {
        var trace = new StoreTrace();
        file.stream(new Range(0, file.size()), trace::take);
        return trace.found;
    }

    private void take(ByteBuffer bytes) {
        while (!found && bytes.hasRemaining()) {
            byte next = bytes.get();
            for (int i = 0; i < matched.length; i++) {
                var sign = SIGNS.get(i);
                // no sign begins again within itself, but for its first byte
                matched[i] = next == sign[matched[i]] ? matched[i] + 1 : next == sign[0] ? 1 : 0;
                if (matched[i] == sign.length) {
                    found = true;
                    return;
                }
            }
        }
    }
}
