package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.io.MalformedException;

/// How many boxes of an asset are read before it is given up. Not thread safe.
public final class BoxBudget {
    /// How many boxes there may be in all; a day of two-second fragments has a third of that.
    public static final int MOST_BOXES = 1 << 19;

    /// How deep boxes may lie in one another.
    public static final int MOST_DEPTH = 32;

    private int left = MOST_BOXES;

    /// Takes one box.
    ///
    /// @param offset where it is
    void take(long offset) throws MalformedException {
        if (left-- == 0) {
            throw new MalformedException("box", offset, "more than %d boxes".formatted(MOST_BOXES));
        }
    }
}
