package dev.candor.consent.agreement;

import dev.candor.kit.problem.ProblemType;

/// Every way we say no about agreements.
public enum AgreementProblem implements ProblemType {
    UNKNOWN_AGREEMENT(404, "No such agreement"),
    AGREEMENT_NOT_DRAFT(409, "This version was published before"),
    AGREEMENT_NOT_PUBLISHED(409, "This version is not published"),
    LINE_NOT_IN_AGREEMENT(422, "The agreement has no such line");

    private final int status;
    private final String title;

    AgreementProblem(int status, String title) {
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
