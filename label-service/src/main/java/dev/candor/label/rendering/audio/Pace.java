package dev.candor.label.rendering.audio;

/// How fast words are said.
final class Pace {
    private Pace() {}

    /// Characters that are said: letters, marks that are vowels of their own not counted, and
    /// digits.
    static int characters(String words) {
        return (int) words.codePoints().filter(Character::isLetterOrDigit).count();
    }

    static double charactersPerMinute(String words, double seconds) {
        return 60 * characters(words) / seconds;
    }
}
