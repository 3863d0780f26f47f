package dev.candor.c2pa.asset.splice;

import dev.candor.c2pa.io.Range;
import java.util.List;

/// How the content of a copy is bound to its manifest, in positions of the copy. Each kind is
/// digested while the copy is made, by a class of the room `binding`.
public sealed interface ContentBinding {
    /// A hash over all bytes of the copy but the gaps (C2PA 2.4, 18.5): the binding of every format
    /// that has none of its own.
    ///
    /// @param alsoExcluded further ranges that are left out, in order: what a later store may
    // change
    /// though it lies outside of what carries it
    record Data(List<Range> alsoExcluded) implements ContentBinding {
        public Data {
            alsoExcluded = List.copyOf(alsoExcluded);
        }

        /// All bytes but the gaps.
        public static Data whole() {
            return new Data(List.of());
        }
    }
}
