package dev.candor.c2pa.asset.splice;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.Range;
import java.util.ArrayList;
import java.util.List;

/// The plan of a copy that carries a store.
///
/// @param pieces in the order of the copy
/// @param filling makes what goes into the gaps
/// @param binding how the content is bound
public record Splice(List<Piece> pieces, Filling filling, ContentBinding binding) {
    public Splice {
        pieces = List.copyOf(pieces);
    }

    /// An asset as it is, bound by a data hash over all of it: its store lies elsewhere.
    ///
    /// @param size of the asset
    public static Splice beside(long size) {
        return new Builder()
                .copy(new Range(0, size))
                .build(_ -> List.of(), ContentBinding.Data.whole());
    }

    /// How many bytes the copy has.
    public long length() {
        return pieces.stream().mapToLong(Piece::length).reduce(0, Math::addExact);
    }

    /// Where the gaps lie in the copy; those that touch are one.
    public List<Range> gaps() {
        var gaps = new ArrayList<Range>();
        long position = 0;
        for (var piece : pieces) {
            if (piece instanceof Piece.Gap) {
                var touched = !gaps.isEmpty() && gaps.getLast().end() == position;
                long start = touched ? gaps.removeLast().start() : position;
                gaps.add(new Range(start, position + piece.length() - start));
            }
            position += piece.length();
        }
        return gaps;
    }

    /// The same plan with its gaps filled.
    ///
    /// @param store as long as the one it was made for
    public Splice filled(Bytes store) {
        var fillings = filling.fill(store).iterator();
        var filled = new ArrayList<Piece>();
        for (var piece : pieces) {
            filled.add(
                    piece instanceof Piece.Gap
                            ? new Piece.Fresh(Bytes.of(fillings.next()))
                            : piece);
        }
        return new Splice(filled, _ -> List.of(), binding);
    }

    /// Puts pieces together, front to back. Not thread safe.
    public static final class Builder {
        private final List<Piece> pieces = new ArrayList<>();

        /// A range of the source, as it is.
        public Builder copy(Range source) {
            if (source.length() == 0) {
                return this;
            }
            if (!pieces.isEmpty()
                    && pieces.getLast() instanceof Piece.Copy(var last)
                    && last.end() == source.start()) {
                pieces.removeLast();
                pieces.add(
                        new Piece.Copy(new Range(last.start(), last.length() + source.length())));
            } else {
                pieces.add(new Piece.Copy(source));
            }
            return this;
        }

        /// A range of the source without what of it lies in `without`, which is in order.
        public Builder copy(Range source, List<Range> without) {
            long from = source.start();
            for (var left : without) {
                if (left.end() > from && left.start() < source.end()) {
                    copy(new Range(from, Math.max(0, left.start() - from)));
                    from = Math.min(left.end(), source.end());
                }
            }
            return copy(new Range(from, source.end() - from));
        }

        /// Bytes that the source does not have.
        public Builder fresh(byte[] bytes) {
            if (bytes.length > 0) {
                pieces.add(new Piece.Fresh(Bytes.of(bytes)));
            }
            return this;
        }

        /// Any piece.
        public Builder add(Piece piece) {
            pieces.add(piece);
            return this;
        }

        /// Room for bytes that are filled in last.
        public Builder gap(long length) {
            pieces.add(new Piece.Gap(length));
            return this;
        }

        /// Where the next piece lies in the copy.
        public long position() {
            return pieces.stream().mapToLong(Piece::length).sum();
        }

        /// The pieces so far.
        public List<Piece> pieces() {
            return List.copyOf(pieces);
        }

        /// The plan.
        public Splice build(Filling filling, ContentBinding binding) {
            return new Splice(pieces, filling, binding);
        }
    }
}
