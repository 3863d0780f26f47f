package dev.candor.consent.exemption;

import dev.candor.kit.problem.ProblemType;

/// Every way we say no about exemptions.
enum ExemptionProblem implements ProblemType {
    UNKNOWN_EXEMPTION(404, "No such exemption"),
    REVIEWER_IS_CLAIMANT(409, "Nobody reviews their own claim"),
    SECOND_REVIEWER_NEEDED(409, "Another person has to review this"),
    EXEMPTION_DECIDED(409, "This claim was decided"),
    EXEMPTION_NOT_FOR_SEXUAL_CONTENT(422, "No exemption is for sexual content");

    private final int status;
    private final String title;

    ExemptionProblem(int status, String title) {
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
