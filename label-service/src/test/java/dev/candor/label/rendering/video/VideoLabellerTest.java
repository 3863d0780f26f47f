package dev.candor.label.rendering.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.image.LabelFace;
import dev.candor.label.rendering.image.LabelOrder;
import dev.candor.label.rendering.medium.Following;
import dev.candor.label.rendering.process.Supervisor;
import dev.candor.label.rendering.process.Tool;
import dev.candor.label.rendering.process.Toolbox;
import dev.candor.label.rendering.process.Watch;
import dev.candor.label.rendering.video.VideoLabeller.Labelled;
import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Position;
import dev.candor.label.vocabulary.Vocabulary;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Films made by ffmpeg, labelled, and looked at frame by frame.
@SuppressWarnings("NullAway.Init") // JUnit fills the field
class VideoLabellerTest {
    private static final Supervisor SUPERVISOR =
            new Supervisor(
                    Toolbox.ofThisMachine(),
                    new Supervisor.Limits(Duration.ofMinutes(3), 4L << 30, 1L << 30));

    @TempDir Path folder;

    @BeforeEach
    void needsFfmpeg() {
        for (Tool tool : List.of(Tool.FFMPEG, Tool.FFPROBE)) {
            assumeTrue(
                    SUPERVISOR.toolbox().has(tool),
                    tool.command() + " is missing: install " + tool.debianPackage());
        }
    }

    @Test
    void everyProbedFrameCarriesTheLabelFromTheFirstOn() throws Exception {
        // given
        var film = film("film.mp4", "testsrc2=s=640x360:r=25:d=4", "-c:v", "libx264");
        var shares = new CopyOnWriteArrayList<Double>();

        // when
        var labelled = label(film, new Windows.Throughout(), following(shares, false));

        // then
        assertThat(labelled.mediaType()).isEqualTo("video/mp4");
        assertThat(labelled.overlay().text()).isEqualTo("AI KI-generiert");
        assertThat(labelled.probes()).extracting(VideoLabeller.Probe::second).startsWith(0.0);
        assertThat(labelled.measurement().contrastRatio()).isGreaterThanOrEqualTo(7);
        assertThat(labelled.measurement().textHeight()).isGreaterThanOrEqualTo(18);
        assertThat(shares.getLast()).isGreaterThan(0.9);
    }

    @Test
    void outsideItsWindowsTheLabelIsNotThere() throws Exception {
        // given
        var film = film("film.mp4", "color=c=0x808080:s=640x360:r=25:d=6", "-c:v", "libx264");

        // when
        var labelled =
                label(
                        film,
                        Windows.of(
                                List.of(new Windows.Span(0, 2)),
                                Duration.ofSeconds(2),
                                Optional.of(Duration.ofSeconds(4))),
                        Following.NOBODY);

        // then
        var box = labelled.overlay().box();
        assertThat(range(frame(result(), 1), box.x(), box.y(), box.width(), box.height()))
                .isGreaterThan(180);
        assertThat(range(frame(result(), 3), box.x(), box.y(), box.width(), box.height()))
                .isLessThan(20);
        assertThat(range(frame(result(), 5), box.x(), box.y(), box.width(), box.height()))
                .isGreaterThan(180);
    }

    /// Else each look decodes up to ten seconds of film.
    @Test
    void aKeyFrameLiesShortlyBeforeEachFrameThatIsLookedAt() throws Exception {
        // given
        var film = film("film.mp4", "testsrc2=s=320x240:r=25:d=9", "-c:v", "libx264");

        // when
        var labelled = label(film, new Windows.Throughout(), Following.NOBODY);

        // then
        var keys = keyFrames(result());
        assertThat(labelled.probes())
                .hasSizeGreaterThan(4)
                .allSatisfy(
                        probe ->
                                assertThat(keys)
                                        .anyMatch(
                                                key ->
                                                        key <= probe.second()
                                                                && key > probe.second() - 0.2));
    }

