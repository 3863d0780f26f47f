package dev.candor.label.vocabulary;

import java.util.Optional;

/// What a piece of media is, as far as its making goes. One class per verdict.
public enum LabelClass {
    /// Made whole by a trained model.
    AI_GENERATED,
    /// Part of it made or replaced by a trained model.
    AI_MODIFIED,
    /// A trained model touched it without changing what it shows.
    AI_MINOR,
    /// Recorded by a camera, a recorder or a scanner.
    CAPTURED,
    /// Changed by people, without a generative model.
    HUMAN_EDITED,
    /// Made by people with digital tools.
    HUMAN_CREATED,
    /// Made by an algorithm that was not trained, or drawn from data.
    SYNTHETIC_NON_AI,
    /// Nothing is known.
    UNKNOWN;

    /// The phrase of the label this class asks for, if it asks for one at all.
    public Optional<Phrase> phrase() {
        return switch (this) {
            case AI_GENERATED -> Optional.of(Phrase.AI_GENERATED);
            case AI_MODIFIED -> Optional.of(Phrase.AI_MODIFIED);
            case AI_MINOR, CAPTURED, HUMAN_EDITED, HUMAN_CREATED, SYNTHETIC_NON_AI, UNKNOWN ->
                    Optional.empty();
        };
    }

    /// True where a generative model made or changed what the media shows.
    public boolean generative() {
        return phrase().isPresent();
    }
}
