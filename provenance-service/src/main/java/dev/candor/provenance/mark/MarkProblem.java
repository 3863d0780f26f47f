package dev.candor.provenance.mark;

import dev.candor.kit.problem.ProblemType;

/// Refusals about marks.
enum MarkProblem implements ProblemType {
    MARK_NOT_POSSIBLE(422, "The mark cannot be written as it is"),
    NO_PLACE_FOR_MARKS(422, "The format has no place for these marks"),
    MARK_NOT_READ_BACK(422, "What was written is not read back");

    private final int status;
    private final String title;

    MarkProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
