package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.Range;

/// A part of an asset that says where other parts are, and says so anew when they move.
interface Relocated {
    /// Where it lies.
    Range source();

    /// Adds it to a copy, as long as it was.
    ///
    /// @throws NoRoomException if a number has too few bits for what it has to say
    void add(Shift shift, Splice.Builder copy) throws NoRoomException;
}
