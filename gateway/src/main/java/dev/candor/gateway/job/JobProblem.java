package dev.candor.gateway.job;

import dev.candor.kit.problem.ProblemType;

/// Every way a request about a job is refused, and the ends of a job that its work does not know.
public enum JobProblem implements ProblemType {
    UNKNOWN_JOB(404, "No such job"),
    JOB_FINISHED(409, "The job has come to an end already"),
    JOB_INTERRUPTED(503, "The work was broken off too often");

    private final int status;
    private final String title;

    JobProblem(int status, String title) {
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
