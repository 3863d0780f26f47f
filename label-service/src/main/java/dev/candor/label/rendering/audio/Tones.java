package dev.candor.label.rendering.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Sounds that are no speech, computed here: nobody owns them.
final class Tones {
    private static final double DOT = 0.12;
    private static final double PITCH = 800;
    private static final double EDGE = 0.012;
    private static final double LEVEL = 0.3;
    private static final Pattern LETTER = Pattern.compile(",\\s*");
    private static final Pattern MARK = Pattern.compile("\\s+");

    private Tones() {}

    /// Two rising notes, a fifth apart.
    static float[] earcon(int rate) {
        return Samples.joined(
                List.of(
                        tone(784, 0.24, rate),
                        Samples.silence(0.04, rate),
                        tone(1175, 0.36, rate)));
    }

    /// A rhythm by its words, such as `short long, short short`: a letter after another, as in
    /// Morse code. A long is three shorts, and so is the pause between letters.
    static float[] rhythm(String words, int rate) {
        var sounds = new ArrayList<float[]>();
        for (String letter : LETTER.split(words.strip(), -1)) {
            if (!sounds.isEmpty()) {
                sounds.add(Samples.silence(3 * DOT, rate));
            }
            var between = false;
            for (String mark : MARK.split(letter.strip(), -1)) {
                if (between) {
                    sounds.add(Samples.silence(DOT, rate));
                }
                sounds.add(tone(PITCH, length(mark), rate));
                between = true;
            }
        }
        return Samples.joined(sounds);
    }

    private static double length(String mark) {
        return switch (mark) {
            case "short" -> DOT;
            case "long" -> 3 * DOT;
            default -> throw new IllegalArgumentException(mark + " is neither short nor long");
        };
    }

    /// Swells and fades, so that it does not click.
    private static float[] tone(double pitch, double seconds, int rate) {
        var tone = new float[(int) Math.round(seconds * rate)];
        var edge = EDGE * rate;
        for (int i = 0; i < tone.length; i++) {
            var near = Math.min(1, Math.min(i, tone.length - 1 - i) / edge);
            var swell = 0.5 - 0.5 * Math.cos(Math.PI * near);
            tone[i] = (float) (LEVEL * swell * Math.sin(2 * Math.PI * pitch * i / rate));
        }
        return tone;
    }
}
