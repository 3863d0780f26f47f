package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.asset.Container;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds everything in the boxes of an asset that says where something lies in the file. Used once.
final class Relocations {
    /// Version and flags.
    private static final int FULL = 4;

    /// How long a directory may be that is taken into memory.
    private static final int LONGEST = 16 << 20;

    /// How many parts may say where others are: one in each fragment of a long stream.
    private static final int MOST = 1 << 18;

    private static final Set<String> LOOKED_INTO =
            Set.of("moov", "trak", "mdia", "minf", "stbl", "meta", "udta", "moof", "traf", "mfra");

    private final ChannelReader asset;
    private final BoxBudget budget;
    private final List<Relocated> found = new ArrayList<>();
    private @Nullable String obstacle;

    Relocations(ChannelReader asset, BoxBudget budget) {
        this.asset = asset;
        this.budget = budget;
    }

    /// What was found, in order.
    List<Relocated> found() {
        return List.copyOf(found);
    }

    /// A further part of the asset that changes.
    void also(Relocated part) throws MalformedException {
        add(part, part.source().start());
        found.sort(Comparator.comparingLong(one -> one.source().start()));
    }

    /// Why what the asset says cannot be changed; null if it can.
    @Nullable String obstacle() {
        return obstacle;
    }

    /// Looks through a root box.
    void note(Box root) throws MalformedException, IOException {
        if (root.type().equals("sidx")) {
            add(SegmentIndex.read(root.range(), root.header(), bytes(root.range())), root);
        } else {
            note(root, root, 0);
        }
    }

    private void note(Box box, Box around, int depth) throws MalformedException, IOException {
        switch (box.type()) {
            case "stco" -> table(box, FULL, Integer.BYTES);
            case "co64" -> table(box, FULL, Long.BYTES);
            case "saio" -> auxiliary(box, around);
            case "tfhd" -> fragment(box);
            case "tfra" -> randomAccess(box);
            case "iloc" -> add(ItemLocations.read(box.payload(), bytes(box.payload())), box);
            case "cmov" ->
                    obstacle = "The film's directory is compressed, so its offsets cannot change.";
            default -> {
                if (LOOKED_INTO.contains(box.type()) && !isElsewhere(box)) {
                    children(box, depth);
                }
            }
        }
    }

    private void children(Box box, int depth) throws MalformedException, IOException {
        if (depth == BoxBudget.MOST_DEPTH) {
            throw new MalformedException(box.type(), box.start(), "boxes that lie too deep");
        }
        var children = Containers.children(asset, box, budget);
        for (var child = children.next(); child.isPresent(); child = children.next()) {
            note(child.get(), box, depth + 1);
        }
    }

    /// Whether the samples of a track lie in another file: no entry of its `dref` says that they
    /// lie in this one (ISO/IEC 14496-12, 8.7.2).
    private boolean isElsewhere(Box box) throws MalformedException, IOException {
        if (!box.type().equals("minf")) {
            return false;
        }
        var children = Containers.children(asset, box, budget);
        for (var child = children.next(); child.isPresent(); child = children.next()) {
            if (child.get().type().equals("dinf")) {
                return saysElsewhere(child.get());
            }
        }
        return false;
    }

    private boolean saysElsewhere(Box dinf) throws MalformedException, IOException {
        var children = Containers.children(asset, dinf, budget);
        for (var child = children.next(); child.isPresent(); child = children.next()) {
            if (child.get().type().equals("dref")) {
                return saysElsewhere(child.get().payload());
            }
        }
        return false;
    }

    private boolean saysElsewhere(Range dref) throws MalformedException, IOException {
        if (dref.length() <= FULL + Integer.BYTES) {
            return false;
        }
        var entries =
                BoxCursor.within(asset, new Range(dref.start() + 8, dref.length() - 8), budget);
        for (var entry = entries.next(); entry.isPresent(); entry = entries.next()) {
            asset.seek(entry.get().payload().start());
            if (entry.get().payload().length() < FULL || (asset.u32("dref") & 1) == 1) {
                return false;
            }
        }
        return true;
    }

    /// A count and as many offsets.
    private void table(Box box, long before, int width) throws MalformedException, IOException {
        var payload = box.payload();
        long entries = payload.length() - before - Integer.BYTES;
        require(entries >= 0, box);
        asset.seek(payload.start() + before);
        long length = asset.u32(box.type()) * width;
        require(length <= entries, box);
        table(box, new Range(payload.start() + before + Integer.BYTES, length), width, 0, width);
    }

    private void table(Box box, Range records, int record, int field, int width)
            throws MalformedException, IOException {
        if (records.length() > 0) {
            add(
                    OffsetTable.read(
                            asset, records, record, field, width, 2L * Container.MAX_STORE),
                    box);
        }
    }

    /// In a fragment its offsets are counted from the fragment (ISO/IEC 14496-12, 8.7.9).
    private void auxiliary(Box box, Box around) throws MalformedException, IOException {
        var fields = FullBox.of(asset, box);
        if (around.type().equals("stbl") && fields.isPresent()) {
            long before = (fields.get().flags() & 1) == 1 ? FULL + 8 : FULL;
            table(box, before, fields.get().version() == 0 ? Integer.BYTES : Long.BYTES);
        }
    }

    /// A fragment may say where its data is counted from (ISO/IEC 14496-12, 8.8.7).
    private void fragment(Box box) throws MalformedException, IOException {
        var fields = FullBox.of(asset, box);
        if (fields.isPresent() && (fields.get().flags() & 1) == 1) {
            require(box.payload().length() >= FULL + 4 + Long.BYTES, box);
            var base = new Range(box.payload().start() + FULL + 4, Long.BYTES);
            table(box, base, Long.BYTES, 0, Long.BYTES);
        }
    }

    /// Where fragments are (ISO/IEC 14496-12, 8.8.10).
    private void randomAccess(Box box) throws MalformedException, IOException {
        var payload = box.payload();
        int head = FULL + 3 * Integer.BYTES;
        require(payload.length() >= head, box);
        asset.seek(payload.start());
        int width = asset.u8("tfra") == 0 ? Integer.BYTES : Long.BYTES;
        asset.skip(3 + Integer.BYTES);
        long sizes = asset.u32("tfra");
        long count = asset.u32("tfra");
        int numbers = 3 + (int) ((sizes >> 4 & 3) + (sizes >> 2 & 3) + (sizes & 3));
        int record = 2 * width + numbers;
        require(count * record <= payload.length() - head, box);
        table(box, new Range(payload.start() + head, count * record), record, width, width);
    }

    private byte[] bytes(Range range) throws MalformedException, IOException {
        if (range.length() > LONGEST) {
            throw new MalformedException(
                    "box", range.start(), "a directory of %d bytes".formatted(range.length()));
        }
        asset.seek(range.start());
        return asset.take((int) range.length(), "box");
    }

    private void add(Relocated part, Box box) throws MalformedException {
        add(part, box.start());
    }

    private void add(Relocated part, long offset) throws MalformedException {
        if (found.size() == MOST) {
            throw new MalformedException("box", offset, "more offsets than can be changed");
        }
        found.add(part);
    }

    private static void require(boolean holds, Box box) throws MalformedException {
        if (!holds) {
            throw new MalformedException(box.type(), box.start(), "ends within its fields");
        }
    }
}
