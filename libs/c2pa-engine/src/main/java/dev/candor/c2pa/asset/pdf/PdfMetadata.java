package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.asset.XmpEdit;
import dev.candor.c2pa.asset.XmpProperty;
import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.List;

/// Writes properties into the XMP of a document as a whole (ISO 32000-2, 14.3.2): into an update
/// behind all that is there, which stays as it is. The stream is not packed, so that readers find
/// it that know nothing of PDF.
final class PdfMetadata {
    private static final String STREAM =
            "<</Type/Metadata/Subtype/XML/Length %d>>stream\n%s\nendstream";

    private PdfMetadata() {}

    /// The plan of a copy with properties.
    ///
    /// @param base where the header is
    /// @throws NoRoomException if nothing may be added to the document, or its XMP is broken
    /// @throws MalformedException if the cross-reference or the catalog is broken
    static Splice describing(
            ChannelReader asset, long base, Layout layout, List<XmpProperty> properties)
            throws NoRoomException, MalformedException, IOException {
        var document = PdfDocument.read(asset, base);
        requireOpen(document, asset);
        var packet =
                layout.unpackedXmp().isEmpty()
                        ? XmpEdit.of(asset, layout, properties)
                        : XmpEdit.edited(layout.unpackedXmp(), properties);
        var changes = new PdfChanges(document);
        var metadata = changes.add(STREAM.formatted(packet.length, PdfUpdate.text(packet)));
        changes.change(
                document.catalogNumber(),
                text -> PdfDictionary.of(document, text).with("Metadata", metadata).text());
        var ending = PdfEnding.of(document, changes, asset.size(), base);
        var copy = new Splice.Builder().copy(new Range(0, asset.size()));
        new PdfUpdate(asset.size(), base, changes.objects(), ending).append(copy);
        return copy.build(_ -> List.of(), ContentBinding.Data.whole());
    }

    /// What certifies a document allows forms and annotations at most, never other metadata
    /// (ISO 32000-2, 12.8.2.2.2).
    private static void requireOpen(PdfDocument document, ChannelReader asset)
            throws NoRoomException, MalformedException, IOException {
        if (document.isEncrypted()) {
            throw new NoRoomException(
                    "The document is encrypted, so its metadata cannot be changed",
                    NoRoomException.Remedy.BESIDE);
        }
        var waiting = PdfSignatures.waiting(document, asset);
        if (PdfPermissions.of(document, waiting) != PdfPermissions.ALL) {
            throw new NoRoomException(
                    "The document is certified, and what certifies it allows no change of its"
                            + " metadata",
                    NoRoomException.Remedy.BESIDE);
        }
    }
}
