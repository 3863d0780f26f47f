package dev.candor.label.rendering.jpeg;

import dev.candor.label.rendering.jpeg.Trail.Change;
import dev.candor.label.rendering.jpeg.Trail.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Copies a scan bit by bit, without knowing what most of them mean, and writes edited blocks in
/// their places by the picture's own codes.
final class ScanSplice {
    private final long parts;
    private final List<BlockCoder> coders;

    /// By number: parts in which something changes.
    private final Map<Long, Edited> edits = new TreeMap<>();

    private long added;

    private record Edited(List<Change> changes, long end) {}

    private ScanSplice(long parts, List<BlockCoder> coders) {
        this.parts = parts;
        this.coders = coders;
    }

    /// @param edited by component: blocks that are written in the place of those that were read
    /// @return nothing where the picture's tables have no code for what edited blocks need
    static Optional<ScanSplice> of(
            Layout layout, HuffmanTables tables, Trail trail, List<Map<Long, short[]>> edited) {
        var splice =
                new ScanSplice(
                        layout.parts(), layout.components().stream().map(tables::coder).toList());
        for (var part : trail.parts()) {
            if (!splice.add(part, edited)) {
                return Optional.empty();
            }
        }
        return Optional.of(splice);
    }

    private boolean add(Part part, List<Map<Long, short[]>> edited) {
        var changes = Trail.changes(part, edited);
        if (!changes.isEmpty()) {
            edits.put(part.number(), new Edited(changes, part.end()));
        }
        added += changes.stream().mapToLong(one -> one.added(coders.get(one.band()))).sum();
        return changes.stream().allMatch(one -> one.isWithin(coders.get(one.band())));
    }

    /// How many bytes the scan grows by; fewer than 0 where it shrinks.
    long growth() {
        return added / Byte.SIZE;
    }

    void copy(InputStream in, OutputStream out) throws IOException {
        var from = new BitSource(in);
        var to = new BitSink(out);
        for (long part = 0; part < parts; part++) {
            if (part > 0) {
                int number = (int) (part - 1 & 7);
                from.restart(number);
                to.restart(number);
            }
            var edit = edits.get(part);
            if (edit == null) {
                from.copyToMarker(to);
            } else {
                copy(edit, from, to);
            }
        }
        to.finish();
    }

    private void copy(Edited edit, BitSource from, BitSink to) throws IOException {
        long at = 0;
        for (var change : edit.changes()) {
            from.copy(change.start() - at, to);
            from.pass(change.end() - change.start());
            at = change.end();
            var coder = coders.get(change.band());
            coder.put(change.difference(), to);
            if (change.isWhole()) {
                coder.put(change.block(), to);
            }
        }
        from.copy(edit.end() - at, to);
    }
}
