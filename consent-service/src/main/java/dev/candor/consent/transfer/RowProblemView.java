package dev.candor.consent.transfer;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.Problem;
import dev.candor.kit.problem.ProblemType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// Why a row was refused, as a problem document says it.
///
/// @param row its number, from 1; the line of names is none
/// @param errors which members were wrong, by JSON Pointer into the row
@RegisterForReflection
record RowProblemView(
        int row, String type, String title, String detail, List<Problem.FieldError> errors) {
    static RowProblemView of(int row, Declined declined) {
        return of(
                row,
                declined.type(),
                declined.detail(),
                declined.pointer().stream()
                        .map(pointer -> new Problem.FieldError(pointer, declined.detail()))
                        .toList());
    }

    static RowProblemView invalid(int row, List<Problem.FieldError> errors) {
        return of(row, CommonProblem.INVALID_REQUEST, "Mend the members named in errors.", errors);
    }

    private static RowProblemView of(
            int row, ProblemType type, String detail, List<Problem.FieldError> errors) {
        return new RowProblemView(row, type.uri(), type.title(), detail, errors);
    }
}
