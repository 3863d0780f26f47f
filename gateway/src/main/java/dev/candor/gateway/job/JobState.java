package dev.candor.gateway.job;

/// How a job stands. A constant's name is contract and never changes.
public enum JobState {
    /// Waits for its turn, the first time or again after a step that could not be done yet.
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    public boolean isFinished() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case DONE, FAILED, CANCELLED -> true;
        };
    }
}
