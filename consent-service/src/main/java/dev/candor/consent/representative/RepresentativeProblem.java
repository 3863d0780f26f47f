package dev.candor.consent.representative;

import dev.candor.kit.problem.ProblemType;

/// Every way we say no about representatives.
enum RepresentativeProblem implements ProblemType {
    UNKNOWN_REPRESENTATIVE(404, "No such representative"),
    SECOND_PERSON_NEEDED(409, "Somebody else has to verify this"),
    ALREADY_VERIFIED(409, "This representative is verified"),
    REPRESENTATION_ENDED(409, "This representation has ended");

    private final int status;
    private final String title;

    RepresentativeProblem(int status, String title) {
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
