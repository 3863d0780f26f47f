package dev.candor.c2pa.asset.splice;

/// Plans copies of one asset. The asset was read before; a plan reads nothing, and is asked for a
/// few times until the length of the store has settled.
@FunctionalInterface
public interface Splicing {
    /// The plan of a copy with a store of a length. A longer store never makes shorter gaps.
    ///
    /// @throws NoRoomException if the format cannot carry as much
    Splice around(int storeLength) throws NoRoomException;
}
