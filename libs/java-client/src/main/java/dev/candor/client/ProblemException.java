package dev.candor.client;

/// The server said no.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(
                "%d %s: %s. %s"
                        .formatted(
                                problem.status(),
                                problem.name(),
                                problem.title(),
                                problem.detail()));
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
