package dev.candor.consent.replica;

import dev.candor.kit.problem.ProblemType;

/// Every way we say no about replicas.
enum ReplicaProblem implements ProblemType {
    UNKNOWN_REPLICA(404, "No such replica"),
    REPLICA_STATUS_CONFLICT(409, "A replica of this status does not become that");

    private final int status;
    private final String title;

    ReplicaProblem(int status, String title) {
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
