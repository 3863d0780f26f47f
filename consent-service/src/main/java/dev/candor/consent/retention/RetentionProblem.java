package dev.candor.consent.retention;

import dev.candor.kit.problem.ProblemType;

/// Every way we say no about erasures.
enum RetentionProblem implements ProblemType {
    MUST_BE_KEPT(409, "This has to be kept for now"),
    UNKNOWN_HOLD(404, "No such hold"),
    UNKNOWN_ACCOUNT(404, "No such account"),
    UNKNOWN_ERASURE(404, "No such order to erase"),
    SECOND_PERSON_NEEDED(409, "A second person has to confirm this");

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
