package dev.candor.consent.ledger;

import dev.candor.kit.problem.ProblemType;

/// What the ledger does not have.
enum LedgerProblem implements ProblemType {
    NO_CHECKPOINT(404, "There is no such checkpoint"),
    BEYOND_LEDGER(404, "The ledger is not that long");

    private final int status;
    private final String title;

    LedgerProblem(int status, String title) {
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
