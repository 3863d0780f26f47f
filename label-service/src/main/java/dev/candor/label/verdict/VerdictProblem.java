package dev.candor.label.verdict;

import dev.candor.kit.problem.ProblemType;

/// Refusals about verdicts.
enum VerdictProblem implements ProblemType {
    UNKNOWN_VERDICT(404, "No such verdict"),
    UNKNOWN_SOURCE_TYPE(422, "No such digital source type"),
    UNKNOWN_CORRECTION(404, "No such correction"),
    LEGAL_MINIMUM(409, "A label that the law asks for cannot be decided away"),
    VERDICT_BLOCKED(409, "What is forbidden is not labelled"),
    VERDICT_MOVED_ON(409, "The verdict has a newer version"),
    SECOND_PERSON_NEEDED(403, "Another person has to agree"),
    CORRECTION_APPLIED(409, "This correction has taken effect"),
    NOTHING_TO_CORRECT(409, "The verdict says so already");

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
