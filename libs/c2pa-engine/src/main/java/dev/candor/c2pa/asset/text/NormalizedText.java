package dev.candor.c2pa.asset.text;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;

/// Text in normalization form C (UAX 15), in UTF-8, piece by piece: cut where what stands before
/// cannot join with what stands behind. Not thread safe.
public final class NormalizedText {
    /// The most characters in a row that might all join into one.
    static final int LONGEST_SEQUENCE = 1 << 16;

    /// The only letter besides those of Hangul that joins with one before it.
    private static final int KIRAT_RAI_VOWEL_E = 0x16D67;

    private static final String TEXT = "text";

    private final ChannelReader.Sink sink;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer decoded = CharBuffer.allocate(1 << 13);
    private final StringBuilder waiting = new StringBuilder();
    private ByteBuffer left = ByteBuffer.allocate(0);

    /// @param sink takes the normalized text
    public NormalizedText(ChannelReader.Sink sink) {
        this.sink = sink;
    }

    /// Hands on ranges of a text, joined and normalized.
    ///
    /// @throws MalformedException if they are not well-formed UTF-8, or more joins than any text
    /// does
    public static void stream(ChannelReader text, List<Range> ranges, ChannelReader.Sink sink)
            throws MalformedException, IOException {
        var normalized = new NormalizedText(sink);
        try {
            for (var range : ranges) {
                text.stream(range, normalized::take);
            }
            normalized.finish();
        } catch (Broken e) {
            throw new MalformedException(TEXT, text.position(), e.reason);
        }
    }

    /// How many bytes ranges of a text take, joined and normalized.
    ///
    /// @throws MalformedException as [#stream] does
    public static long length(ChannelReader text, List<Range> ranges)
            throws MalformedException, IOException {
        var length = new long[1];
        stream(text, ranges, piece -> length[0] += piece.remaining());
        return length[0];
    }

    /// What is wrong with the text, on its way through a sink.
    private static final class Broken extends IOException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Broken(String reason) {
            super(reason);
            this.reason = reason;
        }
    }

    /// Takes the next bytes of the text.
    ///
    /// @throws IOException if they are not well-formed UTF-8, or more joins than any text does
    public void take(ByteBuffer piece) throws IOException {
        var bytes = ByteBuffer.allocate(left.remaining() + piece.remaining()).put(left).put(piece);
        decode(bytes.flip(), false);
        left = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    }

    private void decode(ByteBuffer bytes, boolean last) throws IOException {
        CoderResult result;
        do {
            result = decoder.decode(bytes, decoded, last);
            if (result.isError()) {
                throw new Broken("the text is not well-formed UTF-8");
            }
            waiting.append(decoded.flip());
            decoded.clear();
            hand(settled());
        } while (result.isOverflow());
    }

    /// Hands on what is left; nothing comes behind it.
    ///
    /// @throws IOException if the text ends within a character
    public void finish() throws IOException {
        decode(left, true);
        decoder.flush(decoded);
        hand(waiting.length());
    }

    /// How many of the characters that wait cannot join with any that come.
    private int settled() throws IOException {
        for (int i = waiting.length() - 1; i > 0; i--) {
            if (standsAlone(i)) {
                return i;
            }
        }
        if (waiting.length() > LONGEST_SEQUENCE) {
            throw new Broken("more marks in a row than any text has");
        }
        return 0;
    }

    /// Whether a character begins at an index that joins with none before it: neither a mark, nor
    /// the vowel or tail of a modern Hangul syllable, nor the one letter that joins.
    private boolean standsAlone(int index) {
        if (Character.isLowSurrogate(waiting.charAt(index))) {
            return false;
        }
        int character = waiting.codePointAt(index);
        boolean vowel = character >= 0x1161 && character <= 0x1175;
        boolean tail = character >= 0x11A8 && character <= 0x11C2;
        return !vowel
                && !tail
                && character != KIRAT_RAI_VOWEL_E
                && switch (Character.getType(character)) {
                    case Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.UNASSIGNED,
                            Character.SURROGATE ->
                            false;
                    default -> true;
                };
    }

    private void hand(int count) throws IOException {
        if (count > 0) {
            var normal = Normalizer.normalize(waiting.substring(0, count), Normalizer.Form.NFC);
            waiting.delete(0, count);
            sink.accept(ByteBuffer.wrap(normal.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
