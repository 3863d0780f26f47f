package dev.candor.c2pa.asset.splice;

import dev.candor.c2pa.io.Bytes;
import java.util.List;

/// Makes the bytes that go into the gaps of a copy, from the finished store.
@FunctionalInterface
public interface Filling {
    /// What goes into each gap, in order; each exactly as long as its gap.
    ///
    /// @param store as long as the splice was asked for
    List<byte[]> fill(Bytes store);
}
