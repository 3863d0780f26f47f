package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Copies of an asset whose update manifests lie in a box of their own, the last one: nothing that
/// was there moves (C2PA 2.4, A.5.3). The box of the store says that there is one, by its purpose.
/// What is taken out of the manifests in it leaves zeros.
final class UpdateSplicing implements Splicing {
    private final long size;
    private final ProvenanceBox box;
    private final Bytes original;
    private final int count;
    private final @Nullable Range update;
    private final boolean open;

    private UpdateSplicing(
            long size, ProvenanceBox box, Bytes original, @Nullable Range update, boolean open)
            throws MalformedException {
        this.size = size;
        this.box = box;
        this.original = original;
        this.count = StoreFrame.read(original).manifests().size();
        this.update = update;
        this.open = open;
    }

    /// Finds the boxes with stores.
    ///
    /// @throws MalformedException if there is no store to add to, or a box is broken
    static UpdateSplicing read(ChannelReader asset) throws MalformedException, IOException {
        ProvenanceBox store = null;
        Range update = null;
        boolean open = false;
        var boxes = BoxCursor.root(asset, new BoxBudget());
        for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
            var found = ProvenanceBox.of(asset, box.get());
            if (found.isPresent()) {
                switch (found.get().purpose()) {
                    case MANIFEST, ORIGINAL -> store = found.get();
                    case UPDATE -> update = box.get().range();
                    case MERKLE, UNKNOWN -> {} // they stay where they are
                }
            }
            asset.seek(box.get().start());
            open = asset.u32("box length") == 0;
        }
        if (store == null) {
            throw new MalformedException("uuid", asset.size(), "no manifest store to add to");
        }
        return new UpdateSplicing(
                asset.size(), store, LayoutWalk.read(asset, store.store()), update, open);
    }

    /// A first guess: the manifests that are there stay as they are.
    @Override
    public Splice around(int storeLength) throws NoRoomException {
        return plan(original, Math.max(1, storeLength - original.length()));
    }

    @Override
    public Splice around(Bytes store) throws NoRoomException {
        var parts = parts(store);
        return plan(parts.getFirst(), parts.getLast().length());
    }

    private Splice plan(Bytes kept, int added) throws NoRoomException {
        if (open) {
            throw new NoRoomException(
                    "The file's last box has no end, so nothing can be added behind it.",
                    NoRoomException.Remedy.ANEW);
        }
        if (update != null && update.end() != size) {
            throw new NoRoomException(
                    "The update that is there already is not the last box.",
                    NoRoomException.Remedy.ANEW);
        }
        long end = update == null ? size : update.start();
        var purpose = box.data().start() - StoreBox.PURPOSE;
        var store = new Range(box.data().end() - original.length(), original.length());
        boolean redacted = !isPrefix(kept);
        var copy =
                new Splice.Builder()
                        .copy(new Range(0, purpose))
                        .fresh(StoreBox.purpose("original"));
        if (redacted) {
            copy.copy(new Range(box.data().start(), store.start() - box.data().start()))
                    .gap(store.length())
                    .copy(new Range(store.end(), end - store.end()));
        } else {
            copy.copy(new Range(box.data().start(), end - box.data().start()));
        }
        return copy.gap(StoreBox.updateLength(added))
                .build(all -> fill(all, redacted), ContentBinding.Data.whole());
    }

    private List<byte[]> fill(Bytes store, boolean redacted) {
        var parts = parts(store);
        var last = StoreBox.update(parts.getLast());
        return redacted
                ? List.of(Arrays.copyOf(parts.getFirst().toArray(), original.length()), last)
                : List.of(last);
    }

    private boolean isPrefix(Bytes kept) {
        return kept.length() <= original.length() && original.slice(0, kept.length()).equals(kept);
    }

    /// The manifests that lie in the store as it was, and those that were added since.
    private List<Bytes> parts(Bytes store) {
        try {
            var frame = StoreFrame.read(store);
            return List.of(frame.part(0, count), frame.part(count, frame.manifests().size()));
        } catch (MalformedException e) {
            throw new IllegalArgumentException("no manifest store", e);
        }
    }
}
