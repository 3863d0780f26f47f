package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;

/// How one media format carries a manifest store. A new format is one implementation and one line
/// in [AssetFormat]. Implementations have no state.
public interface Container {
    /// The largest manifest store that is taken into memory.
    int MAX_STORE = 32 << 20;

    /// Whether an asset that begins with `head` (up to 64 bytes) is of this format.
    boolean recognizes(byte[] head);

    /// Where things lie. Damage behind a manifest store that was found is left to the hard binding
    /// to discover.
    ///
    /// @throws MalformedException if the structure is broken
    Layout layout(ChannelReader asset) throws MalformedException, IOException;

    /// Walks the whole structure to its end mark.
    ///
    /// @throws MalformedException if it is broken or ends too early
    void requireComplete(ChannelReader asset) throws MalformedException, IOException;

    /// The bytes that carry `store` in an asset: segments or a chunk, headers included. Their
    /// count depends on the length of the store alone.
    byte[] wrap(byte[] store);
}
