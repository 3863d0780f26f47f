package dev.candor.gateway.adjustment;

/// The standings that the other services know. That a label was corrected is none of them: it is
/// in the label itself.
enum Announced {
    PUBLISHED,
    CONSENT_SUSPENDED,
    CONSENT_ENDED,
    RETRACTED;

    static Announced of(Standing standing) {
        return switch (standing) {
            case PUBLISHED, CORRECTED -> PUBLISHED;
            case CONSENT_SUSPENDED -> CONSENT_SUSPENDED;
            case CONSENT_ENDED -> CONSENT_ENDED;
            case RETRACTED -> RETRACTED;
        };
    }
}
