package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.Container;
import dev.candor.c2pa.asset.ContainerFault;
import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The manifest stores of a document: one per update at most, and the newest is the one that
/// speaks for it (C2PA 2.4, A.4.2; VAL-STRU-0004, VAL-STRU-0005,
/// VAL-STRU-0006).
final class PdfStores {
    /// The most files that may be associated with a document.
    static final int MOST_FILES = 10_000;

    /// How many states of a document are looked at, the newest first.
    static final int MOST_STATES = 256;

    private final PdfDocument document;

    PdfStores(PdfDocument document) {
        this.document = document;
    }

    void find(Layout.Builder layout) throws MalformedException, IOException {
        for (int section = 0; section < Math.min(document.sections(), MOST_STATES); section++) {
            var found = List.copyOf(addedBy(section).values());
            if (found.size() > 1) {
                layout.faults.add(ContainerFault.MULTIPLE_STORES); // as if there were none here
            } else if (found.size() == 1 && layout.store == null) {
                take(found.getFirst(), layout);
            } else if (found.size() == 1) {
                addEarlier(found.getFirst(), layout);
            }
        }
    }

    /// All earlier stores together may be as large as one.
    private void addEarlier(PdfValue.Indirect file, Layout.Builder layout)
            throws MalformedException, IOException {
        long taken = layout.earlier.stream().mapToLong(Bytes::length).sum();
        if (taken + raw(file).length() <= Container.MAX_STORE) {
            layout.earlier.addFirst(store(file));
        }
    }

    /// The streams with stores that a section added, as the catalog of that state names them.
    private Map<Range, PdfValue.Indirect> addedBy(int section)
            throws MalformedException, IOException {
        var added = new LinkedHashMap<Range, PdfValue.Indirect>();
        for (var file : associated(section)) {
            var specification = document.dict(file, section);
            if (file instanceof PdfValue.Ref && specification.isEmpty() && document.isSearched()) {
                throw new MalformedException("AF", 0, "a file that was lost with the rest");
            }
            if (specification.isNamed("AFRelationship", "C2PA_Manifest")) {
                var stream = embedded(specification, section);
                var raw = stream.stream();
                if (raw != null && stream.section() == section) {
                    added.put(raw, stream);
                }
            }
        }
        return added;
    }

    private List<PdfValue> associated(int section) throws MalformedException, IOException {
        var files = document.resolve(document.catalog(section).get("AF"), section);
        if (!(files instanceof PdfValue.Array(var items))) {
            return List.of(files);
        }
        if (items.size() > MOST_FILES) {
            throw new MalformedException("AF", 0, "more than %d files".formatted(MOST_FILES));
        }
        return items;
    }

    private PdfValue.Indirect embedded(PdfValue.Dict specification, int section)
            throws MalformedException, IOException {
        var files = document.dict(specification.get("EF"), section);
        var file = document.indirect(files.get("F"), section);
        var stream = file.stream() == null ? document.indirect(files.get("UF"), section) : file;
        if (stream.stream() == null) {
            throw new MalformedException("EF", 0, "a manifest store that is not there");
        }
        return stream;
    }

    /// What is packed must be all there is: bytes behind its end would be hidden from the hash over
    /// the document.
    private void take(PdfValue.Indirect file, Layout.Builder layout)
            throws MalformedException, IOException {
        layout.storeRanges.add(raw(file));
        layout.store = store(file);
        layout.storeIntact = PdfFilters.isPlain(file.dict()) || document.leftOver() == 0;
    }

    /// The store in a stream.
    private Bytes store(PdfValue.Indirect file) throws MalformedException, IOException {
        var raw = raw(file);
        if (PdfFilters.isPlain(file.dict())) {
            var bytes = Bytes.of(document.streams().raw(raw));
            if (document.isEncrypted() && !AssetFormats.beginsStore(bytes)) {
                throw new MalformedException("stream", raw.start(), "is encrypted");
            }
            return bytes;
        }
        return Bytes.of(document.streams().decode(file.dict(), raw, Container.MAX_STORE));
    }

    private static Range raw(PdfValue.Indirect file) throws MalformedException {
        var raw = file.stream();
        if (raw == null || raw.length() > Container.MAX_STORE) {
            throw new MalformedException("stream", 0, "a manifest store beyond all bounds");
        }
        return raw;
    }
}
