package dev.candor.consent.party;

import dev.candor.kit.problem.ProblemType;

/// Every way we say no about parties.
enum PartyProblem implements ProblemType {
    UNKNOWN_PARTY(404, "No such party");

    private final int status;
    private final String title;

    PartyProblem(int status, String title) {
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
