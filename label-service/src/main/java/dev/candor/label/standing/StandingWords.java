package dev.candor.label.standing;

import dev.candor.kit.standing.MediaStanding;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Saying;
import java.util.Optional;

/// What a label says of how the publication stands, before all else; nothing where all is well.
public final class StandingWords {
    private StandingWords() {}

    public static Optional<Phrase> phrase(MediaStanding standing) {
        return switch (standing) {
            case PUBLISHED -> Optional.empty();
            case CONSENT_SUSPENDED -> Optional.of(Phrase.CONSENT_SUSPENDED);
            case CONSENT_ENDED -> Optional.of(Phrase.CONSENT_ENDED);
            case RETRACTED -> Optional.of(Phrase.RETRACTED);
        };
    }

    /// The same as a sentence.
    public static Optional<Saying> saying(MediaStanding standing) {
        return switch (standing) {
            case PUBLISHED -> Optional.empty();
            case CONSENT_SUSPENDED -> Optional.of(Saying.CONSENT_SUSPENDED);
            case CONSENT_ENDED -> Optional.of(Saying.CONSENT_ENDED);
            case RETRACTED -> Optional.of(Saying.RETRACTED);
        };
    }
}
