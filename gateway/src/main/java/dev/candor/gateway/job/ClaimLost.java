package dev.candor.gateway.job;

/// This replica's lease on a job is over: it was cancelled, or another one has it.
final class ClaimLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClaimLost() {
        super("the lease on the job is over", null, false, false);
    }
}
