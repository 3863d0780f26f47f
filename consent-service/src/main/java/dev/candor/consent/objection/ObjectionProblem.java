package dev.candor.consent.objection;

import dev.candor.kit.problem.ProblemType;

/// Every way we say no about objections.
enum ObjectionProblem implements ProblemType {
    UNKNOWN_OBJECTION(404, "No such objection"),
    OBJECTION_LIFTED_BY_THE_PERSON_ALONE(403, "Only the person lifts their objection"),
    OBJECTION_NOT_STANDING(409, "This objection was lifted before");

    private final int status;
    private final String title;

    ObjectionProblem(int status, String title) {
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
