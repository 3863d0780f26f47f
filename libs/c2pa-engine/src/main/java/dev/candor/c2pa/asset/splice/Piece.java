package dev.candor.c2pa.asset.splice;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.Range;
import java.nio.ByteBuffer;
import java.util.function.LongUnaryOperator;

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

    /// A table of the source whose records each hold a number that changes, such as an offset. It
    /// may be long, so it is changed while it is copied.
    ///
    /// @param source all records
    /// @param record how long each is, in bytes
    /// @param field where in a record the number stands, big-endian
    /// @param width of the number: 4 or 8 bytes
    /// @param change what becomes of it; the result fits
    record Table(Range source, int record, int field, int width, LongUnaryOperator change)
            implements Piece {
        public Table {
            if (width != Integer.BYTES && width != Long.BYTES
                    || field < 0
                    || field + width > record
                    || source.length() % record != 0) {
                throw new IllegalArgumentException(
                        "%s in records of %d, %d at %d".formatted(source, record, width, field));
            }
        }

        @Override
        public long length() {
            return source.length();
        }

        /// Changes records, each of them whole.
        public void change(byte[] records) {
            var buffer = ByteBuffer.wrap(records);
            for (int at = field; at < records.length; at += record) {
                if (width == Long.BYTES) {
                    buffer.putLong(at, change.applyAsLong(buffer.getLong(at)));
                } else {
                    long number = buffer.getInt(at) & 0xFFFFFFFFL;
                    buffer.putInt(at, (int) change.applyAsLong(number));
                }
            }
        }
    }

    /// Where bytes go that are known only when the content is: what leads from a part of it to the
    /// binding. No hard binding is over it.
    record Proof(long length) implements Piece {
        public Proof {
            if (length <= 0) {
                throw new IllegalArgumentException("A proof of %d bytes".formatted(length));
            }
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
