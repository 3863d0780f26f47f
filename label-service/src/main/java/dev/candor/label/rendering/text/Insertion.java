package dev.candor.label.rendering.text;

import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.List;

/// Bytes that are put in before the byte at `at`.
@SuppressWarnings("ArrayRecordComponent") // lives for one rendering and is never compared
record Insertion(int at, byte[] bytes) {
    /// A text with all of them; those of one place stay in their order.
    static byte[] apply(byte[] text, List<Insertion> insertions) {
        var out = new ByteArrayOutputStream(text.length + 1024);
        var done = 0;
        for (Insertion insertion :
                insertions.stream().sorted(Comparator.comparingInt(Insertion::at)).toList()) {
            out.write(text, done, insertion.at() - done);
            out.writeBytes(insertion.bytes());
            done = insertion.at();
        }
        out.write(text, done, text.length - done);
        return out.toByteArray();
    }
}
