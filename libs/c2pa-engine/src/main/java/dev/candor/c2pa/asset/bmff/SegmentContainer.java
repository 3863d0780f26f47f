package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.asset.Container;
import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;

/// A media segment without its initialization segment. It is not signed alone: the manifest lies in
/// the initialization segment, or the stream is live (C2PA 2.4, chapter 19).
public final class SegmentContainer implements Container {
    @Override
    public boolean recognizes(ChannelReader asset) throws IOException {
        return Recognition.family(asset).filter(found -> found == Family.SEGMENT).isPresent();
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        return new LayoutWalk(asset).layout();
    }
}
