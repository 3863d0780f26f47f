package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.Edit;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.SplicedChannel;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Texts in a WAV file: frames of an ID3v2 tag that is a chunk of its own, in place of the one it
/// has or as the last of the first root. A chunk that is there keeps its name.
final class RiffTags {
    private static final Set<String> NAMES = Set.of("id3 ", "ID3 ");

    private RiffTags() {}

    static Splice tagging(ChannelReader asset, List<Tag> tags)
            throws NoRoomException, MalformedException, IOException {
        var old = chunk(asset);
        var range = old.map(RiffChunks.Chunk::content).orElse(new Range(0, 0));
        if (range.length() > AssetFormats.MOST_METADATA) {
            throw new NoRoomException(
                    "The ID3 tag is too long to be edited", NoRoomException.Remedy.BESIDE);
        }
        var edits = new ArrayList<Edit>();
        RiffXmp.put(
                asset,
                old,
                RiffXmp.chunk(
                        old.map(RiffChunks.Chunk::id).orElse("id3 "), tag(asset, range, tags)),
                0,
                edits);
        return Edit.all(asset.size(), edits);
    }

    private static byte[] tag(ChannelReader asset, Range range, List<Tag> tags)
            throws NoRoomException, MalformedException, IOException {
        var part = asset.part(range);
        var splice = Id3Tags.tagging(new ChannelReader(part), tags);
        try (var in = Channels.newInputStream(new SplicedChannel(part, splice))) {
            return in.readAllBytes();
        }
    }

    static List<String> values(ChannelReader asset, String name)
            throws MalformedException, IOException {
        var chunk = chunk(asset);
        return chunk.isEmpty()
                ? List.of()
                : Id3Tags.values(new ChannelReader(asset.part(chunk.get().content())), name);
    }

    private static Optional<RiffChunks.Chunk> chunk(ChannelReader asset)
            throws MalformedException, IOException {
        var found = new ArrayList<RiffChunks.Chunk>();
        RiffChunks.walk(
                asset,
                chunk -> {
                    if (NAMES.contains(chunk.id())) {
                        found.add(chunk);
                    }
                });
        return found.stream().findFirst();
    }
}
