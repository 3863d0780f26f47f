package dev.candor.label.plan;

import dev.candor.kit.problem.ProblemType;

/// Refusals about plans.
enum PlanProblem implements ProblemType {
    UNKNOWN_PLAN(404, "No such plan"),
    UNKNOWN_PROFILE_VERSION(422, "The profile has no such version"),
    UNKNOWN_VERDICT(422, "No such verdict"),
    UNKNOWN_MARKET(422, "No such market"),
    UNKNOWN_MODALITY(422, "No labels are known for this kind of media"),
    LABEL_DOES_NOT_FIT(422, "The picture is too small for a legible label"),
    NOT_PUBLISHABLE(409, "What is forbidden is not labelled"),
    LABEL_NOT_PROMINENT(409, "Here the label has to stand out"),
    LABEL_MUST_BE_IN_THE_PICTURE(422, "A label on the player is not enough for these markets"),
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
