package dev.candor.c2pa.asset.text;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Looks for things in text, byte by byte.
final class TextBytes {
    /// The byte order mark in UTF-8, which is a zero-width no-break space elsewhere.
    static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private TextBytes() {}

    /// What is left of a text without ranges of it, which are in order.
    static List<Range> without(ChannelReader in, List<Range> ranges) {
        var left = new ArrayList<Range>();
        long from = 0;
        for (var range : ranges) {
            left.add(new Range(from, range.start() - from));
            from = range.end();
        }
        left.add(new Range(from, in.size() - from));
        return left;
    }

    /// Where a pattern stands, at most so many times.
    static List<Long> find(ChannelReader in, byte[] pattern, int most) throws IOException {
        var found = new ArrayList<Long>();
        in.seek(0);
        for (int next = in.next(); next >= 0 && found.size() < most; next = in.next()) {
            if (next != (pattern[0] & 0xFF)) {
                continue;
            }
            long start = in.position() - 1;
            if (continues(in, pattern)) {
                found.add(start);
            } else {
                in.seek(start + 1);
            }
        }
        return found;
    }

    private static boolean continues(ChannelReader in, byte[] pattern) throws IOException {
        for (int i = 1; i < pattern.length; i++) {
            if (in.next() != (pattern[i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }
}
