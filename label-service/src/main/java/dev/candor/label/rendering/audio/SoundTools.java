package dev.candor.label.rendering.audio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.process.ProcessException;
import dev.candor.label.rendering.process.Supervisor;
import dev.candor.label.rendering.process.Tool;
import dev.candor.label.rendering.process.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// What ffmpeg and ffprobe do for one recording, in one folder.
final class SoundTools {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_SAID = 1 << 20;
    private static final String LOUDNESS = "lavfi.r128.I=";
    private static final String METER =
            "ebur128=metadata=1,ametadata=mode=print:key=lavfi.r128.I:file=-";

    /// What a meter shows where nothing sounds.
    static final double SILENCE = -70;

    private final Supervisor supervisor;
    private final Path workplace;
    private final BooleanSupplier cancelled;

    SoundTools(Supervisor supervisor, Path workplace, BooleanSupplier cancelled) {
        this.supervisor = supervisor;
        this.workplace = workplace;
        this.cancelled = cancelled;
    }

    Path file(String name) {
        return workplace.resolve(name);
    }

    SoundFacts probe(Path source, SoundFormat format) throws IOException, MediaException {
        var said = new StringBuffer();
        run(
                Tool.FFPROBE,
                List.of(
                        "-v",
                        "error",
                        "-protocol_whitelist",
                        "file,pipe",
                        "-f",
                        format.demuxer(),
                        "-print_format",
                        "json",
                        "-show_format",
                        "-show_streams",
                        "file:" + source),
                line -> {
                    if (said.length() < MOST_SAID) {
                        said.append(line);
                    }
                },
                true);
        return SoundFacts.of(json(said.toString()), format);
    }

