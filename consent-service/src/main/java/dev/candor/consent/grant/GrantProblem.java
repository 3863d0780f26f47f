package dev.candor.consent.grant;

import dev.candor.kit.problem.ProblemType;

/// Every way we say no about grants.
public enum GrantProblem implements ProblemType {
    UNKNOWN_GRANT(404, "No such grant"),
    NOT_EXPRESSIBLE(409, "This grant cannot be expressed any more"),
    NOT_WITHDRAWABLE(409, "This grant can no longer be withdrawn"),
    LANGUAGE_NOT_OF_NOTICE(422, "The notice is in another language"),
    LANGUAGE_NOT_OF_SUBJECT(422, "The subject does not read this language");

    private final int status;
    private final String title;

    GrantProblem(int status, String title) {
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
