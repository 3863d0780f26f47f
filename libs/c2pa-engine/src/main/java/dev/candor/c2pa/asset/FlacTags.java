package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.id3.Id3Reader;
import dev.candor.c2pa.asset.splice.Edit;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Texts in a FLAC file's block of Vorbis comments (RFC 9639, 8.6), which is edited, or made behind
/// the first block. Audio frames are found without offsets, so what comes behind may move.
final class FlacTags {
    private static final int MAGIC = 4;
    private static final int HEADER = 4;
    private static final int COMMENTS = 4;
    private static final int LAST_BLOCK = 0x80;
    private static final String VENDOR = "Candor";

    private FlacTags() {}

    /// @param first the byte that says its type and whether it is the last
    private record Block(int first, long start, int length) {
        boolean isComments() {
            return (first & ~LAST_BLOCK) == COMMENTS;
        }

        boolean isLast() {
            return (first & LAST_BLOCK) != 0;
        }

        Range range() {
            return new Range(start, HEADER + (long) length);
        }
    }

    static Splice tagging(ChannelReader asset, List<Tag> tags)
            throws NoRoomException, MalformedException, IOException {
        var present = comments(asset);
        if (present.isPresent()) {
            var old = present.get();
            var block = block(old.isLast(), read(asset, old).with(tags));
            return Edit.all(asset.size(), List.of(new Edit(old.range(), block)));
        }
        var first = first(asset);
        var edits = new ArrayList<Edit>();
        if (first.isLast()) {
            edits.add(
                    new Edit(
                            new Range(first.start, 1),
                            new byte[] {(byte) (first.first & ~LAST_BLOCK)}));
        }
        var made = new VorbisComments(VENDOR, List.of()).with(tags);
        edits.add(Edit.at(first.range().end(), block(first.isLast(), made)));
        return Edit.all(asset.size(), edits);
    }

    static List<String> values(ChannelReader asset, String name)
            throws MalformedException, IOException {
        var block = comments(asset);
        return block.isPresent() && block.get().length <= AssetFormats.MOST_METADATA
                ? comments(asset, block.get()).values(name)
                : List.of();
    }

    private static VorbisComments read(ChannelReader asset, Block block)
            throws NoRoomException, MalformedException, IOException {
        if (block.length > AssetFormats.MOST_METADATA) {
            throw new NoRoomException("The comments are too long to be edited");
        }
        return comments(asset, block);
    }

    private static VorbisComments comments(ChannelReader asset, Block block)
            throws MalformedException, IOException {
        asset.seek(block.start + HEADER);
        return VorbisComments.read(asset.take(block.length, "comments"), block.start + HEADER);
    }

    private static Optional<Block> comments(ChannelReader asset)
            throws MalformedException, IOException {
        var block = first(asset);
        while (!block.isComments() && !block.isLast()) {
            block = at(asset, block.range().end());
        }
        return Optional.of(block).filter(Block::isComments);
    }

    private static Block first(ChannelReader asset) throws MalformedException, IOException {
        return at(asset, Id3Reader.end(asset) + MAGIC);
    }

    private static Block at(ChannelReader asset, long start)
            throws MalformedException, IOException {
        asset.seek(start);
        int first = asset.u8("metadata block");
        int length = asset.u8("metadata block") << 16 | asset.u16("metadata block");
        if (length > asset.size() - asset.position()) {
            throw new MalformedException("metadata block", start, "ends too early");
        }
        return new Block(first, start, length);
    }

    private static byte[] block(boolean last, VorbisComments comments) throws NoRoomException {
        var content = comments.toBytes();
        if (content.length > 2 * AssetFormats.MOST_METADATA) {
            throw new NoRoomException("The comments would be too long");
        }
        return ByteBuffer.allocate(HEADER + content.length)
                .putInt((last ? LAST_BLOCK | COMMENTS : COMMENTS) << 24 | content.length)
                .put(content)
                .array();
    }
}
