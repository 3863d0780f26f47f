package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.asset.Container;
import dev.candor.c2pa.asset.ContainerFault;
import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Walks the boxes of an asset once, reading headers and the store. Used once.
final class LayoutWalk {
    /// XMP in this family (XMP specification, part 3).
    static final byte[] XMP = HexFormat.of().parseHex("be7acfcb97a942e89c71999491e3afac");

    private final ChannelReader asset;
    private final BoxBudget budget = new BoxBudget();
    private final Layout.Builder layout = new Layout.Builder();
    private @Nullable ProvenanceBox first;
    private @Nullable ProvenanceBox update;

    LayoutWalk(ChannelReader asset) {
        this.asset = asset;
    }

    Layout layout() throws MalformedException, IOException {
        try {
            walk();
        } catch (MalformedException e) {
            if (first == null) {
                throw e;
            }
            // the hard binding tells what the damage means for what was signed
        }
        if (layout.faults.isEmpty() && first != null) {
            layout.store = store(first, update);
        }
        return layout.build();
    }

    private void walk() throws MalformedException, IOException {
        var boxes = BoxCursor.root(asset, budget);
        for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
            note(box.get());
        }
    }

    private void note(Box box) throws MalformedException, IOException {
        switch (box.type()) {
            case "ftyp", "styp" -> layout.insertion = box.end();
            case "uuid" -> noteUuid(box);
            case "moov" -> note(Dimensions.ofMovie(asset, box, budget));
            case "meta" -> note(Dimensions.ofPictures(asset, box, budget));
            default -> {} // content, or nothing that matters here
        }
    }

    private void note(Optional<Dimensions> dimensions) {
        if (layout.width == 0) {
            dimensions.ifPresent(
                    found -> {
                        layout.width = found.width();
                        layout.height = found.height();
                    });
        }
    }

    private void noteUuid(Box box) throws MalformedException, IOException {
        if (ProvenanceBox.isUserType(asset, box, XMP)) {
            layout.metadata.add(box.range());
            var payload = box.payload();
            layout.xmp = new Range(payload.start() + XMP.length, payload.length() - XMP.length);
            return;
        }
        var found = ProvenanceBox.of(asset, box);
        if (found.isPresent()) {
            noteProvenance(found.get());
        }
    }

    private void noteProvenance(ProvenanceBox box) {
        switch (box.purpose()) {
            case MANIFEST, ORIGINAL -> {
                layout.storeRanges.add(box.box().range());
                if (first != null) {
                    layout.faults.add(ContainerFault.MULTIPLE_STORES);
                }
                first = box;
            }
            case UPDATE -> {
                layout.storeRanges.add(box.box().range());
                if (update != null) {
                    layout.faults.add(ContainerFault.MULTIPLE_STORES);
                }
                update = box;
            }
            case MERKLE, UNKNOWN -> {} // the hard binding looks at them
        }
    }

    private Bytes store(ProvenanceBox original, @Nullable ProvenanceBox added)
            throws MalformedException, IOException {
        var store = read(asset, original.store());
        if (added == null) {
            return store;
        }
        var updates = read(asset, added.store());
        try {
            return UpdatedStore.of(store, updates);
        } catch (MalformedException e) {
            return updates; // which is no store without the original: a finding, not an exception
        }
    }

    /// The store that lies in a range, padding included.
    static Bytes read(ChannelReader asset, Range range) throws MalformedException, IOException {
        if (range.length() > Container.MAX_STORE) {
            throw new MalformedException(
                    "uuid",
                    range.start(),
                    "a manifest store of %d bytes".formatted(range.length()));
        }
        asset.seek(range.start());
        return Bytes.of(asset.take((int) range.length(), "manifest store"));
    }
}
