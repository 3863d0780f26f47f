package dev.candor.c2pa.asset.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.candor.c2pa.asset.Comment;
import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.Edit;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts a store between lines of armour (C2PA 2.4, A.9): where the text has a place for one
/// already, or else in a comment of the first line, of the last line if the first is not free, or
/// in the front matter. Line ends stay what they are.
final class StructuredTextWriting {
    private static final int LONGEST_LINE = 1 << 10;

    /// First lines that mean something only where they are.
    private static final List<String> RESERVED =
            List.of("#!", "<?", "@charset", "%!", "%&", "# syntax=", "# escape=", "#%");

    private static final List<String> FRONT_MATTER = List.of("---", "+++");
    private static final String BEGIN = latin(StructuredTextContainer.BEGIN);
    private static final String END = latin(StructuredTextContainer.END);
    private static final String EMBEDDED =
            StructuredTextContainer.DATA + StructuredTextContainer.STORE;
    private static final String MARK = latin(TextBytes.MARK);

    private final ChannelReader asset;
    private final Layout layout;
    private final Place place;

    private StructuredTextWriting(ChannelReader asset, Layout layout, Place place) {
        this.asset = asset;
        this.layout = layout;
        this.place = place;
    }

    /// Looks for the place.
    ///
    /// @param comment what a new block is written in; null if nobody said
    static Splicing splicing(ChannelReader asset, Layout layout, @Nullable Comment comment)
            throws MalformedException, IOException {
        return switch (find(asset, comment)) {
            case Refused(var reason) ->
                    _ -> {
                        throw new NoRoomException(reason);
                    };
            case Place place -> new StructuredTextWriting(asset, layout, place)::embedding;
        };
    }

    /// A block that says where the store is, and is left out as one that holds it.
    static Splice referring(ChannelReader asset, @Nullable Comment comment, String address)
            throws NoRoomException, MalformedException, IOException {
        return switch (find(asset, comment)) {
            case Refused(var reason) -> throw new NoRoomException(reason);
            case Place place -> {
                var block = place.block(address).getBytes(ISO_8859_1);
                var edited = Edit.all(asset.size(), List.of(new Edit(place.range, block)));
                yield new Splice(
                        edited.pieces(),
                        edited.filling(),
                        new ContentBinding.Data(
                                List.of(new Range(place.range.start(), block.length))));
            }
        };
    }

    private Splice embedding(int store) {
        long digits = Math.ceilDiv(store, 3) * 4L;
        return new Splice.Builder()
                .copy(new Range(0, place.range.start()), layout.storeRanges())
                .gap(place.block(EMBEDDED).length() + digits)
                .copy(
                        new Range(place.range.end(), asset.size() - place.range.end()),
                        layout.storeRanges())
                .build(finished -> List.of(block(finished)), ContentBinding.Data.whole());
    }

    private byte[] block(Bytes store) {
        return place.block(EMBEDDED + Base64.getEncoder().encodeToString(store.toArray()))
                .getBytes(ISO_8859_1);
    }

    private sealed interface Found {}

    /// There is no place for a block.
    private record Refused(String reason) implements Found {}

    /// Where a block goes, and what stands around it.
    ///
    /// @param range what it takes the place of; may be empty
    /// @param between what parts the armour from what it holds
    private record Place(Range range, String before, String between, String behind)
            implements Found {
        String block(String reference) {
            return before + BEGIN + between + reference + between + END + behind;
        }
    }

    private static Found find(ChannelReader asset, @Nullable Comment comment)
            throws MalformedException, IOException {
        var begins = TextBytes.find(asset, StructuredTextContainer.BEGIN, 2);
        var ends = TextBytes.find(asset, StructuredTextContainer.END, 2);
        if (begins.size() == 1 && ends.size() == 1 && begins.getFirst() < ends.getFirst()) {
            return present(asset, begins.getFirst(), ends.getFirst());
        } else if (!begins.isEmpty() || !ends.isEmpty()) {
            return new Refused(
                    "The text has more than one place for credentials, or half of one; leave one,"
                            + " or none");
        } else if (comment == null) {
            return new Refused(
                    "XML allows no two hyphens in a comment, and the place for credentials has"
                            + " them: sign it by a store beside it, or ask for the comment <!-- if"
                            + " nobody reads it as XML");
        }
        var lineEnd = lineEnd(asset);
        return lineEnd.isPresent()
                ? fresh(asset, comment, lineEnd.get())
                : new Refused(
                        "Lines of the text end in CR alone; end them in LF or CR LF, then sign it");
    }

    private static Place present(ChannelReader asset, long begin, long end)
            throws MalformedException, IOException {
        long behind = end + END.length();
        var range = StructuredTextContainer.block(asset, begin, behind);
        var next = text(asset, begin + BEGIN.length(), 2);
        var between = next.startsWith("\n") ? "\n" : next.equals("\r\n") ? next : " ";
        return new Place(
                range,
                text(asset, range.start(), begin - range.start()),
                between,
                text(asset, behind, range.end() - behind));
    }

    /// How the lines of the text end: as the first one does. Nothing if some end in CR alone.
    private static Optional<String> lineEnd(ChannelReader asset) throws IOException {
        var found = "";
        asset.seek(0);
        boolean returned = false;
        for (int next = asset.next(); next >= 0; next = asset.next()) {
            if (returned && next != '\n') {
                return Optional.empty();
            }
            if (next == '\n' && found.isEmpty()) {
                found = returned ? "\r\n" : "\n";
            }
            returned = next == '\r';
        }
        return returned ? Optional.empty() : Optional.of(found.isEmpty() ? "\n" : found);
    }

    private static Place fresh(ChannelReader asset, Comment comment, String lineEnd)
            throws MalformedException, IOException {
        var begin = text(asset, 0, LONGEST_LINE);
        var mark = begin.startsWith(MARK) ? MARK : "";
        var first = begin.substring(mark.length());
        var before = comment.opening() + " ";
        var behind = comment.closing().isEmpty() ? "" : " " + comment.closing();
        if (comment.equals(Comment.MARKUP) && beginsFrontMatter(first)) {
            long line = mark.length() + first.indexOf('\n') + 1L;
            return new Place(new Range(line, 0), "", lineEnd, lineEnd);
        }
        if (RESERVED.stream().noneMatch(first::startsWith)) {
            return new Place(new Range(0, mark.length()), mark + before, " ", behind + lineEnd);
        }
        var last = lastLineEnd(asset);
        return new Place(
                new Range(asset.size() - last.length(), last.length()),
                (last.isEmpty() ? lineEnd : last) + before,
                " ",
                behind + last);
    }

    private static boolean beginsFrontMatter(String text) {
        int end = text.indexOf('\n');
        return end >= 0 && FRONT_MATTER.contains(text.substring(0, end).stripTrailing());
    }

    private static String lastLineEnd(ChannelReader asset) throws MalformedException, IOException {
        var last = text(asset, Math.max(0, asset.size() - 2), 2);
        return last.endsWith("\r\n") ? last : last.endsWith("\n") ? "\n" : "";
    }

    private static String text(ChannelReader asset, long from, long most)
            throws MalformedException, IOException {
        asset.seek(from);
        return latin(asset.take((int) Math.min(most, asset.size() - from), "text"));
    }

    private static String latin(byte[] text) {
        return new String(text, ISO_8859_1);
    }
}
