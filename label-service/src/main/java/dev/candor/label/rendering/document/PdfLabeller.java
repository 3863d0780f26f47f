package dev.candor.label.rendering.document;

import dev.candor.label.plan.Instruction.PdfStamp;
import dev.candor.label.rendering.document.Stamped.Probe;
import dev.candor.label.rendering.process.ProcessException;
import dev.candor.label.rendering.process.Supervisor;
import dev.candor.label.rendering.process.Tool;
import dev.candor.label.rendering.process.Watch;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Outline;
import dev.candor.label.vocabulary.Vocabulary;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Stamps a PDF document and looks at it again. Thread-safe; blocking. Streams of the document lie
/// in files while it is under work, its structure in memory: both have limits.
public final class PdfLabeller {
    private static final Logger LOG = Logger.getLogger(PdfLabeller.class);
    private static final int MOST_PAGES = 5000;
    private static final int MOST_PROBES = 5;
    private static final double RESOLUTION = 200;
    private static final double WIDEST = 1600;
    static final double LEAST_CONTRAST = 7;

    private final Supervisor supervisor;
    private final Vocabulary vocabulary;
    private final Path folder;
    private final long mostBytes;
    private final Optional<String> publicUrl;

    /// @param folder for files under work
    /// @param mostBytes of a document
    /// @param publicUrl what evidence paths are below; without it a stamp has no QR code
    public PdfLabeller(
            Supervisor supervisor,
            Vocabulary vocabulary,
            Path folder,
            long mostBytes,
            Optional<String> publicUrl) {
        this.supervisor = supervisor;
        this.vocabulary = vocabulary;
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.publicUrl = publicUrl;
    }

