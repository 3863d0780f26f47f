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
    /// change though it lies outside of what carries it
    record Data(List<Range> alsoExcluded) implements ContentBinding {
        public Data {
            alsoExcluded = List.copyOf(alsoExcluded);
        }

        /// All bytes but the gaps.
        public static Data whole() {
            return new Data(List.of());
        }
    }

    /// A hash over boxes and where they are (C2PA 2.4, 18.6): the binding of the ISO base media
    /// family. Left out is what has to be, and no more.
    ///
    /// @param roots where root boxes begin that are hashed, in order
    /// @param excluded root boxes that are left out, but for the gaps, in order
    record Bmff(List<Long> roots, List<Range> excluded) implements ContentBinding {
        public Bmff {
            roots = List.copyOf(roots);
            excluded = List.copyOf(excluded);
        }
    }

    /// A hash over text in normalization form C (C2PA 2.4, 15.12.1.3), with a store hidden in it.
    ///
    /// @param wrapper what hides the store, counted in the normalized text
    record Text(Range wrapper) implements ContentBinding {}

    /// A hash over each file of an archive, and over its directory (C2PA 2.4, 18.8 and A.6.2).
    ///
    /// @param files in the order they lie in, at least one
    /// @param directory behind them, in order
    record Collection(List<File> files, List<Range> directory) implements ContentBinding {
        public Collection {
            files = List.copyOf(files);
            directory = List.copyOf(directory);
        }

        /// A file of an archive, headers included.
        ///
        /// @param name its path in the archive
        public record File(String name, Range range) {}
    }

    /// The same, with a Merkle tree over the blocks of each box of content (C2PA 2.4, A.5.4.1.1).
    /// The manifest holds the leaves.
    ///
    /// @param boxes but for the blocks
    /// @param trees in order
    record Blocks(Bmff boxes, List<Tree> trees) implements ContentBinding {
        public Blocks {
            trees = List.copyOf(trees);
        }

        /// A tree.
        ///
        /// @param localId which box of content it is over, from 0 on
        /// @param content what is in the box, at least a byte
        public record Tree(long localId, Range content, Division division) {
            /// How many leaves there are.
            public long count() {
                return switch (division) {
                    case Division.Even(var size) -> Math.ceilDiv(content.length(), size);
                    case Division.Uneven(var sizes) -> sizes.size();
                };
            }

            /// How long the block of a leaf is.
            public long length(int leaf) {
                return switch (division) {
                    case Division.Even(var size) -> Math.min(size, content.length() - leaf * size);
                    case Division.Uneven(var sizes) -> sizes.get(leaf);
                };
            }
        }

        /// How content is divided into blocks.
        public sealed interface Division {
            /// Into blocks of one size; the last one may be shorter.
            record Even(long size) implements Division {}

            /// Into blocks of these sizes, which are all of the content.
            record Uneven(List<Long> sizes) implements Division {
                public Uneven {
                    sizes = List.copyOf(sizes);
                }
            }
        }
    }

    /// A Merkle tree over the fragments of each track, which lie in one file (C2PA 2.4,
    /// A.5.4.1.2). In front of each is a proof, and all proofs of a track are of one length.
    ///
    /// @param boxes all of them; the trees have their hashes
    /// @param fragments in order
    record Fragments(Bmff boxes, List<Fragment> fragments) implements ContentBinding {
        public Fragments {
            fragments = List.copyOf(fragments);
        }

        /// A fragment.
        ///
        /// @param start of its first box
        /// @param track it is of
        public record Fragment(long start, long track) {}
    }
}
