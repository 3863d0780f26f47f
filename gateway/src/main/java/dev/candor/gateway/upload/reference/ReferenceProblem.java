package dev.candor.gateway.upload.reference;

import dev.candor.kit.problem.ProblemType;

/// Every way a reference is refused.
public enum ReferenceProblem implements ProblemType {
    STORE_NOT_ALLOWED(422, "Assets are not fetched from this address"),
    ASSET_NOT_FETCHED(502, "The store did not hand the asset over");

    private final int status;
    private final String title;

    ReferenceProblem(int status, String title) {
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
