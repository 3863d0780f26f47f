package dev.candor.label.verdict;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// Something a generative tool did to media.
///
/// @param share of the frame or the duration, 0 to 1; absent where it is not known
@RegisterForReflection
public record Edit(Kind kind, @Nullable Double share) {

    /// What was done, and how it weighs.
    public enum Kind {
        PERSON_CHANGED(Weight.MATERIAL),
        FACE_CHANGED(Weight.MATERIAL),
        VOICE_CHANGED(Weight.MATERIAL),
        SPEECH_CHANGED(Weight.MATERIAL),
        OBJECT_ADDED(Weight.MATERIAL),
        TEXT_CHANGED(Weight.MATERIAL),
        PLACE_CHANGED(Weight.MATERIAL),
        TIME_CHANGED(Weight.MATERIAL),
        DOCUMENT_CHANGED(Weight.MATERIAL),
        COLOUR(Weight.MINOR),
        CROP(Weight.MINOR),
        RESIZE(Weight.MINOR),
        COMPRESSION(Weight.MINOR),
        DENOISE(Weight.MINOR),
        UPSCALE(Weight.MINOR),
        TRANSCRIPTION(Weight.MINOR),
        GRAMMAR(Weight.MINOR),
        TEXT_TRANSLATION(Weight.MINOR),
        CAPTIONS(Weight.MINOR),
        BACKGROUND_TIDY(Weight.MINOR),
        BACKGROUND_REPLACED(Weight.GREY),
        OBJECT_REMOVED(Weight.GREY),
        VOICE_CLEANUP(Weight.GREY),
        DE_AGEING(Weight.GREY),
        /// Grey from a set share of the frame on, minor below it.
        GENERATIVE_FILL(Weight.GREY),
        TRANSLATION_WITH_VOICE_CLONE(Weight.GREY);

        private final Weight weight;

        Kind(Weight weight) {
            this.weight = weight;
        }
    }

    /// What rules M1, M2 and M3 are about.
    enum Weight {
        MATERIAL,
        MINOR,
        GREY
    }

    public Edit {
        if (share != null && !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A share is 0 to 1: " + share);
        }
    }

    /// @param fillShare share from which a generative fill is grey
    Weight weight(double fillShare) {
        return kind == Kind.GENERATIVE_FILL && share != null && share < fillShare
                ? Weight.MINOR
                : kind.weight;
    }
}