    /// Luma of 230 with chroma of 30 has no RGB.
    @ParameterizedTest
    @ValueSource(strings = {"yuv420p", "yuv420p10le"})
    void coloursThatHaveNoRgbStay(String samples) throws Exception {
        // given
        var film =
                film(
                        "film.mp4",
                        "nullsrc=s=320x240:r=25:d=1,format=yuv420p,geq=lum=230:cb=30:cr=30",
                        "-c:v",
                        "libx264",
                        "-pix_fmt",
                        samples);

        // when
        label(film, new Windows.Throughout(), Following.NOBODY);

        // then
        var corner = folder.resolve("corner.yuv");
        ffmpeg(
                "-i",
                result().toString(),
                "-frames:v",
                "1",
                "-vf",
                "format=yuv420p,crop=16:16:0:208",
                "-f",
                "rawvideo",
                corner.toString());
        var bytes = Files.readAllBytes(corner);
        assertThat(bytes).hasSize(16 * 16 * 3 / 2);
        assertThat(bytes[0] & 0xFF).isCloseTo(230, within(3));
        assertThat(bytes[16 * 16] & 0xFF).isCloseTo(30, within(3));
        assertThat(bytes[16 * 16 * 5 / 4] & 0xFF).isCloseTo(30, within(3));
    }

    @Test
    void aTurnedFilmIsLabelledAsItIsSeen() throws Exception {
        // given
        var lying = film("lying.mp4", "testsrc2=s=640x360:r=25:d=2", "-c:v", "libx264");
        var turned = folder.resolve("turned.mp4");
        ffmpeg(
                "-i",
                lying.toString(),
                "-c",
                "copy",
                "-metadata:s:v",
                "rotate=90",
                turned.toString());

        // when
        var labelled = label(turned, new Windows.Throughout(), Following.NOBODY);

        // then
        var seen = frame(result(), 0);
        assertThat(List.of(seen.getWidth(), seen.getHeight())).containsExactly(360, 640);
        var box = labelled.overlay().box();
        assertThat(box.x() + box.width()).isLessThanOrEqualTo(360);
        assertThat(labelled.overlay().position()).isEqualTo(Position.TOP_RIGHT);
    }

    /// Sound is copied and frames keep their uneven times.
    @Test
    void unevenFramesAndSoundStay() throws Exception {
        // given
        var even = film("even.mp4", "testsrc2=s=320x240:r=30:d=3", "-c:v", "libx264");
        var film = folder.resolve("uneven.mp4");
        ffmpeg(
                "-i",
                even.toString(),
                "-f",
                "lavfi",
                "-i",
                "sine=d=3",
                "-vf",
                "select='not(mod(n,3))+lt(t,1)'",
                "-fps_mode",
                "vfr",
                "-c:v",
                "libx264",
                "-c:a",
                "aac",
                film.toString());

        // when
        label(film, new Windows.Throughout(), Following.NOBODY);

        // then
        assertThat(times(result())).isEqualTo(times(film));
        assertThat(sound(result())).isEqualTo(sound(film)).isNotEmpty();
    }

    /// The film begins four seconds later, whole, with its sound.
    @Test
    void anOpeningGoesBeforeTheFilmAndHidesNothingOfIt() throws Exception {
        // given
        var pictures =
                film("pictures.mp4", "color=c=0xe04040:s=640x360:r=25:d=3", "-c:v", "libx264");
        var film = folder.resolve("film.mp4");
        ffmpeg(
                "-i",
                pictures.toString(),
                "-f",
                "lavfi",
                "-i",
                "sine=d=3",
                "-c:v",
                "copy",
                "-c:a",
                "aac",
                film.toString());

        // when
        var labelled = opened(film);

        // then
        var opening = labelled.opening().orElseThrow();
        assertThat(opening.seconds()).isCloseTo(4, within(0.25));
        assertThat(opening.measurement().contrastRatio()).isGreaterThanOrEqualTo(15);
        assertThat(opening.measurement().textHeight()).isGreaterThanOrEqualTo(18);
        assertThat(reds(frame(result(), 0))).isZero();
        assertThat(range(frame(result(), 0), 160, 90, 320, 180)).isGreaterThan(220);
        assertThat(range(frame(result(), 3), 160, 90, 320, 180)).isGreaterThan(220);
        assertThat(reds(frame(result(), 5))).isGreaterThan(200_000);
        assertThat(range(frame(result(), 5), 160, 90, 320, 180)).isLessThan(20);
        assertThat(times(result())).hasSize(times(film).size() + 100);
        assertThat(sound(result())).isEqualTo(sound(film));
        assertThat(start(result(), "a:0")).isCloseTo(start(film, "a:0") + 4, within(0.05));
        var box = labelled.overlay().box();
        assertThat(range(frame(result(), 1), box.x(), box.y(), box.width(), box.height()))
                .as("the label is there from the first frame on")
                .isGreaterThan(180);
    }

