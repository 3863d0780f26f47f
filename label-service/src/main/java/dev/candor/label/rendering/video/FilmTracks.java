package dev.candor.label.rendering.video;

import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.medium.Following;
import dev.candor.label.rendering.process.Supervisor;
import dev.candor.label.rendering.process.Tool;
import dev.candor.label.rendering.video.TextTrack.Cue;
import dev.candor.label.rendering.video.VideoFacts.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Gives a film a text track that says its label, and codes nothing anew: pictures, sound and
/// other tracks are copied as they are. What was written is read back. Thread-safe; blocking.
public final class FilmTracks {
    private static final double EXACT = 0.05;

    private final FilmTools tools;

    /// @param folder for files under work
    /// @param mostPixels of a frame
    public FilmTracks(Supervisor supervisor, Path folder, long mostPixels) {
        this.tools = new FilmTools(supervisor, folder, mostPixels);
    }

    /// What came out.
    ///
    /// @param text what the track says
    /// @param cues how often it says it
    /// @param firstShown seconds into the film
    /// @param shortest cue in seconds
    public record Tracked(String text, int cues, double firstShown, double shortest) {}

    /// The track alone, for a player that is given it beside the film.
    ///
    /// @param seconds the film runs
    public static String webVtt(String text, Windows windows, double seconds) {
        return TextTrack.of(text, windows, seconds).toWebVtt();
    }

    /// Writes `source` with the track into `target`, which is replaced. After an exception
    /// `target` is worthless.
    public Tracked write(
            Path source, Path target, String text, Windows windows, Following following)
            throws IOException, MediaException {
        var workplace = tools.workplace();
        try {
            var facts = tools.probe(source, workplace);
            var track = TextTrack.of(text, windows, facts.seconds());
            var file = workplace.resolve("label.vtt");
            Files.writeString(file, track.toWebVtt());
            copy(source, target, file, facts, following, workplace);
            var read = read(target, facts.subtitles(), workplace);
            demand(track, read);
            return new Tracked(
                    text,
                    read.cues().size(),
                    read.cues().getFirst().from(),
                    read.cues().stream().mapToDouble(cue -> cue.to() - cue.from()).min().orElse(0));
        } finally {
            FilmTools.remove(workplace);
        }
    }

    private void copy(
            Path source,
            Path target,
            Path track,
            VideoFacts facts,
            Following following,
            Path workplace)
            throws IOException, MediaException {
        var number = facts.subtitles();
        var arguments = new ArrayList<>(List.of("-y", "-nostdin", "-hide_banner"));
        arguments.addAll(List.of("-loglevel", "error", "-progress", "pipe:1", "-nostats"));
        arguments.addAll(List.of("-protocol_whitelist", "file,pipe", "-i", "file:" + source));
        arguments.addAll(List.of("-protocol_whitelist", "file,pipe", "-f", "webvtt"));
        arguments.addAll(List.of("-i", "file:" + track));
        arguments.addAll(List.of("-map", "0:v", "-map", "0:a?", "-map", "0:s?", "-map", "1:s:0"));
        arguments.addAll(List.of("-map_metadata", "0", "-map_chapters", "0", "-c", "copy"));
        arguments.addAll(List.of("-c:s:" + number, coding(facts.container())));
        // Shown without being asked for: a label that waits for a click is none.
        arguments.addAll(List.of("-disposition:s:" + number, "default+forced"));
        if (facts.container() == Container.MP4 || facts.container() == Container.QUICKTIME) {
            arguments.addAll(List.of("-movflags", "+faststart+use_metadata_tags"));
        }
        arguments.addAll(List.of("-f", facts.container().muxer(), "file:" + target));
        tools.run(
                Tool.FFMPEG,
                arguments,
                workplace,
                line -> FilmTools.progress(line, facts.seconds(), following),
                following,
                false);
    }

    private static String coding(Container container) {
        return switch (container) {
            case MP4, QUICKTIME -> "mov_text";
            case WEBM, MATROSKA -> "webvtt";
        };
    }

    private TextTrack read(Path film, int number, Path workplace)
            throws IOException, MediaException {
        var file = workplace.resolve("read.vtt");
        tools.run(
                Tool.FFMPEG,
                List.of(
                        "-y",
                        "-nostdin",
                        "-hide_banner",
                        "-loglevel",
                        "error",
                        "-protocol_whitelist",
                        "file,pipe",
                        "-i",
                        "file:" + film,
                        "-map",
                        "0:s:" + number,
                        "-f",
                        "webvtt",
                        "file:" + file),
                workplace,
                _ -> {},
                Following.NOBODY,
                false);
        return TextTrack.read(Files.readAllLines(file));
    }

    /// That a film says what it was given to say, when it was given to say it.
    static void demand(TextTrack due, TextTrack read) throws MediaException.NotAsPlanned {
        if (read.cues().size() != due.cues().size()) {
            throw new MediaException.NotAsPlanned(
                    "The text track has %d cues; %d are due"
                            .formatted(read.cues().size(), due.cues().size()));
        }
        for (int at = 0; at < due.cues().size(); at++) {
            var one = read.cues().get(at);
            var other = due.cues().get(at);
            if (!same(one, other)) {
                throw new MediaException.NotAsPlanned(
                        String.format(
                                Locale.ROOT,
                                "The text track says \"%s\" from %.2f to %.2f s; \"%s\" is due"
                                        + " from %.2f to %.2f s",
                                one.text(),
                                one.from(),
                                one.to(),
                                other.text(),
                                other.from(),
                                other.to()));
            }
        }
    }

    private static boolean same(Cue one, Cue other) {
        return one.text().equals(other.text())
                && Math.abs(one.from() - other.from()) <= EXACT
                && Math.abs(one.to() - other.to()) <= EXACT;
    }
}
