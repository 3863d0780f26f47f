package dev.candor.consent.subject;

import dev.candor.kit.problem.Declined;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Lives as a request describes them: a kind, and the one date that goes with it.
final class Lives {
    private Lives() {}

    /// @throws Declined at the date that is missing, is of another kind of life or cannot be
    static Life of(
            SubjectKind kind,
            @Nullable LocalDate majorityDate,
            @Nullable LocalDate dateOfDeath,
            LocalDate today) {
        if (kind != SubjectKind.MINOR && majorityDate != null) {
            throw strange(kind, "/majorityDate");
        }
        if (kind != SubjectKind.DECEASED && dateOfDeath != null) {
            throw strange(kind, "/dateOfDeath");
        }
        return switch (kind) {
            case LIVING_ADULT -> new Life.Adult();
            case MINOR -> new Life.Minor(Dates.ahead(majorityDate, today, "/majorityDate"));
            case DECEASED -> new Life.Deceased(Dates.past(dateOfDeath, today, "/dateOfDeath"));
        };
    }

    private static Declined strange(SubjectKind kind, String pointer) {
        return Dates.refused("A subject of kind %s has no such date.".formatted(kind), pointer);
    }
}