    /// What comes and goes in a film stays in one that has an opening: nobody misses it.
    @Test
    void theLabelStaysThroughoutAFilmThatHasAnOpening() throws Exception {
        // given
        var film = film("film.mp4", "color=c=0xe04040:s=640x360:r=25:d=3", "-c:v", "libx264");
        var windows =
                Windows.of(
                        List.of(new Windows.Span(0, 1)), Duration.ofSeconds(1), Optional.empty());

        // when
        var labelled = label(film, windows, Optional.of(Duration.ofSeconds(4)), Following.NOBODY);

        // then
        var box = labelled.overlay().box();
        for (int second : List.of(0, 3, 6)) {
            assertThat(range(frame(result(), second), box.x(), box.y(), box.width(), box.height()))
                    .isGreaterThan(180);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"film.webm", "film.mkv", "film.mov"})
    void anOpeningGoesBeforeFilmsOfEveryContainer(String name) throws Exception {
        // given
        var coding = name.endsWith("webm") ? "libvpx-vp9" : "libx264";
        var film = film(name, "color=c=0xe04040:s=320x240:r=25:d=2", "-c:v", coding);

        // when
        var labelled = opened(film);

        // then
        assertThat(labelled.opening().orElseThrow().seconds()).isCloseTo(4, within(0.25));
        assertThat(reds(frame(result(), 1))).isZero();
        assertThat(reds(frame(result(), 5))).isGreaterThan(60_000);
    }

    /// Its label is as legible as it has to be; an opening with two rows would not be.
    @Test
    void aFilmTooSmallForALegibleOpeningIsRefused() throws Exception {
        // given
        var film = film("film.mp4", "color=c=0xe04040:s=640x44:r=25:d=1", "-c:v", "libx264");

        // then
        assertThat(label(film, new Windows.Throughout(), Following.NOBODY).opening()).isEmpty();
        assertThatThrownBy(() -> opened(film))
                .isInstanceOf(MediaException.TooSmall.class)
                .hasMessageContaining("opening");
    }

    @Test
    void transparencyOfAWebmStays() throws Exception {
        var film =
                film(
                        "film.webm",
                        "color=c=red@0.0:s=320x240:r=10:d=1,format=yuva420p",
                        "-c:v",
                        "libvpx-vp9",
                        "-pix_fmt",
                        "yuva420p");

        label(film, new Windows.Throughout(), Following.NOBODY);

        var picture = folder.resolve("alpha.png");
        ffmpeg(
                "-c:v",
                "libvpx-vp9",
                "-i",
                result().toString(),
                "-frames:v",
                "1",
                "-pix_fmt",
                "rgba",
                picture.toString());
        assertThat(ImageIO.read(picture.toFile()).getRGB(5, 235) >>> 24).isLessThan(20);
    }

    @Test
    void whoeverCancelsGetsNothing() throws Exception {
        var film = film("film.mp4", "testsrc2=s=1280x720:r=25:d=20", "-c:v", "libx264");

        assertThatThrownBy(
                        () ->
                                label(
                                        film,
                                        new Windows.Throughout(),
                                        following(new ArrayList<>(), true)))
                .isInstanceOf(MediaException.ToolFailed.class)
                .hasMessageContaining("cancelled");
    }

    @Test
    void whatIsNoFilmIsRefused() throws Exception {
        var broken = film("film.mp4", "testsrc2=s=320x240:r=10:d=1", "-c:v", "libx264");
        var bytes = Files.readAllBytes(broken);
        Files.write(broken, java.util.Arrays.copyOf(bytes, 60));

        assertThatThrownBy(() -> label(broken, new Windows.Throughout(), Following.NOBODY))
                .isInstanceOf(MediaException.Unreadable.class);
    }

