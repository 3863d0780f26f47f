package dev.candor.label.rendering.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.kit.digest.Digests;
import dev.candor.label.plan.Instruction.Moment;
import dev.candor.label.plan.Instruction.SpokenDisclosure;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.process.Supervisor;
import dev.candor.label.rendering.process.Tool;
import dev.candor.label.rendering.process.Toolbox;
import dev.candor.label.rendering.process.Watch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Recordings made by ffmpeg, given a disclosure, and listened to by measurement.
@SuppressWarnings("NullAway.Init") // JUnit fills the field
class AudioLabellerTest {
    private static final Supervisor.Limits LIMITS =
            new Supervisor.Limits(Duration.ofMinutes(3), 4L << 30, 1L << 30);
    private static final Supervisor SUPERVISOR = new Supervisor(Toolbox.ofThisMachine(), LIMITS);
    private static final String NOISE = "anoisesrc=c=pink:a=0.2:r=48000:seed=7:d=%s";

    @TempDir Path folder;

    @BeforeEach
    void needsFfmpeg() {
        needs(Tool.FFMPEG);
        needs(Tool.FFPROBE);
    }

    /// GB 45438-2025: a voice of 120 to 160 characters a minute, at the start.
    @Test
    void chineseWordsAreSaidAtTheRateThatTheLawAsksFor() throws Exception {
        // given
        needs(Tool.ESPEAK_NG);
        var programme = made("in.wav", NOISE.formatted(6), "-ac", "2");

        // when
        var heard = label(programme, Asked.chinese());

        // then
        assertThat(heard.text()).isEqualTo("AI生成");
        var spoken = heard.spoken().getFirst();
        assertThat(spoken.by()).isEqualTo("VOICE");
        assertThat(spoken.charactersPerMinute()).isBetween(120.0, 160.0);
        assertThat(spoken.seconds()).isBetween(1.5, 2.0);
        var first = heard.occurrences().getFirst();
        assertThat(first.at()).isZero();
        assertThat(first.likeness()).isGreaterThan(0.95);
        assertThat(first.lufs()).isCloseTo(heard.programmeLufs(), within(1.0));
        assertThat(heard.seconds()).isCloseTo(6 + first.seconds() + 0.4, within(0.02));
    }

