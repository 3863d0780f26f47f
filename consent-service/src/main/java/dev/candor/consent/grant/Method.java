package dev.candor.consent.grant;

/// How a person said yes, or who speaks for them.
public enum Method {
    CLICK,
    E_SIGN,
    WET_SIGN,
    /// The words of a challenge, said aloud.
    SPOKEN_PHRASE,
    /// The same, on camera.
    VIDEO_PHRASE,
    /// A partner captured it with the notice's own text and attests to it.
    API_ATTESTED,
    /// A court said it.
    COURT_ORDER
}
