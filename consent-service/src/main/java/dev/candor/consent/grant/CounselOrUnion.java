package dev.candor.consent.grant;

/// Who stood by the person when they signed.
public enum CounselOrUnion {
    COUNSEL,
    UNION,
    NONE
}