    /// Of a format without loss, what is not disclosure is untouched.
    @ParameterizedTest
    @CsvSource({"in.wav, pcm_s16le", "in.wav, pcm_s24le", "in.flac, flac"})
    void theProgrammeItselfKeepsEverySample(String name, String codec) throws Exception {
        // given
        needs(Tool.ESPEAK_NG);
        var programme = made(name, NOISE.formatted(3), "-ac", "2", "-c:a", codec);
        var before = samples(programme);

        // when
        label(programme, Asked.in("en"));

        // then
        var after = samples(result());
        assertThat(after.length).isGreaterThan(before.length);
        assertThat(Arrays.copyOfRange(after, after.length - before.length, after.length))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "in.wav, pcm_s16le, audio/wav, 2",
        "in.mp3, libmp3lame, audio/mpeg, 2",
        "in.flac, flac, audio/flac, 1",
        "in.ogg, libvorbis, audio/ogg, 2",
        "in.ogg, libopus, audio/ogg, 1",
        "in.m4a, aac, audio/mp4, 2",
        "in.m4a, alac, audio/mp4, 2"
    })
    void inEveryFormatItIsFoundAtStartMiddleAndEnd(
            String name, String codec, String mediaType, String channels) throws Exception {
        // given
        needs(Tool.ESPEAK_NG);
        var programme =
                made(
                        name,
                        NOISE.formatted(8),
                        "-ac",
                        channels,
                        "-c:a",
                        codec,
                        "-metadata",
                        "title=Sea and wind");
        var asked =
                Asked.at(
                        "de",
                        List.of(Moment.START, Moment.AFTER_INTERRUPTION, Moment.END),
                        List.of(4000L));

        // when
        var heard = label(programme, asked);

        // then
        assertThat(heard.mediaType()).isEqualTo(mediaType);
        assertThat(AudioLabeller.mediaType(result())).contains(mediaType);
        var clip = heard.occurrences().getFirst().seconds();
        assertThat(heard.occurrences())
                .extracting(Heard.Occurrence::at)
                .satisfiesExactly(
                        at -> assertThat(at).isCloseTo(0, within(0.06)),
                        at -> assertThat(at).isCloseTo(clip + 0.4 + 4 + 0.4, within(0.06)),
                        at -> assertThat(at).isCloseTo(2 * clip + 1.2 + 8 + 0.4, within(0.06)));
        assertThat(heard.occurrences())
                .allSatisfy(
                        one -> {
                            assertThat(one.likeness()).isGreaterThan(0.8);
                            assertThat(one.lufs()).isCloseTo(heard.programmeLufs(), within(3.0));
                        });
        assertThat(tags(result())).anyMatch(line -> line.contains("Sea and wind"));
    }

    /// The programme goes on beneath a reminder, so only the start makes it longer.
    @Test
    void remindersLieOverTheProgramme() throws Exception {
        // given
        needs(Tool.ESPEAK_NG);
        var programme = made("in.wav", NOISE.formatted(45), "-ac", "1");

        // when
        var heard = label(programme, Asked.remindedEvery(15));

        // then
        var start = heard.occurrences().getFirst().seconds() + 0.4;
        assertThat(heard.seconds()).isCloseTo(45 + start, within(0.02));
        assertThat(heard.occurrences())
                .extracting(Heard.Occurrence::what)
                .containsExactly("DISCLOSURE", "REMINDER", "REMINDER");
        assertThat(heard.occurrences().get(1).at()).isCloseTo(start + 15.06, within(0.02));
        assertThat(heard.occurrences().get(2).at()).isCloseTo(start + 30.06, within(0.02));
    }

    /// A silent programme and one at full scale: the disclosure is heard, and does not hurt.
    @ParameterizedTest
    @CsvSource({"anullsrc=r=44100:d=3, -30", "anoisesrc=c=white:a=1:r=44100:d=3, -12"})
    void loudnessHasAFloorAndACeiling(String source, double lufs) throws Exception {
        needs(Tool.ESPEAK_NG);
        var programme = made("in.wav", source, "-ac", "1");

        var heard = label(programme, Asked.in("en"));

        assertThat(heard.occurrences().getFirst().lufs()).isCloseTo(lufs, within(1.0));
    }

    @Test
    void theRhythmIsAsGoodWhereThePlanSaysSo() throws Exception {
        // given
        var programme = made("in.mp3", NOISE.formatted(4), "-ac", "2", "-c:a", "libmp3lame");

        // when
        var heard =
                labeller(voiceless(), Recordings.none())
                        .label(programme, result(), Asked.chinese(), () -> false);

        // then
        var rhythm = heard.spoken().getFirst();
        assertThat(rhythm.by()).isEqualTo("RHYTHM");
        assertThat(rhythm.text()).isEqualTo(Asked.CHINESE_RHYTHM);
        assertThat(rhythm.seconds()).isCloseTo(1.32, within(0.01));
        assertThat(heard.occurrences().getFirst().likeness()).isGreaterThan(0.9);
    }

    @Test
    void aMissingVoiceIsNamed() throws Exception {
        var programme = made("in.wav", NOISE.formatted(1), "-ac", "1");
        var labeller = labeller(voiceless(), Recordings.none());

        assertThatThrownBy(() -> labeller.label(programme, result(), Asked.in("en"), () -> false))
                .isInstanceOfSatisfying(
                        MediaException.ToolMissing.class,
                        e -> assertThat(e.tool()).isEqualTo(Tool.ESPEAK_NG));
    }

    @Test
    void aLanguageThatNoVoiceSpeaksIsRefused() throws Exception {
        var programme = made("in.wav", NOISE.formatted(1), "-ac", "1");

        assertThatThrownBy(() -> label(programme, Asked.in("he")))
                .isInstanceOfSatisfying(
                        MediaException.NoVoice.class,
                        e -> assertThat(e.language()).isEqualTo("he"));
    }

    /// No voice is needed where an operator has a recording.
    @Test
    void anOperatorsRecordingComesFirst() throws Exception {
        // given
        var programme = made("in.wav", NOISE.formatted(3), "-ac", "2");
        var recordings = recorded("sine=f=300:d=1.7");

        // when
        var heard =
                labeller(voiceless(), recordings)
                        .label(programme, result(), Asked.chinese(), () -> false);

        // then
        var spoken = heard.spoken().getFirst();
        assertThat(spoken.by()).isEqualTo("RECORDING");
        assertThat(spoken.charactersPerMinute()).isCloseTo(60 * 4 / 1.7, within(3.0));
    }

    /// A recording that hurries is not released, whoever spoke it.
    @Test
    void wordsThatAreSaidTooFastAreNotReleased() throws Exception {
        var programme = made("in.wav", NOISE.formatted(3), "-ac", "2");
        var labeller = labeller(voiceless(), recorded("sine=f=300:d=1.0"));

        assertThatThrownBy(() -> labeller.label(programme, result(), Asked.chinese(), () -> false))
                .isInstanceOf(MediaException.NotAsPlanned.class)
                .hasMessageMatching(".*24[0-9] characters a minute; 120 to 160 are due");
    }

    @Test
    void aRecordingThatWasExchangedIsNotUsed() throws Exception {
        var programme = made("in.wav", NOISE.formatted(1), "-ac", "2");
        var recordings = recorded("sine=f=300:d=1.7");
        Files.write(folder.resolve("recordings").resolve("zh.wav"), new byte[] {1, 2, 3});
        var labeller = labeller(SUPERVISOR, recordings);

        assertThatThrownBy(() -> labeller.label(programme, result(), Asked.chinese(), () -> false))
                .isInstanceOf(MediaException.OtherRecording.class)
                .hasMessageContaining("zh.wav");
    }

    @Test
    void whatIsNoRecordingIsRefused() throws Exception {
        var playlist = Files.writeString(folder.resolve("list.m4a"), "#EXTM3U\nfile:///etc/passwd");
        var broken = Files.writeString(folder.resolve("broken.flac"), "fLaC and nothing else");
        var endless =
                Files.writeString(folder.resolve("endless.mp3"), "ID3 and nothing else at all");

        assertThatThrownBy(() -> label(playlist, Asked.in("en")))
                .isInstanceOf(MediaException.UnknownFormat.class);
        assertThatThrownBy(() -> label(broken, Asked.in("en")))
                .isInstanceOf(MediaException.Unreadable.class);
        assertThatThrownBy(() -> label(endless, Asked.in("en")))
                .isInstanceOf(MediaException.Unreadable.class);
    }

    @Test
    void whatIsTooLongIsRefusedBeforeItIsDecoded() throws Exception {
        var programme = made("in.wav", NOISE.formatted(3), "-ac", "1");
        var labeller =
                new AudioLabeller(
                        SUPERVISOR, folder.resolve("work"), Recordings.none(), 400_000, 1);

        assertThatThrownBy(() -> labeller.label(programme, result(), Asked.in("en"), () -> false))
                .isInstanceOf(MediaException.TooLarge.class)
                .hasMessageContaining("at most 2");
    }

    /// A container that claims a second and holds a minute: what is decoded of it has an end, so a
    /// small file never fills the disk.
    @Test
    void aRecordingThatGoesOnBeyondWhatItClaimsIsRefusedAtTheBound() throws Exception {
        // given
        var programme = made("in.flac", "anullsrc=r=48000:cl=mono:d=60", "-c:a", "flac");
        var bytes = Files.readAllBytes(programme);
        System.arraycopy(new byte[] {0, 0, (byte) 0xBB, (byte) 0x80}, 0, bytes, 22, 4);
        Files.write(programme, bytes);
        var narrow = new Supervisor.Limits(Duration.ofMinutes(1), 4L << 30, 1_000_000);
        var labeller =
                new AudioLabeller(
                        new Supervisor(Toolbox.ofThisMachine(), narrow),
                        folder.resolve("work"),
                        recorded("sine=f=300:d=1.7"),
                        400_000,
                        1);

        // then
        assertThatThrownBy(() -> labeller.label(programme, result(), Asked.chinese(), () -> false))
                .isInstanceOf(MediaException.TooLarge.class)
                .hasMessageContaining("More than 2 seconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zwei Zeilen\n", "\u00dcbung macht den Meister"})
    void aTextInUtf16IsNoRecording(String text) throws Exception {
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            var file = Files.writeString(folder.resolve("text"), "\uFEFF" + text, charset);

            assertThat(AudioLabeller.mediaType(file)).isEmpty();
        }
    }

    @Test
    void whoeverCancelsGetsNothingAndNothingStays() throws Exception {
        var programme = made("in.wav", NOISE.formatted(60), "-ac", "2");

        assertThatThrownBy(
                        () ->
                                labeller(SUPERVISOR, Recordings.none())
                                        .label(programme, result(), Asked.chinese(), () -> true))
                .isInstanceOf(MediaException.ToolFailed.class);
        try (var left = Files.list(folder.resolve("work"))) {
            assertThat(left).isEmpty();
        }
    }

    private Heard label(Path programme, SpokenDisclosure asked) throws Exception {
        return labeller(SUPERVISOR, Recordings.none())
                .label(programme, result(), asked, () -> false);
    }

    private AudioLabeller labeller(Supervisor supervisor, Recordings recordings) {
        return new AudioLabeller(supervisor, folder.resolve("work"), recordings, 1L << 30, 1);
    }

    private Path result() {
        return folder.resolve("result");
    }

    /// One recording of the Chinese words, and the list that names it.
    private Recordings recorded(String sound) throws Exception {
        var recordings = Files.createDirectories(folder.resolve("recordings"));
        var wave = made("zh.wav", sound, "-ac", "1");
        Files.move(wave, recordings.resolve("zh.wav"));
        var hash = Digests.sha256Hex(Files.readAllBytes(recordings.resolve("zh.wav")));
        Files.writeString(
                recordings.resolve("recordings.json"),
                """
                [{"language": "zh-Hans", "phrase": "AI_GENERATED", "file": "zh.wav", "sha256": "%s"}]
                """
                        .formatted(hash));
        return Recordings.in(recordings);
    }

    /// This machine without its voice.
    private Supervisor voiceless() throws Exception {
        var bin = Files.createDirectories(folder.resolve("bin"));
        for (String command : List.of("ffmpeg", "ffprobe", "prlimit", "nice")) {
            var own = Path.of("/usr/bin", command);
            if (Files.exists(own) && Files.notExists(bin.resolve(command))) {
                Files.copy(own, bin.resolve(command), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        var toolbox = Toolbox.of(bin.toString());
        assumeTrue(toolbox.has(Tool.FFMPEG), "ffmpeg is not in /usr/bin");
        return new Supervisor(toolbox, LIMITS);
    }

    private static void needs(Tool tool) {
        assumeTrue(
                SUPERVISOR.toolbox().has(tool),
                tool.command() + " is missing: install " + tool.debianPackage());
    }

    private Path made(String name, String source, String... coding) throws Exception {
        var made = folder.resolve(name);
        var arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", source));
        arguments.addAll(List.of(coding));
        arguments.add(made.toString());
        ffmpeg(arguments);
        return made;
    }

    private byte[] samples(Path sound) throws Exception {
        var samples = folder.resolve("samples");
        ffmpeg(List.of("-i", sound.toString(), "-c:a", "pcm_s24le", "-f", "s24le", "" + samples));
        return Files.readAllBytes(samples);
    }

    private List<String> tags(Path sound) throws Exception {
        var lines = new CopyOnWriteArrayList<String>();
        SUPERVISOR.run(
                Tool.FFPROBE,
                List.of("-v", "error", "-show_entries", "format_tags:stream_tags", "" + sound),
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
        return lines;
    }

    private void ffmpeg(List<String> arguments) throws Exception {
        var all = new ArrayList<>(List.of("-y", "-nostdin", "-loglevel", "error"));
        all.addAll(arguments);
        SUPERVISOR.run(Tool.FFMPEG, all, folder, Watch.NOBODY);
    }
}
