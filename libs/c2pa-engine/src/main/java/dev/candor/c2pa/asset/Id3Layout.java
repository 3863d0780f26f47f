package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.id3.Id3;

/// The layout of audio with ID3v2 tags in front (C2PA 2.4, A.3.4).
final class Id3Layout {
    private Id3Layout() {}

    static Layout of(Id3 tags) {
        var layout = new Layout.Builder();
        layout.metadata.addAll(tags.metadata());
        layout.xmp = tags.xmp();
        tags.stores().forEach(store -> layout.storeRanges.add(store.carrier()));
        if (tags.stores().size() > 1) {
            layout.faults.add(ContainerFault.MULTIPLE_STORES);
        } else if (!tags.stores().isEmpty()) {
            layout.store = tags.stores().getFirst().content();
        }
        return layout.build();
    }
}
