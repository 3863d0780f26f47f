package dev.candor.label.standing;

import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Saying;
import java.util.Optional;

/// How a publication stands.
public enum Standing {
    PUBLISHED,
    /// A consent that it needs does not hold for the time being.
    CONSENT_SUSPENDED,
    /// A consent that it needs was withdrawn, revoked or found invalid, or has run out.
    CONSENT_ENDED,
    /// Its publisher has taken it back.
    RETRACTED;

    /// What a label says of it, before anything else; nothing where all is well.
    public Optional<Phrase> phrase() {
        return switch (this) {
            case PUBLISHED -> Optional.empty();
            case CONSENT_SUSPENDED -> Optional.of(Phrase.CONSENT_SUSPENDED);
            case CONSENT_ENDED -> Optional.of(Phrase.CONSENT_ENDED);
            case RETRACTED -> Optional.of(Phrase.RETRACTED);
        };
    }

    /// The same as a sentence.
    public Optional<Saying> saying() {
        return switch (this) {
            case PUBLISHED -> Optional.empty();
            case CONSENT_SUSPENDED -> Optional.of(Saying.CONSENT_SUSPENDED);
            case CONSENT_ENDED -> Optional.of(Saying.CONSENT_ENDED);
            case RETRACTED -> Optional.of(Saying.RETRACTED);
        };
    }
}
