package dev.candor.consent.rotation;

import dev.candor.kit.problem.ProblemType;

/// Every way we say no about another key.
enum RotationProblem implements ProblemType {
    UNKNOWN_ROTATION(404, "No such order of another key"),
    ROTATION_BY_ONE(409, "A second person has to confirm this");

    private final int status;
    private final String title;

    RotationProblem(int status, String title) {
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
