package dev.candor.label.verdict;

/// The row of the decision table that decided. The numbers are contract.
public enum Rule {
    INVALID_CREDENTIALS(2),
    UNAVAILABLE_CREDENTIALS(3),
    TRUSTED_GENERATED(4),
    TRUSTED_MODIFIED(5),
    TRUSTED_NOT_AI(6),
    MINOR_USE(8),
    FILE_SAYS(11),
    UPLOADER_SAYS(12),
    TRUSTED_AI_AGAINST_UPLOADER(17),
    FILE_AGAINST_TRUSTED_CAPTURE(18),
    NOTHING_KNOWN(24);

    private final int row;

    Rule(int row) {
        this.row = row;
    }

    public int row() {
        return row;
    }
}
