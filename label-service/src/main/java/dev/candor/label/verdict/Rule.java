package dev.candor.label.verdict;

/// The row of the decision table that decided. The numbers are contract. Row 19, that the most
/// generative of several terms leads, decides by way of the row its term leads to.
public enum Rule {
    FORBIDDEN(1),
    INVALID_CREDENTIALS(2),
    UNAVAILABLE_CREDENTIALS(3),
    TRUSTED_GENERATED(4),
    TRUSTED_MODIFIED(5),
    TRUSTED_NOT_AI(6),
    TRUSTED_CAPTURE_UNRECORDED(7),
    MINOR_USE(8),
    WATERMARK_FOUND(9),
    WATERMARK_UNSURE(10),
    FILE_SAYS(11),
    UPLOADER_SAYS(12),
    DETECTOR_SUSPECTS(13),
    DETECTOR_UNSURE(14),
    REPORTED(15),
    SIGN_AGAINST_TRUSTED_CAPTURE(16),
    TRUSTED_AI_AGAINST_UPLOADER(17),
    FILE_AGAINST_TRUSTED_CAPTURE(18),
    EDITOR_DECIDED(20),
    REVIEWED_TEXT(21),
    EVIDENT_ART(22),
    MISLEADING_WITHOUT_AI(23),
    NOTHING_KNOWN(24);

    private final int row;

    Rule(int row) {
        this.row = row;
    }

    public int row() {
        return row;
    }
}
