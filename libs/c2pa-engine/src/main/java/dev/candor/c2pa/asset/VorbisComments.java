package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.MalformedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Texts under names, as Vorbis writes them and FLAC has them too (Vorbis I, 5; RFC 9639, 8.6): who
/// wrote the file, then `NAME=value` in UTF-8, all with their lengths in front.
///
/// @param vendor who wrote the file
/// @param comments in order, as they stand there
record VorbisComments(String vendor, List<String> comments) {
    private static final String BOX = "Vorbis comments";

    VorbisComments {
        comments = List.copyOf(comments);
    }

    /// @param start where they stand in the asset, for the message
    static VorbisComments read(byte[] bytes, long start) throws MalformedException {
        var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var vendor = text(in, start);
        long count = number(in, start);
        var comments = new ArrayList<String>();
        for (long i = 0; i < count; i++) {
            comments.add(text(in, start)); // a count that lies ends here: each takes four bytes
        }
        return new VorbisComments(vendor, comments);
    }

    private static String text(ByteBuffer in, long start) throws MalformedException {
        long length = number(in, start);
        if (length > in.remaining()) {
            throw new MalformedException(BOX, start + in.position(), "a text that ends too late");
        }
        var text = new byte[(int) length];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static long number(ByteBuffer in, long start) throws MalformedException {
        if (in.remaining() < Integer.BYTES) {
            throw new MalformedException(BOX, start + in.position(), "end too early");
        }
        return Integer.toUnsignedLong(in.getInt());
    }

    /// The same with tags, each once.
    VorbisComments with(List<Tag> tags) {
        var all = new ArrayList<>(comments);
        all.removeIf(comment -> tags.stream().anyMatch(tag -> tag.isCalled(name(comment))));
        tags.forEach(tag -> all.add(tag.name() + '=' + tag.value()));
        return new VorbisComments(vendor, all);
    }

    List<String> values(String name) {
        return comments.stream()
                .filter(comment -> name(comment).equalsIgnoreCase(name))
                .map(comment -> comment.substring(comment.indexOf('=') + 1))
                .toList();
    }

    private static String name(String comment) {
        int end = comment.indexOf('=');
        return end < 0 ? "" : comment.substring(0, end);
    }

    byte[] toBytes() {
        var texts = new ArrayList<byte[]>();
        comments.forEach(comment -> texts.add(comment.getBytes(StandardCharsets.UTF_8)));
        var by = vendor.getBytes(StandardCharsets.UTF_8);
        int length = 2 * Integer.BYTES + by.length;
        for (var text : texts) {
            length += Integer.BYTES + text.length;
        }
        var out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(by.length).put(by).putInt(texts.size());
        texts.forEach(text -> out.putInt(text.length).put(text));
        return out.array();
    }
}
