package dev.candor.consent.subject;

import dev.candor.kit.problem.ProblemType;

/// Every way we say no about subjects.
public enum SubjectProblem implements ProblemType {
    UNKNOWN_SUBJECT(404, "No such subject"),
    ACCOUNT_ALREADY_LINKED(409, "This account is linked to another subject"),
    SUBJECT_ERASED(409, "This person has been erased"),
    ALREADY_DECEASED(409, "This death was noted before"),
    NOT_OF_AGE(409, "This person is not of age yet"),
    NOT_A_MINOR(409, "This person is no minor");

    private final int status;
    private final String title;

    SubjectProblem(int status, String title) {
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
