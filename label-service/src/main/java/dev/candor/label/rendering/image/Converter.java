package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.process.ProcessException;
import dev.candor.label.rendering.process.Supervisor;
import dev.candor.label.rendering.process.Tool;
import dev.candor.label.rendering.process.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Turns WebP, AVIF and HEIC into PNG and back, by tools of the machine. Thread-safe; blocking.
public final class Converter {

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
    void decode(CodedFormat format, Path source, Path png) throws IOException, MediaException {
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
            throw new MediaException.Unsupported("A file of several images");
        }
    }

    /// Encodes a PNG file.
    ///
    /// @param lossless whether the original was
    /// @param depth bits a sample of the original
    void encode(CodedFormat format, Path png, Path target, boolean lossless, int depth)
            throws IOException, MediaException {
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
            throws IOException, MediaException {
        try {
            supervisor.run(tool, arguments, folder, Watch.NOBODY);
        } catch (ProcessException e) {
            throw decodes
                    ? MediaException.reading(e, tool.command() + " cannot decode the file")
                    : MediaException.of(e);
        }
    }
}
