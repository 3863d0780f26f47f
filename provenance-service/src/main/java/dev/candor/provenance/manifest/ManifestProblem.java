package dev.candor.provenance.manifest;

import dev.candor.kit.problem.ProblemType;

/// Why no manifest is given.
enum ManifestProblem implements ProblemType {
    UNKNOWN_MANIFEST(404, "No such manifest"),
    REMOTE_MANIFEST_NOT_POSSIBLE(409, "This installation has no address for manifests");

    private final int status;
    private final String title;

    ManifestProblem(int status, String title) {
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
