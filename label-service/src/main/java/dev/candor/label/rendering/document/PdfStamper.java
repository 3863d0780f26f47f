package dev.candor.label.rendering.document;

import dev.candor.label.plan.Instruction.PdfStamp;
import dev.candor.label.rendering.failure.MediaException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jboss.logging.Logger;

/// Writes a document anew with its stamp. Streams lie in files meanwhile.
final class PdfStamper {
    private static final Logger LOG = Logger.getLogger(PdfStamper.class);
    private static final int MOST_PAGES = 5000;
    private static final int MOST_METADATA = 4 << 20;

    private PdfStamper() {}

    /// What was written on which page.
    record Written(List<SeenPage> pages, List<Stamp> stamps) {}

    /// @param unpacked bytes that the packed objects of `source` may take
    static Written write(
            Path source,
            long unpacked,
            Path target,
            PdfStamp stamp,
            Map<String, String> properties,
            StampPen pen)
            throws IOException, MediaException {
        try (var document = CountingParser.load(source, unpacked)) {
            refuse(document);
            var written = stamped(document, stamp, pen);
            OldCredentials.remove(document);
            describe(document, properties);
            try (var out = new BufferedOutputStream(Files.newOutputStream(target))) {
                document.save(out, CompressParameters.NO_COMPRESSION);
            }
            return written;
        } catch (CountingParser.Refused e) {
            throw e.why();
        } catch (InvalidPasswordException e) {
            throw MediaException.because(
                    e, new MediaException.Unsupported("A document under a password"));
        } catch (OutOfMemoryError e) {
            throw MediaException.because(
                    e, new MediaException.TooLarge("The document takes more memory than there is"));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // A stranger's document: whatever the reader stumbles over is in it.
            LOG.debugf(e, "document not stamped");
            throw MediaException.because(
                    e, new MediaException.Unreadable("The PDF document is broken"));
        }
    }

    private static void refuse(PDDocument document) throws IOException, MediaException {
        if (document.isEncrypted()) {
            throw new MediaException.Unsupported("An encrypted document");
        }
        var catalog = document.getDocumentCatalog();
        if (!document.getSignatureDictionaries().isEmpty()
                || catalog.getCOSObject().containsKey(COSName.PERMS)) {
            throw new MediaException.Signed(
                    "The document is signed, and a stamp would break the signature; stamp it"
                            + " first, then sign");
        }
        var form = catalog.getAcroForm(null);
        if (form != null && form.xfaIsDynamic()) {
            throw new MediaException.Unsupported("A dynamic form (XFA), which has no pages");
        }
        if (document.getNumberOfPages() < 1) {
            throw new MediaException.Unreadable("A document without pages");
        }
        if (document.getNumberOfPages() > MOST_PAGES) {
            throw new MediaException.TooLarge(
                    "%d pages; at most %d are stamped"
                            .formatted(document.getNumberOfPages(), MOST_PAGES));
        }
    }

    private static Written stamped(PDDocument document, PdfStamp stamp, StampPen pen)
            throws IOException, MediaException {
        var seen = new ArrayList<SeenPage>();
        var stamps = new ArrayList<Stamp>();
        for (var page : document.getPages()) {
            var as = SeenPage.of(page);
            var one = Stamp.fit(as, stamp.position(), pen.parts(), pen.code());
            pen.draw(document, page, as, one);
            seen.add(as);
            stamps.add(one);
            if (!stamp.everyPage()) {
                break;
            }
        }
        return new Written(seen, stamps);
    }

    private static void describe(PDDocument document, Map<String, String> properties)
            throws IOException, MediaException.TooLarge {
        if (properties.isEmpty()) {
            return;
        }
        var catalog = document.getDocumentCatalog();
        var metadata = catalog.getMetadata();
        var before = metadata == null ? "" : XmpPacket.text(read(metadata));
        var packet = new PDMetadata(document);
        packet.importXMPMetadata(
                XmpPacket.with(before, properties).getBytes(StandardCharsets.UTF_8));
        catalog.setMetadata(packet);
    }

    private static byte[] read(PDMetadata metadata) throws IOException, MediaException.TooLarge {
        try (var in = metadata.createInputStream()) {
            var bytes = in.readNBytes(MOST_METADATA + 1);
            if (bytes.length > MOST_METADATA) {
                throw new MediaException.TooLarge(
                        "Metadata of more than %d bytes".formatted(MOST_METADATA));
            }
            return bytes;
        }
    }
}
