package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.asset.WritableContainer;
import dev.candor.c2pa.asset.XmpProperty;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// PDF: the store is an embedded file that the catalog names as associated (ISO 32000-2; C2PA 2.4,
/// A.4).
public final class PdfContainer implements WritableContainer {
    /// Within how many bytes the header stands, as readers have it.
    private static final int HEAD = 1024;

    private static final String HEADER = "%PDF-";

    @Override
    public boolean recognizes(ChannelReader asset) throws MalformedException, IOException {
        return header(asset) >= 0;
    }

    private static int header(ChannelReader asset) throws MalformedException, IOException {
        return new String(asset.head(HEAD), StandardCharsets.ISO_8859_1).indexOf(HEADER);
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        try {
            return layout(PdfDocument.read(asset, header(asset)));
        } catch (MalformedException e) {
            return layout(PdfDocument.search(asset));
        }
    }

    @Override
    public void requireComplete(ChannelReader asset) throws MalformedException, IOException {
        PdfDocument.read(asset, header(asset)).catalogNumber();
    }

    @Override
    public Splicing splicing(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return PdfWriting.splicing(asset, header(asset));
    }

    @Override
    public Splicing updating(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return PdfWriting.updating(asset, header(asset), layout);
    }

    @Override
    public Splice describing(ChannelReader asset, Layout layout, List<XmpProperty> properties)
            throws NoRoomException, MalformedException, IOException {
        return PdfMetadata.describing(asset, header(asset), layout, properties);
    }

    /// Where things lie in a document.
    static Layout layout(PdfDocument document) throws MalformedException, IOException {
        var layout = new Layout.Builder();
        try {
            new PdfStores(document).find(layout);
            noteMetadata(document, layout);
            PdfSignatures.note(document, layout);
        } catch (MalformedException e) {
            if (!document.isEncrypted()) {
                throw e; // what an encrypted document packs cannot be seen, and carries no store
            }
        }
        return layout.build();
    }

    /// The document's own XMP.
    private static void noteMetadata(PdfDocument document, Layout.Builder layout)
            throws MalformedException, IOException {
        var metadata = document.indirect(document.catalog(0).get("Metadata"), 0);
        var raw = metadata.stream();
        if (raw == null) {
            return;
        }
        layout.metadata.add(raw);
        if (PdfFilters.isPlain(metadata.dict())) {
            layout.xmp = raw;
        } else {
            layout.unpackedXmp =
                    Bytes.of(
                            document.streams()
                                    .decode(metadata.dict(), raw, AssetFormats.MOST_METADATA));
        }
    }
}
