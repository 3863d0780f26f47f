package dev.candor.label.rendering.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.medium.Following;
import dev.candor.label.rendering.process.Supervisor;
import dev.candor.label.rendering.process.Tool;
import dev.candor.label.rendering.process.Toolbox;
import dev.candor.label.rendering.process.Watch;
import dev.candor.label.rendering.video.TextTrack.Cue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Films that are given a text track, read back by ffmpeg.
@SuppressWarnings("NullAway.Init") // JUnit fills the field
class FilmTracksTest {
    private static final String ARABIC = "AI مُولَّد بالذكاء الاصطناعي";
    private static final Supervisor SUPERVISOR =
            new Supervisor(
                    Toolbox.ofThisMachine(),
                    new Supervisor.Limits(Duration.ofMinutes(3), 4L << 30, 1L << 30));

    /// The first two seconds, and again every four.
    private static final Windows NOW_AND_AGAIN =
            Windows.of(
                    List.of(new Windows.Span(0, 2), new Windows.Span(4, 6)),
                    Duration.ofSeconds(2),
                    Optional.of(Duration.ofSeconds(4)));

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "film.mp4, libx264",
        "film.mov, libx264",
        "film.webm, libvpx-vp9",
        "film.mkv, libx264"
    })
    void theTrackSaysItInItsWindowsAndThePicturesAreAsTheyWere(String name, String coder)
            throws Exception {
        // given
        needsFfmpeg();
        var film = film(name, coder);

        // when
        var tracked = tracks().write(film, result(), ARABIC, NOW_AND_AGAIN, Following.NOBODY);

        // then
        assertThat(tracked.cues()).isEqualTo(3);
        assertThat(tracked.firstShown()).isZero();
        assertThat(tracked.shortest()).isBetween(0.9, 2.05);
        assertThat(pictures(result())).isEqualTo(pictures(film));
        assertThat(cues(result(), 0)).extracting(Cue::text).containsExactly(ARABIC, ARABIC, ARABIC);
    }

    @Test
    void tracksThatWereThereStayBeforeIt() throws Exception {
        // given
        needsFfmpeg();
        var film = film("film.mp4", "libx264");
        var once = folder.resolve("once.mp4");
        tracks().write(film, once, "before", new Windows.Throughout(), Following.NOBODY);

        // when
        tracks().write(once, result(), ARABIC, new Windows.Throughout(), Following.NOBODY);

        // then
        assertThat(cues(result(), 0)).extracting(Cue::text).containsExactly("before");
        assertThat(cues(result(), 1)).extracting(Cue::text).containsExactly(ARABIC);
    }

    @Test
    void whatIsWrittenIsRead() {
        var track =
                new TextTrack(
                        List.of(new Cue(0, 2.5, "AI <b> & more"), new Cue(3725.25, 3727, ARABIC)));

        assertThat(TextTrack.read(track.toWebVtt().lines().toList())).isEqualTo(track);
    }

    @Test
    void windowsThatMeetAreOneCue() {
        // the plan lists the repetitions, and the interval names them again
        assertThat(TextTrack.of("AI", NOW_AND_AGAIN, 9).cues())
                .containsExactly(new Cue(0, 2, "AI"), new Cue(4, 6, "AI"), new Cue(8, 9, "AI"));
    }

    @Test
    void aFilmThatSaysItLaterOrOtherwiseIsNotReleased() {
        var due = new TextTrack(List.of(new Cue(0, 4, "AI")));

        for (var read :
                List.of(
                        new TextTrack(List.of()),
                        new TextTrack(List.of(new Cue(0.1, 4, "AI"))),
                        new TextTrack(List.of(new Cue(0, 3.5, "AI"))),
                        new TextTrack(List.of(new Cue(0, 4, "IA"))))) {
            assertThatThrownBy(() -> FilmTracks.demand(due, read))
                    .isInstanceOf(MediaException.NotAsPlanned.class);
        }
    }

    private static void needsFfmpeg() {
        for (Tool tool : List.of(Tool.FFMPEG, Tool.FFPROBE)) {
            assumeTrue(
                    SUPERVISOR.toolbox().has(tool),
                    tool.command() + " is missing: install " + tool.debianPackage());
        }
    }

    private FilmTracks tracks() {
        return new FilmTracks(SUPERVISOR, folder.resolve("work"), 10_000_000);
    }

    private Path result() {
        return folder.resolve("result");
    }

    private Path film(String name, String coder) throws Exception {
        var film = folder.resolve(name);
        ffmpeg(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=160x90:r=5:d=9",
                "-c:v",
                coder,
                "-pix_fmt",
                "yuv420p",
                film.toString());
        return film;
    }

    /// A digest of the pictures as they are stored.
    private List<String> pictures(Path film) throws Exception {
        var digest = folder.resolve("pictures.md5");
        ffmpeg("-i", film.toString(), "-map", "0:v", "-c", "copy", "-f", "md5", digest.toString());
        return Files.readAllLines(digest);
    }

    private List<Cue> cues(Path film, int track) throws Exception {
        var text = folder.resolve("track.vtt");
        ffmpeg("-i", film.toString(), "-map", "0:s:" + track, text.toString());
        return TextTrack.read(Files.readAllLines(text)).cues();
    }

    private void ffmpeg(String... arguments) throws Exception {
        var all = new ArrayList<>(List.of("-y", "-nostdin", "-loglevel", "error"));
        all.addAll(List.of(arguments));
        SUPERVISOR.run(Tool.FFMPEG, all, folder, Watch.NOBODY);
    }
}