    /// The media type of a document, by its first bytes.
    public static Optional<String> mediaType(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var start = new String(in.readNBytes(1024), StandardCharsets.ISO_8859_1);
            return start.contains("%PDF-") ? Optional.of("application/pdf") : Optional.empty();
        }
    }

    /// Stamps `source` into `target`, which is replaced. After an exception `target` is worthless.
    ///
    /// @param properties of the document's metadata, by names such as
    /// `Iptc4xmpExt:DigitalSourceType`
    public Stamped label(
            Path source,
            Path target,
            PdfStamp stamp,
            Map<String, String> properties,
            BooleanSupplier cancelled)
            throws IOException, DocumentException {
        if (mediaType(source).isEmpty()) {
            throw new DocumentException.UnknownFormat("What is no PDF document");
        }
        if (Files.size(source) > mostBytes) {
            throw new DocumentException.TooLarge(
                    "A document of %d bytes; at most %d are worked on"
                            .formatted(Files.size(source), mostBytes));
        }
        var pen = pen(stamp);
        var written = written(source, target, stamp, properties, pen);
        Files.createDirectories(folder);
        var workplace = Files.createTempDirectory(folder, "document-");
        try {
            return measured(target, stamp, pen, written, workplace, cancelled);
        } finally {
            remove(workplace);
        }
    }

    private StampPen pen(PdfStamp stamp) {
        var words = stamp.words();
        var language = vocabulary.find(words.language()).orElseGet(vocabulary::fallback);
        var parts = vocabulary.label(words.phrase(), language, words.layers());
        var address = publicUrl.map(url -> url.replaceFirst("/+$", "") + stamp.evidencePath());
        return new StampPen(
                language.direction() == Language.Direction.RTL ? parts.reversed() : parts,
                parts.stream().map(Outline::text).collect(Collectors.joining(" ")),
                language.tag(),
                address.map(QrCode::of).orElse(null),
                address.orElse(null));
    }

    /// What was written on which page.
    private record Written(List<SeenPage> pages, List<Stamp> stamps) {}

    private static Written written(
            Path source, Path target, PdfStamp stamp, Map<String, String> properties, StampPen pen)
            throws IOException, DocumentException {
        try (var document =
                Loader.loadPDF(source.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            refuse(document);
            var written = stamped(document, stamp, pen);
            withoutCredentials(document);
            describe(document, properties);
            try (var out = new BufferedOutputStream(Files.newOutputStream(target))) {
                document.save(out, CompressParameters.NO_COMPRESSION);
            }
            return written;
        } catch (InvalidPasswordException e) {
            throw caused(new DocumentException.Unsupported("A document under a password"), e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // A stranger's document: whatever the reader stumbles over is in it.
            LOG.debugf(e, "document not stamped");
            throw caused(new DocumentException.Unreadable("The PDF document is broken"), e);
        }
    }

    private static <E extends DocumentException> E caused(E exception, Throwable cause) {
        exception.initCause(cause);
        return exception;
    }

    private static void refuse(PDDocument document) throws IOException, DocumentException {
        if (document.isEncrypted()) {
            throw new DocumentException.Unsupported("An encrypted document");
        }
        var catalog = document.getDocumentCatalog();
        if (!document.getSignatureDictionaries().isEmpty()
                || catalog.getCOSObject().containsKey(COSName.PERMS)) {
            throw new DocumentException.Signed(
                    "The document is signed, and a stamp would break the signature; stamp it"
                            + " first, then sign");
        }
        var form = catalog.getAcroForm(null);
        if (form != null && form.xfaIsDynamic()) {
            throw new DocumentException.Unsupported("A dynamic form (XFA), which has no pages");
        }
        if (document.getNumberOfPages() < 1) {
            throw new DocumentException.Unreadable("A document without pages");
        }
        if (document.getNumberOfPages() > MOST_PAGES) {
            throw new DocumentException.TooLarge(
                    "%d pages; at most %d are stamped"
                            .formatted(document.getNumberOfPages(), MOST_PAGES));
        }
    }

    private static Written stamped(PDDocument document, PdfStamp stamp, StampPen pen)
            throws IOException, DocumentException {
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

    /// Content credentials are of the document as it was: the stamp breaks them.
    private static void withoutCredentials(PDDocument document) {
        var files =
                document.getDocumentCatalog().getCOSObject().getCOSArray(COSName.getPDFName("AF"));
        if (files == null) {
            return;
        }
        for (int i = files.size() - 1; i >= 0; i--) {
            if (files.getObject(i) instanceof COSDictionary file
                    && "C2PA_Manifest"
                            .equals(file.getNameAsString(COSName.getPDFName("AFRelationship")))) {
                file.removeItem(COSName.EF);
                files.remove(i);
                withoutName(document, file);
            }
        }
    }

    private static void withoutName(PDDocument document, COSDictionary file) {
        var names = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.NAMES);
        var embedded = names == null ? null : names.getCOSDictionary(COSName.EMBEDDED_FILES);
        COSArray list = embedded == null ? null : embedded.getCOSArray(COSName.NAMES);
        for (int i = list == null ? 0 : list.size() - 1; i > 0; i -= 2) {
            if (list != null && list.getObject(i) == file) {
                list.remove(i);
                list.remove(i - 1);
            }
        }
    }

    private static void describe(PDDocument document, Map<String, String> properties)
            throws IOException {
        if (properties.isEmpty()) {
            return;
        }
        var catalog = document.getDocumentCatalog();
        var metadata = catalog.getMetadata();
        var before =
                metadata == null ? "" : new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        var packet = new PDMetadata(document);
        packet.importXMPMetadata(
                XmpPacket.with(before, properties).getBytes(StandardCharsets.UTF_8));
        catalog.setMetadata(packet);
    }

    private Stamped measured(
            Path target,
            PdfStamp stamp,
            StampPen pen,
            Written written,
            Path workplace,
            BooleanSupplier cancelled)
            throws IOException, DocumentException {
        var probes = new ArrayList<Probe>();
        @Nullable String leadsTo = null;
        for (int index : probed(written.stamps().size())) {
            var one = written.stamps().get(index);
            var drawn =
                    drawn(target, index + 1, written.pages().get(index), one, workplace, cancelled);
            probes.add(drawn.probe(index + 1, one, pen.parts()));
            leadsTo = drawn.leadsTo(index + 1, pen.address());
        }
        return new Stamped(
                "application/pdf",
                pen.text(),
                stamp.position(),
                pages(target),
                written.stamps().size(),
                leadsTo,
                probes);
    }

    private static int pages(Path target) throws IOException {
        try (var document =
                Loader.loadPDF(target.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            return document.getNumberOfPages();
        }
    }

    /// The first and the last, and some between.
    static List<Integer> probed(int stamped) {
        var step = Math.max(1, (stamped + MOST_PROBES - 2) / (MOST_PROBES - 1));
        var probed = new ArrayList<Integer>();
        for (int i = 0; i < stamped - 1; i += step) {
            probed.add(i);
        }
        probed.add(stamped - 1);
        return probed;
    }

    /// The plate as another program draws it.
    ///
    /// @param scale pixels for a point
    private record Drawn(Grey picture, double scale) {
        Probe probe(int page, Stamp stamp, List<Outline> parts) throws DocumentException.NotShown {
            var left = (int) Math.floor((stamp.words().x() - stamp.plate().x()) * scale);
            var right = (int) Math.ceil(left + stamp.words().width() * scale);
            var ink = Ink.in(picture, left, Math.min(right, picture.width()), scale);
            var due = height(parts) * stamp.scale();
            if (ink.height() / scale < 0.9 * due || ink.contrast() < LEAST_CONTRAST) {
                throw new DocumentException.NotShown(
                        String.format(
                                Locale.ROOT,
                                "On page %d: letters %.1f points high, %.1f are due; contrast"
                                        + " %.1f, %.1f is due",
                                page,
                                ink.height() / scale,
                                due,
                                ink.contrast(),
                                LEAST_CONTRAST));
            }
            return new Probe(
                    page,
                    rounded(stamp.plate()),
                    Math.round(ink.height() / scale * 100) / 100.0,
                    Math.floor(ink.contrast() * 100) / 100);
        }

        @Nullable String leadsTo(int page, @Nullable String address)
                throws DocumentException.NotShown {
            if (address == null) {
                return null;
            }
            var read = QrCode.read(picture).orElse("nowhere");
            if (!read.equals(address)) {
                throw new DocumentException.NotShown(
                        "On page %d the QR code leads to %s".formatted(page, read));
            }
            return read;
        }

        private static double height(List<Outline> parts) {
            var top = parts.stream().mapToInt(part -> part.ink().y()).min().orElse(0);
            var bottom =
                    parts.stream()
                            .mapToInt(part -> part.ink().y() + part.ink().height())
                            .max()
                            .orElse(0);
            return bottom - top;
        }

        private static Rect rounded(Rect rect) {
            return new Rect(
                    Math.round(rect.x() * 10) / 10.0,
                    Math.round(rect.y() * 10) / 10.0,
                    Math.round(rect.width() * 10) / 10.0,
                    Math.round(rect.height() * 10) / 10.0);
        }
    }

    private Drawn drawn(
            Path target,
            int page,
            SeenPage seen,
            Stamp stamp,
            Path workplace,
            BooleanSupplier cancelled)
            throws IOException, DocumentException {
        var plate = stamp.plate();
        var scale = Math.min(RESOLUTION / 72, WIDEST / plate.width());
        run(
                List.of(
                        "-gray",
                        "-cropbox",
                        "-singlefile",
                        "-r",
                        String.format(Locale.ROOT, "%.3f", scale * 72),
                        "-f",
                        "" + page,
                        "-l",
                        "" + page,
                        "-x",
                        "" + Math.round(plate.x() * scale),
                        "-y",
                        "" + Math.round((seen.height() - plate.y() - plate.height()) * scale),
                        "-W",
                        "" + Math.round(plate.width() * scale),
                        "-H",
                        "" + Math.round(plate.height() * scale),
                        target.toString(),
                        workplace.resolve("plate").toString()),
                workplace,
                cancelled);
        try {
            return new Drawn(Grey.read(workplace.resolve("plate.pgm")), scale);
        } catch (IOException e) {
            throw caused(new DocumentException.NotShown("Page %d is not drawn".formatted(page)), e);
        }
    }

    private void run(List<String> arguments, Path workplace, BooleanSupplier cancelled)
            throws IOException, DocumentException {
        try {
            supervisor.run(
                    Tool.PDFTOPPM,
                    arguments,
                    workplace,
                    new Watch() {
                        @Override
                        public void line(String line) {}

                        @Override
                        public boolean cancelled() {
                            return cancelled.getAsBoolean();
                        }
                    });
        } catch (ProcessException.Missing e) {
            throw caused(
                    new DocumentException.ToolMissing(String.valueOf(e.getMessage()), e.tool()), e);
        } catch (ProcessException e) {
            throw caused(new DocumentException.ToolFailed(String.valueOf(e.getMessage())), e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
