package dev.candor.label.rendering.image;

import dev.candor.label.rendering.process.ProcessException;
import dev.candor.label.rendering.process.Supervisor;
import dev.candor.label.rendering.process.Tool;
import dev.candor.label.rendering.process.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/// Turns WebP, AVIF and HEIC into PNG and back, by tools of the machine. Thread-safe; blocking.
public final class Converter {
    private static final Logger LOG = Logger.getLogger(Converter.class);

    /// Of 100: hardly to be told from the original.
    private static final String QUALITY = "92";

    private final Supervisor supervisor;
    private final Path folder;

    /// @param folder for files under work
    public Converter(Supervisor supervisor, Path folder) {
        this.supervisor = supervisor;
        this.folder = folder;
    }

    /// A new folder, for one picture.
    Path workplace() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempDirectory(folder, "image-");
    }

    /// Decodes into a PNG file that is not there yet.
    void decode(CodedFormat format, Path source, Path png) throws IOException, ImageException {
        switch (format) {
            case WEBP ->
                    run(
                            Tool.DWEBP,
                            List.of("-quiet", source.toString(), "-o", png.toString()),
                            true);
            case AVIF, HEIC ->
                    run(
                            Tool.HEIF_CONVERT,
                            List.of("--quiet", source.toString(), png.toString()),
                            true);
        }
        if (!Files.exists(png)) {
            throw new ImageException.Unsupported("A file of several images");
        }
    }

    /// Encodes a PNG file.
    ///
    /// @param lossless whether the original was
    /// @param depth bits a sample of the original
    void encode(CodedFormat format, Path png, Path target, boolean lossless, int depth)
            throws IOException, ImageException {
        var arguments = new ArrayList<String>();
        switch (format) {
            case WEBP -> {
                arguments.addAll(List.of("-quiet", "-metadata", "none"));
                arguments.addAll(
                        lossless ? List.of("-lossless", "-exact") : List.of("-q", QUALITY));
                arguments.addAll(List.of(png.toString(), "-o", target.toString()));
                run(Tool.CWEBP, arguments, false);
            }
            case AVIF, HEIC -> {
                if (format == CodedFormat.AVIF) {
                    arguments.add("-A");
                }
                arguments.addAll(List.of("-q", QUALITY));
                if (depth > 8) {
                    arguments.addAll(List.of("-b", depth > 10 ? "12" : "10"));
                }
                arguments.addAll(List.of("-o", target.toString(), png.toString()));
                run(Tool.HEIF_ENC, arguments, false);
            }
        }
    }

    private void run(Tool tool, List<String> arguments, boolean decodes)
            throws IOException, ImageException {
        try {
            supervisor.run(tool, arguments, folder, Watch.NOBODY);
        } catch (ProcessException e) {
            throw told(e, decodes);
        }
    }

    private static ImageException told(ProcessException e, boolean decodes) {
        var told =
                switch (e) {
                    case ProcessException.Missing missing ->
                            new ImageException.ToolMissing(
                                    String.valueOf(missing.getMessage()),
                                    missing.tool().command(),
                                    missing.tool().debianPackage());
                    case ProcessException.Failed failed -> {
                        LOG.debugf("%s: %s", failed.getMessage(), failed.lastWords());
                        yield decodes
                                ? new ImageException.Unreadable(
                                        failed.tool().command() + " cannot decode the file", 0)
                                : new ImageException.ToolFailed(String.valueOf(e.getMessage()));
                    }
                    case ProcessException.TimedOut _, ProcessException.Cancelled _ ->
                            new ImageException.ToolFailed(String.valueOf(e.getMessage()));
                };
        told.initCause(e);
        return told;
    }
}
