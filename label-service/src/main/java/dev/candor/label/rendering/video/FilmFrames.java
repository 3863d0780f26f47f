package dev.candor.label.rendering.video;

import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.image.Box;
import dev.candor.label.rendering.medium.Following;
import dev.candor.label.rendering.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Takes single frames out of a film.
final class FilmFrames {
    /// So many are decoded by one process: its start takes as long as a frame, and each decoder
    /// keeps some frames in memory.
    private static final int AT_ONCE = 4;

    private final FilmTools tools;
    private final Path film;
    private final Path workplace;

    FilmFrames(FilmTools tools, Path film, Path workplace) {
        this.tools = tools;
        this.film = film;
        this.workplace = workplace;
    }

    interface Look {
        /// @param rgb pixels of the box, three bytes each, row by row
        void at(double second, byte[] rgb) throws MediaException;
    }

    /// Shows what lies in a box at each moment at which the film has a frame, in turn.
    void each(List<Double> seconds, Box box, Look look) throws IOException, MediaException {
        for (int from = 0; from < seconds.size(); from += AT_ONCE) {
            var some = seconds.subList(from, Math.min(seconds.size(), from + AT_ONCE));
            decode(some, box);
            for (int i = 0; i < some.size(); i++) {
                var raw = raw(i);
                if (Files.exists(raw) && Files.size(raw) > 0) {
                    look.at(some.get(i), pixels(raw, box, some.get(i)));
                }
                Files.deleteIfExists(raw);
            }
        }
    }

    private Path raw(int number) {
        return workplace.resolve("frame-%d.rgb".formatted(number));
    }

    private static byte[] pixels(Path raw, Box box, double second)
            throws IOException, MediaException {
        if (Files.size(raw) != 3L * box.width() * box.height()) {
            throw new MediaException.NotAsPlanned(
                    String.format(Locale.ROOT, "A frame of another size at %.2f s", second));
        }
        return Files.readAllBytes(raw);
    }

    private void decode(List<Double> seconds, Box box) throws IOException, MediaException {
        var arguments = new ArrayList<>(List.of("-y", "-nostdin", "-hide_banner"));
        arguments.addAll(List.of("-loglevel", "error"));
        for (double second : seconds) {
            arguments.addAll(List.of("-protocol_whitelist", "file,pipe", "-threads", "1"));
            arguments.addAll(List.of("-ss", String.format(Locale.ROOT, "%.3f", second)));
            arguments.addAll(List.of("-i", "file:" + film));
        }
        for (int i = 0; i < seconds.size(); i++) {
            arguments.addAll(List.of("-map", i + ":v:0", "-frames:v", "1", "-vf", crop(box)));
            arguments.addAll(List.of("-f", "rawvideo", "file:" + raw(i)));
        }
        tools.run(Tool.FFMPEG, arguments, workplace, _ -> {}, Following.NOBODY, false);
    }

    private static String crop(Box box) {
        return "format=rgb24,crop=%d:%d:%d:%d:exact=1"
                .formatted(box.width(), box.height(), box.x(), box.y());
    }
}
