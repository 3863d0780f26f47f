package dev.candor.consent.subject;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/// Days on which a life changes, as a request may give them.
final class Dates {
    private static final Period LONGEST_MINORITY = Period.ofYears(25);
    private static final LocalDate EARLIEST_DEATH = LocalDate.of(1800, 1, 1);

    private Dates() {}

    /// A day of majority: after today, and within a childhood.
    ///
    /// @throws Declined at `pointer` when it is absent or out of these bounds
    static LocalDate ahead(@Nullable LocalDate date, LocalDate today, String pointer) {
        if (date == null) {
            throw refused("A minor comes of age on some day: name it.", pointer);
        }
        if (!date.isAfter(today) || date.isAfter(today.plus(LONGEST_MINORITY))) {
            throw refused("A minor comes of age after today, within 25 years.", pointer);
        }
        return date;
    }

    /// A day of death: not after today.
    ///
    /// @throws Declined at `pointer` when it is absent or out of these bounds
    static LocalDate past(@Nullable LocalDate date, LocalDate today, String pointer) {
        if (date == null) {
            throw refused("Name the day of death: terms after death count from it.", pointer);
        }
        if (date.isAfter(today) || date.isBefore(EARLIEST_DEATH)) {
            throw refused("A day of death lies between 1800 and today.", pointer);
        }
        return date;
    }

    static Declined refused(String detail, String pointer) {
        return new Declined(CommonProblem.INVALID_REQUEST, detail).at(pointer);
    }
}
