package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.asset.Container;
import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;

/// A format of the ISO base media family: the store lies in a `uuid` box of C2PA's own, behind
/// `ftyp` (C2PA 2.4, A.5).
public final class BmffContainer implements Container {
    private final Family family;

    /// @param family which format of the family it is
    public BmffContainer(Family family) {
        this.family = family;
    }

    @Override
    public boolean recognizes(ChannelReader asset) throws IOException {
        return Recognition.family(asset).filter(found -> found == family).isPresent();
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        return new LayoutWalk(asset).layout();
    }
}
