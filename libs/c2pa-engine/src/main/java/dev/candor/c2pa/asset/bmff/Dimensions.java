package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/// Width and height in pixels, as the boxes say them.
record Dimensions(int width, int height) {
    private static final Set<String> TO_TRACK_HEADER = Set.of("moov", "trak");
    private static final Set<String> TO_EXTENTS = Set.of("meta", "iprp", "ipco");

    /// The largest of the tracks, from `tkhd` (ISO/IEC 14496-12, 8.3.2).
    static Optional<Dimensions> ofMovie(ChannelReader asset, Box movie, BoxBudget budget)
            throws MalformedException, IOException {
        return new Search(asset, budget, "tkhd", TO_TRACK_HEADER).largest(movie);
    }

    /// The largest of the pictures, from `ispe` (ISO/IEC 23008-12, 6.5.3).
    static Optional<Dimensions> ofPictures(ChannelReader asset, Box meta, BoxBudget budget)
            throws MalformedException, IOException {
        return new Search(asset, budget, "ispe", TO_EXTENTS).largest(meta);
    }

    private long area() {
        return (long) width * height;
    }

    /// Looks for boxes of one type in boxes of other types.
    private record Search(ChannelReader asset, BoxBudget budget, String type, Set<String> through) {
        Optional<Dimensions> largest(Box container) throws MalformedException, IOException {
            return within(container, 0);
        }

        private Optional<Dimensions> within(Box container, int depth)
                throws MalformedException, IOException {
            if (depth == BoxBudget.MOST_DEPTH) {
                throw new MalformedException(
                        container.type(), container.start(), "boxes that lie too deep");
            }
            var largest = Optional.<Dimensions>empty();
            var children = Containers.children(asset, container, budget);
            for (var box = children.next(); box.isPresent(); box = children.next()) {
                var found =
                        box.get().type().equals(type)
                                ? read(box.get())
                                : through.contains(box.get().type())
                                        ? within(box.get(), depth + 1)
                                        : Optional.<Dimensions>empty();
                if (found.isPresent()
                        && largest.filter(one -> one.area() >= found.get().area()).isEmpty()) {
                    largest = found;
                }
            }
            return largest;
        }

        /// Both boxes end with width and height; those of `tkhd` are fixed-point, 16.16.
        private Optional<Dimensions> read(Box box) throws MalformedException, IOException {
            if (box.payload().length() < 12) {
                return Optional.empty();
            }
            asset.seek(box.end() - 8);
            long width = asset.u32(type);
            long height = asset.u32(type);
            return type.equals("tkhd") ? of(width >>> 16, height >>> 16) : of(width, height);
        }

        private static Optional<Dimensions> of(long width, long height) {
            return width > 0
                            && height > 0
                            && width <= Integer.MAX_VALUE
                            && height <= Integer.MAX_VALUE
                    ? Optional.of(new Dimensions((int) width, (int) height))
                    : Optional.empty();
        }
    }
}
