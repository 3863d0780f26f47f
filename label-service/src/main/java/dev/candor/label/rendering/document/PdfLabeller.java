package dev.candor.label.rendering.document;

import dev.candor.label.plan.Instruction.PdfStamp;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.memory.WorkingMemory;
import dev.candor.label.rendering.process.Supervisor;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Outline;
import dev.candor.label.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Stamps a PDF document and looks at it again. Thread-safe; blocking. Streams of the document lie
/// in files while it is under work, its structure in memory: both have limits.
public final class PdfLabeller {
    private final Supervisor supervisor;
    private final Vocabulary vocabulary;
    private final WorkingMemory memory;
    private final Path folder;
    private final long mostBytes;
    private final Optional<String> publicUrl;

    /// @param memory that documents under work take a share of
    /// @param folder for files under work
    /// @param mostBytes of a document
    /// @param publicUrl what evidence paths are below; without it a stamp has no QR code
    public PdfLabeller(
            Supervisor supervisor,
            Vocabulary vocabulary,
            WorkingMemory memory,
            Path folder,
            long mostBytes,
            Optional<String> publicUrl) {
        this.supervisor = supervisor;
        this.vocabulary = vocabulary;
        this.memory = memory;
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
            throws IOException, MediaException {
        if (mediaType(source).isEmpty()) {
            throw new MediaException.UnknownFormat("What is no PDF document");
        }
        if (Files.size(source) > mostBytes) {
            throw new MediaException.TooLarge(
                    "A document of %d bytes; at most %d are worked on"
                            .formatted(Files.size(source), mostBytes));
        }
        var pen = pen(stamp);
        var weight = PdfWeight.of(source);
        try (var _ = memory.take(weight.bytes(), "The parts of this document")) {
            var written =
                    PdfStamper.write(source, weight.unpacked(), target, stamp, properties, pen);
            Files.createDirectories(folder);
            var workplace = Files.createTempDirectory(folder, "document-");
            try {
                return new StampProbes(supervisor, workplace, cancelled)
                        .measure(target, stamp, pen, written);
            } finally {
                remove(workplace);
            }
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

    private static void remove(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
