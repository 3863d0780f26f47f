package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.id3.Id3Reader;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/// MPEG audio (ISO/IEC 11172-3, 13818-3): the store is an object in the ID3v2 tag in front (C2PA
/// 2.4, A.3.4).
final class Mp3Container implements WritableContainer {
    private static final byte[] ID3 = {'I', 'D', '3'};

    /// Kilobits per second, by the layers I, II and III of MPEG-1 and the layers I, and II and III
    /// of MPEG-2.
    private static final int[][] BIT_RATES = {
        {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
    };

    private static final int[] SAMPLE_RATES = {44100, 48000, 32000};

    /// By what is in front: a tag, or two frames that follow one another.
    @Override
    public boolean recognizes(ChannelReader asset) throws MalformedException, IOException {
        if (asset.startsWith(ID3)) {
            return true;
        }
        var first = frameLength(asset, 0);
        return first.isPresent()
                && (first.getAsLong() == asset.size()
                        || frameLength(asset, first.getAsLong()).isPresent());
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        return Id3Layout.of(Id3Reader.read(asset, MAX_STORE));
    }

    @Override
    public void requireComplete(ChannelReader asset) throws MalformedException, IOException {
        Id3Reader.end(asset);
    }

    @Override
    public Splice describing(ChannelReader asset, Layout layout, List<XmpProperty> properties)
            throws NoRoomException, MalformedException, IOException {
        return Id3Xmp.describing(asset, layout, properties);
    }

    @Override
    public Splice tagging(ChannelReader asset, List<Tag> tags)
            throws NoRoomException, MalformedException, IOException {
        return Id3Tags.tagging(asset, tags);
    }

    @Override
    public List<String> tagged(ChannelReader asset, String name)
            throws MalformedException, IOException {
        return Id3Tags.values(asset, name);
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

    /// The length of the audio frame at a place; nothing if there is none.
    private static OptionalLong frameLength(ChannelReader asset, long at)
            throws MalformedException, IOException {
        if (at + 4 > asset.size()) {
            return OptionalLong.empty();
        }
        asset.seek(at);
        int header = (int) asset.u32("frame header");
        int version = header >>> 19 & 3;
        int layer = 4 - (header >>> 17 & 3);
        int bitRate = header >>> 12 & 15;
        int sampleRate = header >>> 10 & 3;
        if (header >>> 21 != 0x7FF
                || version == 1
                || layer == 4
                || bitRate == 0
                || bitRate == 15
                || sampleRate == 3) {
            return OptionalLong.empty();
        }
        boolean first = version == 3;
        int table = first ? layer - 1 : layer == 1 ? 3 : 4;
        long bits = BIT_RATES[table][bitRate] * 1000L;
        long rate = SAMPLE_RATES[sampleRate] >> (first ? 0 : version == 2 ? 1 : 2);
        int padding = header >>> 9 & 1;
        return OptionalLong.of(
                switch (layer) {
                    case 1 -> (12 * bits / rate + padding) * 4;
                    case 2 -> 144 * bits / rate + padding;
                    default -> (first ? 144 : 72) * bits / rate + padding;
                });
    }
}
