package dev.candor.consent.law;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One version of what one body of law, or one contract, asks for.
///
/// @param from first day of this version
/// @param until first day after it
/// @param reviewedOn when somebody last held it against its sources
/// @param reviewBy when that has to happen again
/// @param byDefault whether it holds for its jurisdictions without being named
/// @param jurisdictions ISO 3166 codes, and `EU`
public record LegalProfile(
        String code,
        int version,
        String title,
        Status status,
        LocalDate from,
        @Nullable LocalDate until,
        LocalDate reviewedOn,
        LocalDate reviewBy,
        boolean byDefault,
        Set<String> jurisdictions,
        List<Rule> rules) {
    /// Whether it is law.
    public enum Status {
        IN_FORCE,
        NOT_IN_FORCE,
        TO_BE_CONFIRMED
    }

    public LegalProfile {
        jurisdictions = Set.copyOf(jurisdictions);
        rules = List.copyOf(rules);
    }

    /// Code and version, such as `US-NY/1`.
    public String name() {
        return code + "/" + version;
    }

    /// Whether this is the version of `day`.
    public boolean isOf(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /// Whether it holds for a grant under these jurisdictions that names these profiles.
    boolean holds(Collection<String> under, Collection<String> named) {
        return named.contains(code)
                || byDefault && under.stream().anyMatch(jurisdictions::contains);
    }
}
