package dev.candor.c2pa.asset.splice;

import dev.candor.c2pa.io.Bytes;

/// Plans copies of one asset. The asset was read before; a plan reads nothing, and is asked for a
/// few times until the length of the store has settled.
@FunctionalInterface
public interface Splicing {
    /// The plan of a copy with a store of a length. A longer store never makes shorter gaps.
    ///
    /// @throws NoRoomException if the format cannot carry as much
    Splice around(int storeLength) throws NoRoomException;

    /// The plan of a copy with a store like the one that is given: of the same boxes and lengths. A
    /// format that parts a store needs to see it.
    ///
    /// @throws NoRoomException if the format cannot carry it
    default Splice around(Bytes store) throws NoRoomException {
        return around(store.length());
    }
}
