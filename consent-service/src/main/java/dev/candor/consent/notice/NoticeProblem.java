package dev.candor.consent.notice;

import dev.candor.kit.problem.ProblemType;

/// Every way we say no about notices.
public enum NoticeProblem implements ProblemType {
    UNKNOWN_NOTICE(404, "No such notice");

    private final int status;
    private final String title;

    NoticeProblem(int status, String title) {
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
