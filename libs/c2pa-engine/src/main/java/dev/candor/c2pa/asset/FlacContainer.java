package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.id3.Id3Reader;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// FLAC (RFC 9639): the store is an object in an ID3v2 tag in front (C2PA 2.4, A.3.4).
final class FlacContainer implements WritableContainer {
    private static final byte[] MAGIC = {'f', 'L', 'a', 'C'};
    private static final int LAST_BLOCK = 0x80;

    @Override
    public boolean recognizes(ChannelReader asset) throws MalformedException, IOException {
        if (asset.startsWith(MAGIC)) {
            return true;
        }
        try {
            long stream = Id3Reader.end(asset);
            asset.seek(stream);
            return stream > 0
                    && stream + MAGIC.length <= asset.size()
                    && Arrays.equals(asset.take(MAGIC.length, "fLaC"), MAGIC);
        } catch (MalformedException e) {
            return false; // a tag that is cut off tells nothing of what followed
        }
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        return Id3Layout.of(Id3Reader.read(asset, MAX_STORE));
    }

    @Override
    public void requireComplete(ChannelReader asset) throws MalformedException, IOException {
        asset.seek(Id3Reader.end(asset) + MAGIC.length);
        int type;
        do {
            type = asset.u8("metadata block");
            long length = (long) asset.u8("metadata block") << 16 | asset.u16("metadata block");
            if (length > asset.size() - asset.position()) {
                throw new MalformedException("metadata block", asset.position(), "ends too early");
            }
            asset.skip(length);
        } while ((type & LAST_BLOCK) == 0);
    }

    @Override
    public Splice describing(ChannelReader asset, Layout layout, List<XmpProperty> properties)
            throws NoRoomException, MalformedException, IOException {
        return Id3Xmp.describing(asset, layout, properties);
    }

    @Override
    public Splice tagging(ChannelReader asset, List<Tag> tags)
            throws NoRoomException, MalformedException, IOException {
        return FlacTags.tagging(asset, tags);
    }

    @Override
    public List<String> tagged(ChannelReader asset, String name)
            throws MalformedException, IOException {
        return FlacTags.values(asset, name);
    }

    @Override
    public Splicing splicing(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return Id3Writing.splicing(asset);
    }

    @Override
    public Splicing updating(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return Id3Writing.updating(asset, layout);
    }
}
