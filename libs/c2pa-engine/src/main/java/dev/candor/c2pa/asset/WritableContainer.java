package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;

/// A format that a manifest store can be put into, too.
public interface WritableContainer extends Container {
    /// Walks the whole structure to its end mark.
    ///
    /// @throws MalformedException if it is broken or ends too early
    void requireComplete(ChannelReader asset) throws MalformedException, IOException;

    /// The bytes that carry `store` in an asset: segments or a chunk, headers included. Their
    /// count depends on the length of the store alone.
    byte[] wrap(byte[] store);
}
