package dev.candor.consent.grant;

/// How a person said yes.
public enum Method {
    CLICK,
    E_SIGN,
    WET_SIGN,
    SPOKEN_PHRASE,
    VIDEO_PHRASE,
    API_ATTESTED
}
