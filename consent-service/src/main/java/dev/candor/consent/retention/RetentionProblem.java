package dev.candor.consent.retention;

import dev.candor.kit.problem.ProblemType;

/// Every way we say no about erasures.
enum RetentionProblem implements ProblemType {
    MUST_BE_KEPT(409, "This has to be kept for now"),
    UNKNOWN_HOLD(404, "No such hold");

    private final int status;
    private final String title;

    RetentionProblem(int status, String title) {
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
