package dev.candor.consent.transfer;

import dev.candor.kit.problem.ProblemType;

/// Every way we say no about imports and exports.
enum TransferProblem implements ProblemType {
    UNKNOWN_IMPORT(404, "No such import"),
    TOO_MANY_ROWS(413, "There are more rows than one import takes"),
    ROW_TOO_LONG(413, "A row is longer than an import takes"),
    UNREADABLE_ROWS(400, "The rows cannot be read");

    private final int status;
    private final String title;

    TransferProblem(int status, String title) {
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
