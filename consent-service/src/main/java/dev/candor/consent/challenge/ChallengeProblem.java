package dev.candor.consent.challenge;

import dev.candor.kit.problem.ProblemType;

/// Every way an answer to a challenge fails.
public enum ChallengeProblem implements ProblemType {
    CHALLENGE_UNKNOWN(422, "No such challenge"),
    CHALLENGE_WRONG(422, "These are not the words of the challenge"),
    CHALLENGE_FOREIGN(422, "The challenge is for another grant or another speaker"),
    CHALLENGE_LATE(422, "The challenge is too old"),
    CHALLENGE_USED(422, "The challenge was used before");

    private final int status;
    private final String title;

    ChallengeProblem(int status, String title) {
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
