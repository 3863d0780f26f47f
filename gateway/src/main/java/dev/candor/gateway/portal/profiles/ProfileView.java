package dev.candor.gateway.portal.profiles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;

/// A profile of a market's rules: the members the portal reads.
///
/// @param holds whether it decides on the day that was asked for
/// @param stale whether its review is overdue
@RegisterForReflection
record ProfileView(
        String id,
        int version,
        String title,
        String kind,
        String status,
        LocalDate effective,
        LocalDate reviewBy,
        String addressee,
        List<String> markets,
        List<String> triggers,
        List<String> exemptions,
        String confidence,
        List<Source> sources,
        boolean holds,
        boolean stale) {

    /// What it rests on.
    @RegisterForReflection
    record Source(String key, String title, LocalDate date, String confidence) {}

    /// All of them, or all versions of one.
    @RegisterForReflection
    record Some(LocalDate on, List<ProfileView> items) {}
}
