package dev.candor.gateway.adjustment;

import dev.candor.kit.problem.ProblemType;

/// Every way an adjustment is refused here.
public enum AdjustmentProblem implements ProblemType {
    ALREADY_RETRACTED(409, "The publication was retracted already"),
    ASSET_RETRACTED(410, "The publication was retracted");

    private final int status;
    private final String title;

    AdjustmentProblem(int status, String title) {
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
