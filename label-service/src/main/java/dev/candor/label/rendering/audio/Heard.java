package dev.candor.label.rendering.audio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was measured in the sound that was written.
///
/// @param mediaType of the result
/// @param text what is said, a language after another; what stands for it where nothing is
/// @param seconds the result runs
/// @param programmeLufs integrated loudness of the programme alone (EBU R 128)
/// @param occurrences what was found again, and where; of many some
/// @param spoken how fast the words are said, as measured in the first disclosure
public record Heard(
        String mediaType,
        String text,
        double seconds,
        double programmeLufs,
        List<Occurrence> occurrences,
        List<Spoken> spoken) {
    public Heard {
        occurrences = List.copyOf(occurrences);
        spoken = List.copyOf(spoken);
    }

    /// @param what DISCLOSURE or REMINDER
    /// @param at seconds into the result, as found by correlation
    /// @param seconds it sounds
    /// @param lufs integrated loudness
    /// @param likeness correlation with the clip, 1 for the same
    public record Occurrence(
            String what, double at, double seconds, double lufs, double likeness) {}

    /// @param by RECORDING, VOICE, or RHYTHM
    /// @param language of the words; none of a rhythm
    /// @param charactersPerMinute letters and digits; 0 of a rhythm
    public record Spoken(
            String by,
            @Nullable String language,
            String text,
            double seconds,
            double charactersPerMinute) {}
}
