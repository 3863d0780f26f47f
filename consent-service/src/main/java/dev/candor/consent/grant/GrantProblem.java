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
    GRANT_CONTESTED(409, "A court or a dispute holds this grant"),
    NOT_IN_FORCE(409, "This grant is not in force"),
    NOT_OVER(409, "This grant's time is not over"),
    ALREADY_EXPRESSED(409, "This representative said yes before"),
    NOTICE_NOT_EFFECTIVE(422, "The notice is not in effect"),
    REPRESENTATIVE_REQUIRED(422, "Somebody who speaks for the person has to say it"),
    CHALLENGE_REQUIRED(422, "A spoken yes answers a challenge"),
    ATTESTATION_REQUIRED(422, "A captured yes is attested to"),
    NOTICE_TEXT_MISMATCH(422, "This is not the text of the notice"),
    WRITTEN_EVIDENCE_REQUIRED(422, "A yes to this has to stay on record"),
    COURT_APPROVAL_REQUIRED(422, "A court has to agree"),
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
