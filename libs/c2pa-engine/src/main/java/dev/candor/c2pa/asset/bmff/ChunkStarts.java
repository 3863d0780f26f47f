package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// Divides the content of a film into blocks that begin where chunks of its samples do (ISO/IEC
/// 14496-12, 8.7.5). Content is parted into cells, and a block begins at the first chunk in each:
/// so the tables, which may be long and in no order, are read once, and a number for each cell is
/// kept. Not thread safe.
final class ChunkStarts {
    private static final Set<String> LOOKED_INTO = Set.of("moov", "trak", "mdia", "minf", "stbl");
    private static final int VERSION_AND_FLAGS = 4;

    private final NavigableMap<Long, Cells> contents = new TreeMap<>();

    /// Content, and where the first chunk of each cell begins; 0 where none does.
    private record Cells(Range content, long length, long[] first) {
        void note(long offset) {
            if (offset < content.end()) {
                int cell = (int) ((offset - content.start()) / length);
                first[cell] = first[cell] == 0 ? offset : Math.min(first[cell], offset);
            }
        }

        List<Long> sizes() {
            var sizes = new ArrayList<Long>();
            long from = content.start();
            for (int cell = 1; cell < first.length; cell++) {
                if (first[cell] != 0) {
                    sizes.add(first[cell] - from);
                    from = first[cell];
                }
            }
            sizes.add(content.end() - from);
            return sizes;
        }
    }

    /// Adds content to be divided, before any movie is read.
    ///
    /// @param content at least a byte
    /// @param cell the length of a cell
    void within(Range content, long cell) {
        int cells = Math.toIntExact(Math.ceilDiv(content.length(), cell));
        contents.put(content.start(), new Cells(content, cell, new long[cells]));
    }

    /// Looks for the tables of a movie.
    ///
    /// @throws MalformedException if a box of it is broken
    void read(ChannelReader asset, Box moov) throws MalformedException, IOException {
        read(asset, moov, new BoxBudget(), 0);
    }

    private void read(ChannelReader asset, Box box, BoxBudget budget, int depth)
            throws MalformedException, IOException {
        if (depth > LOOKED_INTO.size()) {
            return; // no table lies that deep
        }
        switch (box.type()) {
            case "stco" -> table(asset, box, Integer.BYTES);
            case "co64" -> table(asset, box, Long.BYTES);
            default -> {
                if (LOOKED_INTO.contains(box.type())) {
                    var children = Containers.children(asset, box, budget);
                    for (var child = children.next(); child.isPresent(); child = children.next()) {
                        read(asset, child.get(), budget, depth + 1);
                    }
                }
            }
        }
    }

    private void table(ChannelReader asset, Box box, int width)
            throws MalformedException, IOException {
        var payload = box.payload();
        asset.seek(payload.start() + VERSION_AND_FLAGS);
        long count = asset.u32(box.type());
        long first = asset.position();
        if (count * width > payload.end() - first) {
            throw new MalformedException(box.type(), box.start(), "ends within its fields");
        }
        for (long i = 0; i < count; i++) {
            asset.seek(first + i * width);
            long high = width == Long.BYTES ? asset.u32(box.type()) << Integer.SIZE : 0;
            note(high | asset.u32(box.type()));
        }
    }

    private void note(long offset) {
        var cells = contents.floorEntry(offset);
        if (cells != null) {
            cells.getValue().note(offset);
        }
    }

    /// The sizes of the blocks of content, in order: none longer than from one chunk to the first
    /// one of a later cell.
    List<Long> sizes(Range content) {
        return Objects.requireNonNull(contents.get(content.start()), "was added").sizes();
    }
}