    /// A playlist that names other files is no film here: nothing else of the machine is opened.
    @Test
    void aPlaylistIsNotFollowed() throws Exception {
        var list =
                Files.writeString(
                        folder.resolve("list.mp4"),
                        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n");

        assertThatThrownBy(() -> label(list, new Windows.Throughout(), Following.NOBODY))
                .isInstanceOf(MediaException.UnknownFormat.class);
    }

    private Labelled label(Path film, Windows windows, Following following)
            throws IOException, MediaException {
        return label(film, windows, Optional.empty(), following);
    }

    private Labelled opened(Path film) throws IOException, MediaException {
        return label(
                film,
                new Windows.Throughout(),
                Optional.of(Duration.ofSeconds(4)),
                Following.NOBODY);
    }

    private Labelled label(
            Path film, Windows windows, Optional<Duration> opening, Following following)
            throws IOException, MediaException {
        var labeller = new VideoLabeller(SUPERVISOR, folder.resolve("work"), 4_000_000, 1);
        return labeller.label(film, result(), order(), windows, opening, following);
    }

    private static LabelOrder order() {
        var vocabulary = new Vocabulary();
        var german = vocabulary.find("de").orElseThrow();
        return new LabelOrder(
                List.of(
                        new LabelFace(
                                vocabulary.label(
                                        Phrase.AI_GENERATED, german, Layers.TOKEN_AND_WORDS),
                                german.direction())),
                List.of(Position.TOP_RIGHT),
                0.05,
                12,
                0.03,
                4.5,
                List.of());
    }

    private static Following following(List<Double> shares, boolean cancelled) {
        return new Following() {
            @Override
            public void progress(double share) {
                shares.add(share);
            }

            @Override
            public boolean cancelled() {
                return cancelled;
            }
        };
    }

    private Path result() {
        return folder.resolve("result");
    }

    private Path film(String name, String source, String... coding) throws Exception {
        var film = folder.resolve(name);
        var arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", source));
        arguments.addAll(List.of(coding));
        if (!List.of(coding).contains("-pix_fmt")) {
            arguments.addAll(List.of("-pix_fmt", "yuv420p"));
        }
        arguments.add(film.toString());
        ffmpeg(arguments.toArray(String[]::new));
        return film;
    }

    private void ffmpeg(String... arguments) throws Exception {
        var all = new ArrayList<>(List.of("-y", "-nostdin", "-loglevel", "error"));
        all.addAll(List.of(arguments));
        SUPERVISOR.run(Tool.FFMPEG, all, folder, Watch.NOBODY);
    }

    private BufferedImage frame(Path film, int second) throws Exception {
        var picture = folder.resolve("frame.png");
        ffmpeg("-ss", "" + second, "-i", film.toString(), "-frames:v", "1", picture.toString());
        return ImageIO.read(picture.toFile());
    }

    /// From the darkest to the lightest green.
    private static int range(BufferedImage picture, int x, int y, int width, int height) {
        var least = 255;
        var most = 0;
        for (int row = y; row < y + height; row++) {
            for (int column = x; column < x + width; column++) {
                var green = picture.getRGB(column, row) >>> 8 & 0xFF;
                least = Math.min(least, green);
                most = Math.max(most, green);
            }
        }
        return most - least;
    }

    /// How many pixels are mostly red.
    private static long reds(BufferedImage picture) {
        var pixels =
                picture.getRGB(
                        0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return IntStream.of(pixels)
                .filter(pixel -> (pixel >>> 16 & 0xFF) > 180 && (pixel >>> 8 & 0xFF) < 110)
                .count();
    }

    private double start(Path film, String stream) throws Exception {
        return Double.parseDouble(
                probed(film, "-select_streams", stream, "-show_entries", "stream=start_time")
                        .getFirst());
    }

    private List<String> times(Path film) throws Exception {
        return probed(film, "-select_streams", "v:0", "-show_entries", "frame=pts_time");
    }

    private List<Double> keyFrames(Path film) throws Exception {
        return probed(
                        film,
                        "-select_streams",
                        "v:0",
                        "-skip_frame",
                        "nokey",
                        "-show_entries",
                        "frame=pts_time")
                .stream()
                .map(line -> line.replace(",", ""))
                .filter(line -> !line.isBlank())
                .map(Double::parseDouble)
                .toList();
    }

    /// A digest of the sound as it is stored.
    private List<String> sound(Path film) throws Exception {
        var digest = folder.resolve("sound.md5");
        ffmpeg("-i", film.toString(), "-map", "0:a", "-c", "copy", "-f", "md5", digest.toString());
        return Files.readAllLines(digest);
    }

    private List<String> probed(Path film, String... what) throws Exception {
        var lines = new CopyOnWriteArrayList<String>();
        var arguments = new ArrayList<>(List.of("-v", "error", "-of", "csv=p=0"));
        arguments.addAll(List.of(what));
        arguments.add(film.toString());
        SUPERVISOR.run(
                Tool.FFPROBE,
                arguments,
                folder,
                new Watch() {
                    @Override
                    public void line(String line) {
                        lines.add(line);
                    }

                    @Override
                    public boolean cancelled() {
                        return false;
                    }
                });
        return List.copyOf(lines);
    }
}