    private static JsonNode json(String text) throws MediaException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw MediaException.because(
                    e, new MediaException.Unreadable("ffprobe cannot describe the recording"));
        }
    }

    /// Lays a recording down as samples and measures it on the way.
    ///
    /// @param most seconds that are read, however long it goes on
    /// @return its integrated loudness in LUFS (EBU R 128)
    double decode(Path source, SoundFacts facts, double most, Path samples)
            throws IOException, MediaException {
        var arguments = new ArrayList<>(quiet());
        arguments.addAll(List.of("-t", number(most)));
        arguments.addAll(input(facts.format().demuxer(), source));
        arguments.addAll(List.of("-map", "0:a:0", "-c:a", "pcm_f32le"));
        arguments.addAll(List.of("-ar", "" + facts.rate(), "-ac", "" + facts.channels()));
        arguments.addAll(List.of("-f", "f32le", "file:" + samples));
        arguments.addAll(List.of("-map", "0:a:0", "-af", METER, "-f", "null", "-"));
        return metered(arguments, true);
    }

    /// Loudness of samples as they lie in a file.
    double loudness(Path samples, int rate, int channels) throws IOException, MediaException {
        var arguments = new ArrayList<>(quiet());
        arguments.addAll(raw(samples, rate, channels));
        arguments.addAll(List.of("-af", METER, "-f", "null", "-"));
        return metered(arguments, false);
    }

    /// Loudness of a part of a written recording.
    double loudness(Path sound, SoundFormat format, double from, double seconds)
            throws IOException, MediaException {
        var arguments = new ArrayList<>(quiet());
        arguments.addAll(List.of("-ss", number(from), "-t", number(seconds)));
        arguments.addAll(input(format.demuxer(), sound));
        arguments.addAll(List.of("-map", "0:a:0", "-af", METER, "-f", "null", "-"));
        return metered(arguments, false);
    }

    private double metered(List<String> arguments, boolean reads)
            throws IOException, MediaException {
        var last = new double[] {SILENCE};
        run(
                Tool.FFMPEG,
                arguments,
                line -> {
                    if (line.startsWith(LOUDNESS)) {
                        last[0] = lufs(line.substring(LOUDNESS.length()));
                    }
                },
                reads);
        return last[0];
    }

    private static double lufs(String text) {
        try {
            var value = Double.parseDouble(text);
            return Double.isFinite(value) ? Math.max(SILENCE, value) : SILENCE;
        } catch (NumberFormatException _) {
            return SILENCE;
        }
    }

    /// Codes samples as a recording was coded, with its tags and cover.
    void encode(Path samples, Path source, SoundFacts facts, Path target)
            throws IOException, MediaException {
        var arguments = new ArrayList<>(quiet());
        arguments.addAll(raw(samples, facts.rate(), facts.channels()));
        arguments.addAll(input(facts.format().demuxer(), source));
        arguments.addAll(List.of("-map", "0:a:0"));
        if (facts.cover() && facts.format().hasCover()) {
            arguments.addAll(List.of("-map", "1:v:0", "-c:v", "copy"));
            arguments.addAll(List.of("-disposition:v:0", "attached_pic"));
        }
        // Ogg keeps its comments with the stream, the others with the file.
        arguments.addAll(List.of("-map_metadata", "1", "-map_metadata:s:a:0", "1:s:a:0"));
        // Chapters named times of a programme that has grown.
        arguments.addAll(List.of("-map_chapters", "-1"));
        arguments.addAll(facts.coding());
        if (facts.format() == SoundFormat.M4A) {
            arguments.addAll(List.of("-movflags", "+faststart"));
        }
        arguments.addAll(List.of("-f", facts.format().muxer(), "file:" + target));
        run(Tool.FFMPEG, arguments, _ -> {}, false);
    }

    /// Lays down a few seconds, or all, as one channel of 16-bit samples.
    void sketch(Path sound, SoundFormat format, int rate, Path samples)
            throws IOException, MediaException {
        var arguments = new ArrayList<>(quiet());
        arguments.addAll(input(format.demuxer(), sound));
        arguments.addAll(List.of("-map", "0:a:0", "-c:a", "pcm_s16le"));
        arguments.addAll(List.of("-af", FRONT.formatted(rate), "-f", "s16le", "file:" + samples));
        run(Tool.FFMPEG, arguments, _ -> {}, false);
    }

    /// The left front channel, where a disclosure is in every layout.
    private static final String FRONT = "pan=mono|c0=c0,aresample=%d";

    void sketch(Path clip, int rate, int channels, int sketchRate, Path samples)
            throws IOException, MediaException {
        var arguments = new ArrayList<>(quiet());
        arguments.addAll(raw(clip, rate, channels));
        arguments.addAll(List.of("-c:a", "pcm_s16le", "-af", FRONT.formatted(sketchRate)));
        arguments.addAll(List.of("-f", "s16le", "file:" + samples));
        run(Tool.FFMPEG, arguments, _ -> {}, false);
    }

    /// A voice or an operator's recording as one channel, faster or slower without a change of
    /// pitch.
    void voice(Path sound, double tempo, int rate, Path samples)
            throws IOException, MediaException {
        var arguments = new ArrayList<>(quiet());
        arguments.addAll(input("wav", sound));
        arguments.addAll(List.of("-t", "60", "-map", "0:a:0", "-ac", "1"));
        arguments.addAll(List.of("-af", "atempo=" + number(tempo), "-ar", "" + rate));
        arguments.addAll(List.of("-c:a", "pcm_f32le", "-f", "f32le", "file:" + samples));
        run(Tool.FFMPEG, arguments, _ -> {}, false);
    }

    /// @param speed words a minute, 80 to 450
    void speak(Path words, String voice, int speed, Path wave) throws IOException, MediaException {
        run(
                Tool.ESPEAK_NG,
                List.of(
                        "-v",
                        voice,
                        "-s",
                        "" + speed,
                        "-b",
                        "1",
                        "-f",
                        "" + words,
                        "-w",
                        "" + wave),
                _ -> {},
                false);
    }

    boolean speaks() {
        return supervisor.toolbox().has(Tool.ESPEAK_NG);
    }

    private static List<String> quiet() {
        return List.of("-y", "-nostdin", "-hide_banner", "-nostats", "-loglevel", "error");
    }

    private static List<String> input(String demuxer, Path file) {
        return List.of("-protocol_whitelist", "file,pipe", "-f", demuxer, "-i", "file:" + file);
    }

    private static List<String> raw(Path samples, int rate, int channels) {
        return List.of(
                "-protocol_whitelist",
                "file,pipe",
                "-f",
                "f32le",
                "-ar",
                "" + rate,
                "-ac",
                "" + channels,
                "-i",
                "file:" + samples);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private void run(Tool tool, List<String> arguments, Consumer<String> lines, boolean reads)
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
                            return cancelled.getAsBoolean();
                        }
                    });
        } catch (ProcessException e) {
            throw reads
                    ? MediaException.reading(e, tool.command() + " cannot read the recording")
                    : MediaException.of(e);
        }
    }
}
