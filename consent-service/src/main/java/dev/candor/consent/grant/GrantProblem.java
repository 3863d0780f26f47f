package dev.candor.consent.grant;

import dev.candor.kit.problem.ProblemType;

/// Every way we say no about grants.
public enum GrantProblem implements ProblemType {
    UNKNOWN_GRANT(404, "No such grant"),
    NOT_REQUESTABLE(409, "This grant is no draft"),
    NOT_EXPRESSIBLE(409, "This grant cannot be expressed any more"),
    NOT_REFUSABLE(409, "This grant waits for no answer"),
    NOT_DEFERRABLE(409, "The answer to this grant cannot be deferred"),
    NOT_WITHDRAWABLE(409, "This grant can no longer be withdrawn"),
    NOT_REVOCABLE(409, "This grant cannot be revoked"),
    NOT_SUSPENDABLE(409, "This grant cannot be suspended"),
    NOT_RESUMABLE(409, "Nothing of this grant is suspended so"),
    NOT_INVALIDATABLE(409, "This grant cannot be invalidated"),
    NOT_RENEWABLE(409, "This grant cannot be renewed"),
    NOT_IN_FORCE(409, "This grant is not in force"),
    NOT_OVER(409, "This grant's time is not over"),
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
