package dev.candor.label.rendering.document;

import dev.candor.label.rendering.failure.MediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Estimates the memory that a document takes while it is under work, before it is read: its
/// objects lie there, its streams do not. Objects may be packed into streams (ISO 32000-2, 7.5.7)
/// that unpack to a thousand times their size, so those are unpacked and counted first.
final class PdfWeight {
    private static final long LEAST = 16 << 20;

    /// What objects take in memory, as a multiple of what they take in the file.
    private static final long SPREAD = 12;

    private static final long MOST_UNPACKED = 64 << 20;
    private static final int LONGEST_DICTIONARY = 4096;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "endstream".getBytes(StandardCharsets.US_ASCII);

    /// A name may be written with its characters' numbers; then it may be any name.
    private static final Pattern PACKED = Pattern.compile("/ObjStm|/XRef|/[^\\s/<>\\[\\]()]*#");

    private static final Pattern FILTER =
            Pattern.compile("/(?:FlateDecode|Fl|LZW|A85|AHx|RL|ASCII|RunLength|Crypt)");

    private final ByteBuffer document;
    private long objects;
    private long unpacked;

    private PdfWeight(ByteBuffer document) {
        this.document = document;
    }

    /// @throws MediaException.TooLarge when its objects unpack to more than any document has
    static PdfWeight of(Path file) throws IOException, MediaException {
        try (var channel = FileChannel.open(file)) {
            var all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            var weight = new PdfWeight(all);
            weight.weigh();
            return weight;
        }
    }

    /// Of memory.
    long bytes() {
        return LEAST + SPREAD * (objects + unpacked);
    }

    /// Bytes that its packed objects take unpacked.
    long unpacked() {
        return unpacked;
    }

    private void weigh() throws MediaException {
        var at = 0;
        while (at < document.limit()) {
            var keyword = find(STREAM, at);
            var data = keyword < 0 ? -1 : dataBehind(keyword);
            if (keyword < 0) {
                objects += document.limit() - at;
                return;
            }
            objects += keyword - at;
            if (data < 0) {
                at = keyword + STREAM.length;
                continue;
            }
            var end = find(END, data);
            var behind = end < 0 ? document.limit() : end;
            var dictionary = text(Math.max(at, keyword - LONGEST_DICTIONARY), keyword);
            dictionary = dictionary.substring(Math.max(0, dictionary.lastIndexOf(" obj")));
            if (PACKED.matcher(dictionary).find()) {
                unpack(dictionary, data, behind);
            }
            at = end < 0 ? document.limit() : end + END.length;
        }
    }

    /// Where the data behind the keyword begins; -1 where it is another word, or no keyword.
    private int dataBehind(int keyword) {
        var at = keyword + STREAM.length;
        if (at < document.limit() && document.get(at) == '\r') {
            at++;
        }
        return at < document.limit() && document.get(at) == '\n' ? at + 1 : -1;
    }

    private void unpack(String dictionary, int from, int to) throws MediaException {
        var filters = FILTER.matcher(dictionary).results().count();
        if (filters > 1 || filters == 1 && !dictionary.contains("/Fl")) {
            throw new MediaException.Unsupported(
                    "A document whose objects are packed otherwise than once by Flate, at byte "
                            + from);
        }
        if (filters == 0) {
            unpacked += to - from;
            return;
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(document.slice(from, to - from));
            var buffer = new byte[1 << 16];
            for (int count = 1; count > 0; unpacked += count) {
                count = inflater.inflate(buffer);
                if (unpacked > MOST_UNPACKED) {
                    throw new MediaException.TooLarge(
                            "Objects that unpack to more than %d bytes, at byte %d"
                                    .formatted(MOST_UNPACKED, from));
                }
            }
        } catch (DataFormatException _) {
            // Broken data unpacks as far as it goes; whether the document can do without, its
            // reader finds.
            unpacked += to - from;
        } finally {
            inflater.end();
        }
    }

    private int find(byte[] word, int from) {
        for (int at = from; at <= document.limit() - word.length; at++) {
            var same = 0;
            while (same < word.length && document.get(at + same) == word[same]) {
                same++;
            }
            if (same == word.length) {
                return at;
            }
        }
        return -1;
    }

    private String text(int from, int to) {
        var bytes = new byte[to - from];
        document.get(from, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
