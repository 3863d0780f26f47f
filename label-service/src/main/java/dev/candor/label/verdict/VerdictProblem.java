package dev.candor.label.verdict;

import dev.candor.kit.problem.ProblemType;

/// Refusals about verdicts.
enum VerdictProblem implements ProblemType {
    UNKNOWN_VERDICT(404, "No such verdict"),
    UNKNOWN_SOURCE_TYPE(422, "No such digital source type");

    private final int status;
    private final String title;

    VerdictProblem(int status, String title) {
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
