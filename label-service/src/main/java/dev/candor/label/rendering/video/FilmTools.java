package dev.candor.label.rendering.video;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.medium.Following;
import dev.candor.label.rendering.process.ProcessException;
import dev.candor.label.rendering.process.Supervisor;
import dev.candor.label.rendering.process.Tool;
import dev.candor.label.rendering.process.Watch;
import dev.candor.label.rendering.video.VideoFacts.Container;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The tools that films take, with what they say put into the words of this room. Thread-safe;
/// blocking.
final class FilmTools {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_SAID = 1 << 20;

    private final Supervisor supervisor;
    private final Path folder;
    private final long mostPixels;

    /// @param folder for files under work
    /// @param mostPixels of a frame
    FilmTools(Supervisor supervisor, Path folder, long mostPixels) {
        this.supervisor = supervisor;
        this.folder = folder;
        this.mostPixels = mostPixels;
    }

    /// A folder for one film.
    Path workplace() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempDirectory(folder, "video-");
    }

    /// The container of a film, by its first bytes.
    static Optional<Container> container(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var start = new String(in.readNBytes(64), StandardCharsets.ISO_8859_1);
            if (start.startsWith("\u001AE\u00DF\u00A3")) {
                return Optional.of(start.contains("webm") ? Container.WEBM : Container.MATROSKA);
            }
            if (start.startsWith("ftypqt", 4)) {
                return Optional.of(Container.QUICKTIME);
            }
            var film =
                    Stream.of("isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V")
                            .anyMatch(brand -> start.startsWith("ftyp" + brand, 4));
            return film ? Optional.of(Container.MP4) : Optional.empty();
        }
    }

    VideoFacts probe(Path source, Path workplace) throws IOException, MediaException {
        var container =
                container(source)
                        .orElseThrow(
                                () ->
                                        new MediaException.UnknownFormat(
                                                "Neither MP4, QuickTime, WebM nor Matroska"));
        var said = new StringBuffer();
        run(
                Tool.FFPROBE,
                List.of(
                        "-v",
                        "error",
                        "-protocol_whitelist",
                        "file,pipe",
                        "-print_format",
                        "json",
                        "-show_format",
                        "-show_streams",
                        "file:" + source),
                workplace,
                line -> {
                    if (said.length() < MOST_SAID) {
                        said.append(line);
                    }
                },
                Following.NOBODY,
                true);
        return VideoFacts.of(json(said.toString()), container, mostPixels);
    }

    private static JsonNode json(String text) throws MediaException.Unreadable {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw MediaException.because(
                    e, new MediaException.Unreadable("ffprobe cannot describe the film"));
        }
    }

    /// How far ffmpeg is, by a line of its `-progress`.
    static void progress(String line, double seconds, Following following) {
        if (line.startsWith("out_time_us=") && !line.endsWith("N/A")) {
            var done = Long.parseLong(line, line.indexOf('=') + 1, line.length(), 10) / 1e6;
            following.progress(Math.clamp(done / seconds, 0, 1));
        }
    }

    /// @param reads whether an error means that the film cannot be read
    void run(
            Tool tool,
            List<String> arguments,
            Path workplace,
            Consumer<String> lines,
            Following following,
            boolean reads)
            throws IOException, MediaException {
        try {
            supervisor.run(
                    tool,
                    arguments,
                    workplace,
                    new Watch() {
                        @Override
                        public void line(String line) {
                            lines.accept(line);
                        }

                        @Override
                        public boolean cancelled() {
                            return following.cancelled();
                        }
                    });
        } catch (ProcessException e) {
            throw reads
                    ? MediaException.reading(e, tool.command() + " cannot read the film")
                    : MediaException.of(e);
        }
    }

    static void remove(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
