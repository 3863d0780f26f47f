package dev.candor.consent.check;

import dev.candor.kit.problem.ProblemType;

/// Every way we say no about checks. A use that is not allowed is an answer and none of these.
enum CheckProblem implements ProblemType {
    UNKNOWN_CHECK(404, "No such check was kept"),
    CHECK_CONSUMED(409, "A use was counted for this check before"),
    USE_CONTENDED(409, "The grant changed meanwhile");

    private final int status;
    private final String title;

    CheckProblem(int status, String title) {
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
