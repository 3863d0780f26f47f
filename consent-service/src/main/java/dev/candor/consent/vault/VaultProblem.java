package dev.candor.consent.vault;

import dev.candor.kit.problem.ProblemType;

/// Every way we say no about what is sealed.
enum VaultProblem implements ProblemType {
    PERSON_ERASED(409, "This person has been erased");

    private final int status;
    private final String title;

    VaultProblem(int status, String title) {
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
