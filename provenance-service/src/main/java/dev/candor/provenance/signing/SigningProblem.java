package dev.candor.provenance.signing;

import dev.candor.kit.problem.ProblemType;

/// Why nothing was signed.
enum SigningProblem implements ProblemType {
    UNKNOWN_ACTION(422, "This action is not known"),
    UNKNOWN_DIGITAL_SOURCE_TYPE(422, "This digital source type is not known"),
    UNKNOWN_TRAINING_MINING_ENTRY(422, "This training-mining entry is not known"),
    ACTION_NOT_POSSIBLE(422, "This action cannot stand here"),
    SIGNING_NOT_VERIFIED(500, "The signed media did not verify and was destroyed");

    private final int status;
    private final String title;

    SigningProblem(int status, String title) {
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
