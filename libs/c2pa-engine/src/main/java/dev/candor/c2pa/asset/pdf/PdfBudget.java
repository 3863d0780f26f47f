package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.io.MalformedException;

/// How much one document may cost, whatever its objects say of one another. Not thread safe.
final class PdfBudget {
    /// The most bytes of objects that are parsed, each as often as it is asked for.
    static final long MOST_PARSED = 64L << 20;

    /// The most bytes that all compressed streams may yield together.
    static final long MOST_INFLATED = 24L << 20;

    private long parsed;
    private long inflated;

    void parsed(long bytes, long at) throws MalformedException {
        parsed += bytes;
        if (parsed > MOST_PARSED) {
            throw new MalformedException("object", at, "more objects than are looked at");
        }
    }

    void inflated(long bytes, long at) throws MalformedException {
        inflated += bytes;
        if (inflated > MOST_INFLATED) {
            throw new MalformedException("stream", at, "streams that yield too much");
        }
    }
}
