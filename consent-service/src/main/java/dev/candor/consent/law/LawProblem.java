package dev.candor.consent.law;

import dev.candor.kit.problem.ProblemType;

/// Every way we say no for the sake of a law.
public enum LawProblem implements ProblemType {
    RULE_OF_LAW(422, "A legal profile does not allow this"),
    UNKNOWN_PROFILE(422, "No such legal profile"),
    UNKNOWN_LEGAL_PROFILE(404, "No such legal profile");

    private final int status;
    private final String title;

    LawProblem(int status, String title) {
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
