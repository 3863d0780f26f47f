package dev.candor.label.rendering.document;

import dev.candor.label.rendering.failure.MediaException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// Reads a document and lays down no more of its packed objects than [PdfWeight] counted. That
/// looks for words; this sees each stream as the reader does, which asks for no `/Type`.
final class CountingParser extends PDFParser {
    /// Of what an honest document packs in a way that was not found; [PdfWeight] has room for it.
    private static final long OVERLOOKED = 1 << 20;

    private final long most;
    private long unpacked;

    private CountingParser(RandomAccessRead source, long counted) throws IOException {
        super(source, "", null, null, IOUtils.createTempFileOnlyStreamCache());
        this.most = counted + OVERLOOKED;
    }

    /// Objects of what is returned are read later, and may throw [Refused] then, too.
    ///
    /// @param counted bytes that the document's packed objects may take unpacked
    static PDDocument load(Path file, long counted) throws IOException {
        var source = new RandomAccessReadBufferedFile(file.toFile());
        try {
            return new CountingParser(source, counted).parse();
        } catch (IOException | RuntimeException e) {
            IOUtils.closeQuietly(source);
            throw e;
        }
    }

    /// Unchecked, because the reader takes an [IOException] for an object that is not there.
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final MediaException why;

        private Refused(MediaException why) {
            super(why);
            this.why = why;
        }

        MediaException why() {
            return why;
        }
    }

    @Override
    protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
        var stream = super.parseCOSStream(dictionary);
        if (mayHoldObjects(dictionary)) {
            var at = source.getPosition();
            count(stream);
            source.seek(at);
        }
        return stream;
    }

    /// Objects (ISO 32000-2, 7.5.7), or where they are (7.5.8): what a reader cannot do without.
    private static boolean mayHoldObjects(COSDictionary dictionary) {
        return dictionary.containsKey(COSName.N) && dictionary.containsKey(COSName.FIRST)
                || dictionary.containsKey(COSName.W);
    }

    private void count(COSStream stream) throws IOException {
        if (document.isEncrypted()) { // what it unpacks to shows after it is deciphered
            throw new Refused(new MediaException.Unsupported("An encrypted document"));
        }
        var filters = stream.getFilters();
        if (filters == null) {
            add(stream.getLength());
        } else if (isFlate(filters)) {
            inflate(stream);
        } else {
            throw new Refused(
                    new MediaException.Unsupported(
                            "A document whose objects are packed otherwise than once by Flate"));
        }
    }

    private static boolean isFlate(@Nullable COSBase filters) {
        return filters instanceof COSArray several
                ? several.size() == 1 && isFlate(several.getObject(0))
                : COSName.FLATE_DECODE.equals(filters)
                        || COSName.FLATE_DECODE_ABBREVIATION.equals(filters);
    }

    private void inflate(COSStream stream) throws IOException {
        var inflater = new Inflater(true); // the reader believes neither header nor checksum
        try (var raw = stream.createRawInputStream()) {
            raw.skipNBytes(2);
            var in = new InflaterInputStream(raw, inflater);
            var buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                add(count);
            }
        } catch (IOException _) {
            // Broken data unpacks as far as it goes; the reader finds whether it can do without.
            return;
        } finally {
            inflater.end();
        }
    }

    private void add(long bytes) {
        unpacked += bytes;
        if (unpacked > most) {
            throw new Refused(
                    new MediaException.TooLarge(
                            "Objects that unpack to more than the %d bytes that the document shows"
                                    .formatted(most)));
        }
    }
}
