package dev.candor.consent.row;

import dev.candor.kit.problem.Problem;
import java.util.List;

/// A row that is not what its kind looks like.
public final class Misunderstood extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem.FieldError> errors;

    Misunderstood(List<Problem.FieldError> errors) {
        super("a row is not understood", null, false, false);
        this.errors = List.copyOf(errors);
    }

    /// What is wrong, by JSON Pointer into the row.
    public List<Problem.FieldError> errors() {
        return errors;
    }
}
