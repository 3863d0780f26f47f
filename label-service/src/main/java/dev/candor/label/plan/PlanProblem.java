package dev.candor.label.plan;

import dev.candor.kit.problem.ProblemType;

/// Refusals about plans.
enum PlanProblem implements ProblemType {
    UNKNOWN_PLAN(404, "No such plan"),
    UNKNOWN_VERDICT(422, "No such verdict"),
    UNKNOWN_MARKET(422, "No such market"),
    INCOMPATIBLE_PROFILES(422, "The rules of these markets cannot be met in one file");

    private final int status;
    private final String title;

    PlanProblem(int status, String title) {
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
