package dev.candor.consent.transfer;

import java.util.UUID;

/// What became of a row.
sealed interface Outcome {
    int row();

    /// It is a resource now.
    record Taken(int row, UUID id) implements Outcome {}

    /// It is not, and this is why.
    record Refused(int row, RowProblemView why) implements Outcome {}

    /// The name in the table.
    default String name() {
        return switch (this) {
            case Taken _ -> "TAKEN";
            case Refused _ -> "REFUSED";
        };
    }
}
