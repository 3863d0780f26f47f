package dev.candor.c2pa.asset.text;

import dev.candor.c2pa.asset.Comment;
import dev.candor.c2pa.asset.ContainerFault;
import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.asset.WritableContainer;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Text with a syntax that has comments: a store or its address stands between two lines of armour
/// (C2PA 2.4, A.9). All of the text is read, and none of it kept.
public final class StructuredTextContainer implements WritableContainer {
    static final byte[] BEGIN = ascii("-----BEGIN C2PA MANIFEST-----");
    static final byte[] END = ascii("-----END C2PA MANIFEST-----");
    static final String DATA = "data:";
    static final String STORE = "application/c2pa;base64,";
    private static final byte[] XML = ascii("<?xml");
    private static final Set<String> FETCHED = Set.of("http", "https");

    /// The longest line around a block that is looked at for what opens and closes a comment.
    private static final int LONGEST_MARGIN = 256;

    /// What a new block is written in; null if nobody said.
    private final @Nullable Comment comment;

    /// Text whose language is not known: it can carry a store where it has a place for one.
    public StructuredTextContainer() {
        this.comment = null;
    }

    /// Text in a language with comments: it can carry a store in one.
    public StructuredTextContainer(Comment comment) {
        this.comment = comment;
    }

    @Override
    public boolean recognizes(ChannelReader asset) throws MalformedException, IOException {
        return PlainText.begins(asset)
                && (asset.startsWith(XML)
                        || !TextBytes.find(asset, BEGIN, 1).isEmpty()
                        || !TextBytes.find(asset, END, 1).isEmpty());
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        var layout = new Layout.Builder();
        var begins = TextBytes.find(asset, BEGIN, 2);
        var ends = TextBytes.find(asset, END, 2);
        if (begins.isEmpty() && ends.isEmpty()) {
            return layout.build();
        }
        if (begins.size() > 1 && !ends.isEmpty() || ends.size() > 1 && !begins.isEmpty()) {
            layout.faults.add(ContainerFault.STRUCTURED_TEXT_MULTIPLE_REFERENCES);
        } else if (begins.isEmpty() || ends.isEmpty() || ends.getFirst() < begins.getFirst()) {
            layout.faults.add(ContainerFault.STRUCTURED_TEXT_NO_MANIFEST);
        } else {
            take(asset, begins.getFirst(), ends.getFirst(), layout);
        }
        return layout.build();
    }

    /// Text ends where it ends.
    @Override
    public void requireComplete(ChannelReader asset) {}

    @Override
    public Splice referring(ChannelReader asset, Layout layout, String address)
            throws NoRoomException, MalformedException, IOException {
        return StructuredTextWriting.referring(asset, comment, address);
    }

    @Override
    public Splicing splicing(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return StructuredTextWriting.splicing(asset, layout, comment);
    }

    private static void take(ChannelReader asset, long begin, long end, Layout.Builder layout)
            throws MalformedException, IOException {
        long from = begin + BEGIN.length;
        if (end < from || end - from > EmbeddedText.MOST_TEXT) {
            throw new MalformedException("armour", begin, "%d bytes in it".formatted(end - from));
        }
        asset.seek(from);
        var text =
                new String(asset.take((int) (end - from), "armour"), StandardCharsets.ISO_8859_1);
        var reference = trimmed(text);
        if (reference.isEmpty()) {
            layout.faults.add(ContainerFault.STRUCTURED_TEXT_EMPTY_REFERENCE);
        } else if (reference.regionMatches(true, 0, DATA, 0, DATA.length())) {
            takeData(reference.substring(DATA.length()), layout);
        } else {
            takeAddress(reference, layout);
        }
        if (layout.store != null || layout.remote != null) {
            layout.storeRanges.add(block(asset, begin, end + END.length));
        }
    }

    private static void takeData(String data, Layout.Builder layout) {
        if (!data.regionMatches(true, 0, STORE, 0, STORE.length())) {
            layout.faults.add(
                    data.indexOf(',') < 0
                            ? ContainerFault.STRUCTURED_TEXT_MALFORMED_REFERENCE
                            : ContainerFault.STRUCTURED_TEXT_NO_RESOLUTION_PATH);
            return;
        }
        var store = EmbeddedText.decoded(ascii(data.substring(STORE.length())));
        if (store.isEmpty()) {
            layout.faults.add(ContainerFault.STRUCTURED_TEXT_MALFORMED_REFERENCE);
        } else {
            layout.store = store.get();
        }
    }

    private static void takeAddress(String reference, Layout.Builder layout) {
        try {
            var scheme = new URI(reference).getScheme();
            if (scheme == null) {
                layout.faults.add(ContainerFault.STRUCTURED_TEXT_MALFORMED_REFERENCE);
            } else if (FETCHED.contains(scheme.toLowerCase(Locale.ROOT))) {
                layout.remote = reference;
            } else {
                layout.faults.add(ContainerFault.STRUCTURED_TEXT_NO_RESOLUTION_PATH);
            }
        } catch (URISyntaxException e) {
            layout.faults.add(ContainerFault.STRUCTURED_TEXT_MALFORMED_REFERENCE);
        }
    }

    /// What a hash may leave out. A block in a comment of its own takes its lines, and the line end
    /// before them where they are the last ones (C2PA 2.4, A.9.4); one that shares a line with
    /// anything else takes no more than its armour, since what is left out could be changed.
    static Range block(ChannelReader asset, long begin, long end)
            throws MalformedException, IOException {
        long from = lineStart(asset, begin);
        long to = lineEnd(asset, end);
        if (from < 0 || to < 0 || !isComment(asset, from, begin, end, to)) {
            return new Range(begin, end - begin);
        }
        if (to < asset.size()) {
            to++;
        }
        if (from > 0 && to == asset.size()) {
            from -= byteAt(asset, from - 2) == '\r' ? 2 : 1;
        }
        return new Range(from, to - from);
    }

    private static boolean isComment(ChannelReader asset, long from, long begin, long end, long to)
            throws MalformedException, IOException {
        var opening = trimmed(text(asset, from, begin));
        if (from == 0 && opening.startsWith("\u00EF\u00BB\u00BF")) {
            opening = trimmed(opening.substring(TextBytes.MARK.length));
        }
        return Comment.isAround(opening, trimmed(text(asset, end, to)));
    }

    private static String text(ChannelReader asset, long from, long to)
            throws MalformedException, IOException {
        asset.seek(from);
        return new String(asset.take((int) (to - from), "comment"), StandardCharsets.ISO_8859_1);
    }

    /// Where the line begins that a byte is in; -1 if that is far away.
    private static long lineStart(ChannelReader asset, long at) throws IOException {
        for (long start = at; start > at - LONGEST_MARGIN; start--) {
            if (start == 0 || byteAt(asset, start - 1) == '\n') {
                return start;
            }
        }
        return -1;
    }

    /// Where the line feed is that ends the line, or the end of the file; -1 if that is far away.
    private static long lineEnd(ChannelReader asset, long at) throws IOException {
        for (long end = at; end < at + LONGEST_MARGIN; end++) {
            if (end >= asset.size() || byteAt(asset, end) == '\n') {
                return end;
            }
        }
        return -1;
    }

    private static int byteAt(ChannelReader asset, long at) throws IOException {
        asset.seek(at);
        return asset.next();
    }

    private static String trimmed(String text) {
        return text.strip();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
