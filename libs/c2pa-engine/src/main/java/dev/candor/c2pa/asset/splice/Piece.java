package dev.candor.c2pa.asset.splice;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.Range;

/// A piece of a copy.
public sealed interface Piece {
    /// How many bytes it takes in the copy.
    long length();

    /// Bytes that are taken from the source as they are.
    ///
    /// @param source where they lie there
    record Copy(Range source) implements Piece {
        @Override
        public long length() {
            return source.length();
        }
    }

    /// Bytes that the source does not have, or has otherwise: an offset that moves, a length that
    /// grows.
    record Fresh(Bytes bytes) implements Piece {
        @Override
        public long length() {
            return bytes.length();
        }
    }

    /// Where bytes go that are known only when the store is: what carries the store, headers
    /// included. It is filled last, and no hard binding is over it.
    record Gap(long length) implements Piece {
        public Gap {
            if (length <= 0) {
                throw new IllegalArgumentException("A gap of %d bytes".formatted(length));
            }
        }
    }
}
