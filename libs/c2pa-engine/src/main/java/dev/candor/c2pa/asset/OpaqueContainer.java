package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.ChannelReader;

/// Bytes of which nothing is known: they carry no store, and no format is told by them.
final class OpaqueContainer implements Container {
    @Override
    public boolean recognizes(ChannelReader asset) {
        return false;
    }

    @Override
    public Layout layout(ChannelReader asset) {
        return new Layout.Builder().build();
    }
}
