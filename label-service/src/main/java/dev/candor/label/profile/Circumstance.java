package dev.candor.label.profile;

/// A fact about a use of media that rules turn on. Whoever asks states it; nothing is guessed.
public enum Circumstance {
    ADVERTISEMENT,
    /// Somebody is seen or heard who does not exist, and no real person is recognisable.
    SYNTHETIC_PERFORMER,
    /// Text meant to inform the public on a matter of public interest.
    PUBLIC_INTEREST_TEXT,
    /// People reviewed it, and a named person is responsible; no AI touched it since.
    EDITORIAL_RESPONSIBILITY,
    /// Evidently art, satire or fiction, and an editor agreed.
    EVIDENT_ART,
    /// An expressive work whose advertisement is like the work itself.
    EXPRESSIVE_WORK,
    LAW_ENFORCEMENT,
    PERSONAL_USE,
    INTERNAL_USE,
    /// Colour, noise, compression and the like in good faith.
    ROUTINE_EDIT,
    ACCESSIBILITY_EDIT,
    TRANSCRIPTION,
    TRANSLATION,
    /// Made before 2 August 2026.
    GENERATED_BEFORE_EU_DATE,
    /// It is shown to report on harmful content.
    REPORTING_ON_HARM,
    /// It speaks for a cause with an event that did not happen as shown.
    ADVOCACY,
    /// It is shown inside the service that made it, not handed out.
    IN_SERVICE,
    /// A person asked for a copy without a visible label, and took the duties on.
    UNLABELLED_ON_REQUEST,
    /// Its audience are children.
    CHILD_AUDIENCE
}
