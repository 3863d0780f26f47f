package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.Arrays;

/// A manifest store that is a file of its own, without the asset it speaks for (C2PA 2.4, 11.4):
/// all of the file is the store.
final class StoreContainer implements Container {
    private static final int HEAD = 36;
    private static final byte[] JUMB = {'j', 'u', 'm', 'b'};

    /// The description box's name, and the type of what it describes.
    private static final byte[] DESCRIPTION = {
        'j',
        'u',
        'm',
        'd',
        'c',
        '2',
        'p',
        'a',
        0,
        0x11,
        0,
        0x10,
        (byte) 0x80,
        0,
        0,
        (byte) 0xAA,
        0,
        0x38,
        (byte) 0x9B,
        0x71
    };

    @Override
    public boolean recognizes(ChannelReader asset) throws MalformedException, IOException {
        return beginsStore(asset.head(HEAD + 8));
    }

    /// Whether bytes begin as a manifest store does; the box may have a long header.
    static boolean beginsStore(byte[] head) {
        boolean isLong = head.length > 3 && (head[0] | head[1] | head[2]) == 0 && head[3] == 1;
        return holds(head, 4, JUMB) && holds(head, isLong ? 20 : 12, DESCRIPTION);
    }

    private static boolean holds(byte[] head, int at, byte[] wanted) {
        return head.length >= at + wanted.length
                && Arrays.equals(head, at, at + wanted.length, wanted, 0, wanted.length);
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        if (asset.size() > MAX_STORE) {
            throw new MalformedException(
                    "jumb", 0, "a manifest store of %d bytes".formatted(asset.size()));
        }
        var layout = new Layout.Builder();
        layout.store = Bytes.of(asset.head((int) asset.size()));
        layout.storeRanges.add(new Range(0, asset.size()));
        return layout.build();
    }
}
