package dev.candor.label.rendering.jpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where the kept blocks lie in a scan, by bits, so that it can be copied around them. Of the parts
/// between restart markers only those are known that have such a block.
final class Trail {
    private final List<Part> parts = new ArrayList<>();
    private List<Place> places = new ArrayList<>();

    /// A block that was kept, or the next of its component: its DC is told from the kept one's.
    /// Bits are counted from the last restart marker on.
    ///
    /// @param key of the block within its component, as [Plane#key] gives it
    /// @param start first bit of its DC
    /// @param rest first bit behind its DC
    /// @param end first bit behind it
    /// @param before DC of the block before it, or 0 for the first of a part
    /// @param value its DC
    record Place(int band, long key, long start, long rest, long end, int before, int value) {}

    /// @param number restart markers before it
    /// @param end bits in it
    record Part(long number, List<Place> places, long end) {
        Part {
            places = List.copyOf(places);
        }
    }

    /// What stands in the place of some bits.
    ///
    /// @param start the first bit that goes
    /// @param end the first that stays
    /// @param difference of DC to the block before it
    /// @param block whose AC follows; none where the AC stays as it is
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Change(int band, long start, long end, int difference, short[] block) {
        private static final short[] NONE = {};

        boolean isWhole() {
            return block.length > 0;
        }

        boolean isWithin(BlockCoder codes) {
            return codes.has(difference) && (!isWhole() || codes.has(block));
        }

        /// How many bits more there are with it than without it.
        long added(BlockCoder codes) {
            return codes.bits(difference) + (isWhole() ? codes.bits(block) : 0) - (end - start);
        }
    }

    void add(Place place) {
        places.add(place);
    }

    /// Notes that a restart marker was met, or the end.
    ///
    /// @param number of restart markers before it
    /// @param end bits since the last of them
    void close(long number, long end) {
        if (!places.isEmpty()) {
            parts.add(new Part(number, places, end));
            places = new ArrayList<>();
        }
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    /// What edited blocks change in a part, in its order.
    ///
    /// @param edited by component, among the kept ones
    static List<Change> changes(Part part, List<Map<Long, short[]>> edited) {
        var changes = new ArrayList<Change>();
        var moved = new int[edited.size()];
        for (var place : part.places()) {
            int band = place.band();
            int before = place.before() + moved[band];
            var block = edited.get(band).get(place.key());
            if (block != null) {
                changes.add(new Change(band, place.start(), place.end(), block[0] - before, block));
                moved[band] = block[0] - place.value();
            } else {
                if (moved[band] != 0) {
                    int difference = place.value() - before;
                    changes.add(
                            new Change(band, place.start(), place.rest(), difference, Change.NONE));
                }
                moved[band] = 0;
            }
        }
        return changes;
    }
}
