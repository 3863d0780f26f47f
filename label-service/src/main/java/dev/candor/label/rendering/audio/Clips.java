package dev.candor.label.rendering.audio;

import dev.candor.label.plan.Instruction.Rate;
import dev.candor.label.plan.Instruction.SpokenDisclosure;
import dev.candor.label.plan.Instruction.Words;
import dev.candor.label.rendering.audio.Clip.Kind;
import dev.candor.label.rendering.audio.Clip.Part;
import dev.candor.label.rendering.failure.MediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes what is heard: an operator's recording of the words, else a voice of the machine at the
/// speed the plan asks for, else the rhythm that the plan allows instead.
final class Clips {
    private static final double BETWEEN = 0.3;
    private static final int CALM = 150;
    private static final int SLOWEST = 80;
    private static final int FASTEST = 450;
    private static final int TRIES = 5;
    private static final double MOST_SECONDS = 60;

    private final SoundTools tools;
    private final Recordings recordings;
    private final Readings readings;
    private final int rate;

    Clips(SoundTools tools, Recordings recordings, Readings readings, int rate) {
        this.tools = tools;
        this.recordings = recordings;
        this.readings = readings;
        this.rate = rate;
    }

    Clip reminder() {
        var earcon = Tones.earcon(rate);
        return new Clip(earcon, rate, List.of(new Part(Kind.EARCON, null, 0, earcon.length)));
    }

    Clip disclosure(SpokenDisclosure asked) throws IOException, MediaException {
        try {
            return spoken(asked);
        } catch (MediaException.NoVoice | MediaException.ToolMissing e) {
            var rhythm = asked.rhythm();
            if (rhythm == null) {
                throw e;
            }
            var sound = Tones.rhythm(rhythm, rate);
            return new Clip(sound, rate, List.of(new Part(Kind.RHYTHM, null, 0, sound.length)));
        }
    }

    private Clip spoken(SpokenDisclosure asked) throws IOException, MediaException {
        var sounds = new ArrayList<float[]>();
        var parts = new ArrayList<Part>();
        if (asked.earcon()) {
            add(new Said(Kind.EARCON, Tones.earcon(rate)), null, sounds, parts);
        }
        for (Words words : asked.phrases()) {
            add(say(words, asked.rates().get(words.language())), words, sounds, parts);
        }
        var clip = new Clip(Samples.joined(sounds), rate, parts);
        if (clip.seconds() > MOST_SECONDS) {
            throw new MediaException.NotAsPlanned(
                    "The disclosure takes %.0f seconds; at most %.0f are said"
                            .formatted(clip.seconds(), MOST_SECONDS));
        }
        return clip;
    }

    private void add(Said said, @Nullable Words words, List<float[]> sounds, List<Part> parts) {
        var at = sounds.stream().mapToInt(sound -> sound.length).sum();
        if (!sounds.isEmpty()) {
            var pause = Samples.silence(BETWEEN, rate);
            sounds.add(pause);
            at += pause.length;
        }
        sounds.add(said.samples());
        parts.add(new Part(said.kind(), words, at, at + said.samples().length));
    }

    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    private record Said(Kind kind, float[] samples) {}

    private Said say(Words words, @Nullable Rate asked) throws IOException, MediaException {
        var recorded = recordings.find(words.language(), words.phrase());
        return recorded.isPresent()
                ? new Said(Kind.RECORDING, heard(recorded.get(), 1))
                : new Said(Kind.VOICE, voiced(words, asked));
    }

    private float[] voiced(Words words, @Nullable Rate asked) throws IOException, MediaException {
        var voice =
                readings.of(words.language())
                        .orElseThrow(
                                () ->
                                        new MediaException.NoVoice(
                                                words.language(),
                                                "No voice here speaks %s intelligibly; mount a"
                                                                .formatted(words.language())
                                                        + " recording of \"%s\""
                                                                .formatted(words.text())));
        var text = voice.reading(words.phrase(), words.text());
        if (asked == null) {
            return spoken(text, voice.voice(), CALM);
        }
        var wished = 60.0 * Pace.characters(words.text()) * 2 / (asked.min() + asked.max());
        var speed = CALM;
        var said = spoken(text, voice.voice(), speed);
        for (int i = 1; i < TRIES && !near(said, wished); i++) {
            var next = Math.clamp(Math.round(speed * seconds(said) / wished), SLOWEST, FASTEST);
            if (next == speed) {
                break;
            }
            speed = next;
            said = spoken(text, voice.voice(), speed);
        }
        // Where the voice itself is not slow or fast enough, its sound is stretched.
        return near(said, wished)
                ? said
                : heard(wave(), Math.clamp(seconds(said) / wished, 0.5, 2));
    }

    private boolean near(float[] said, double wished) {
        return Math.abs(seconds(said) / wished - 1) < 0.06;
    }

    private double seconds(float[] said) {
        return (double) said.length / rate;
    }

    private float[] spoken(String text, String voice, int speed)
            throws IOException, MediaException {
        var words = Files.writeString(tools.file("words.txt"), text);
        tools.speak(words, voice, speed, wave());
        return heard(wave(), 1);
    }

    private Path wave() {
        return tools.file("voice.wav");
    }

    private float[] heard(Path wave, double tempo) throws IOException, MediaException {
        var samples = tools.file("voice.f32");
        tools.voice(wave, tempo, rate, samples);
        var heard = Samples.trimmed(Samples.read(samples), rate);
        if (heard.length == 0) {
            throw new MediaException.ToolFailed("The voice said nothing");
        }
        return heard;
    }
}
