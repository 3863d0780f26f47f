package dev.candor.label.vocabulary;

/// A sentence that explains a verdict, or a part of one. Where it leaves room, something that
/// stands alone goes there after a colon, so that no language has to bend it.
public enum Saying {
    TRUSTED_SAYS(1),
    TRUSTED_OUTWEIGHS,
    FILE_SAYS(1),
    UPLOADER_SAYS(1),
    EDITOR_SAYS(1),
    OTHERS_SAY(1),
    NOTHING_ELSE,
    NOTHING_KNOWN,
    CREDENTIALS_INVALID,
    CREDENTIALS_UNAVAILABLE,
    FORBIDDEN,
    WATERMARK,
    WATERMARK_UNSURE,
    DETECTOR,
    REPORTED,
    CONTRADICTION,
    REVIEWED_TEXT,
    EVIDENT_ART,
    MISLEADING,
    LABELLED,
    LABEL_PENDING,
    UNCHANGED_NO_LABEL,
    NO_AI_NO_LABEL,
    UNKNOWN_NO_LABEL,
    ENHANCED,
    HUMAN_EDITED,
    HUMAN_CREATED,
    SOFTWARE,
    CREDENTIALS_NONE,
    CREDENTIALS_TRUSTED,
    CREDENTIALS_UNTRUSTED,
    VERSION(2),
    RETRACTED,
    CONSENT_ENDED,
    CONSENT_SUSPENDED;

    private final int room;

    Saying() {
        this(0);
    }

    Saying(int room) {
        this.room = room;
    }

    /// How many things go into it: `{0}` and on.
    public int room() {
        return room;
    }
}
