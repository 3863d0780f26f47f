package dev.candor.consent.check;

import dev.candor.consent.subject.SubjectId;
import dev.candor.kit.identity.Organization;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a check has to read: of whom, about which uses, as of when.
///
/// @param account who asks
/// @param hashes of the scripts and assets asked about
/// @param projects asked about
/// @param earliest of the times asked about
/// @param asOf a moment that is past; null for now
record Asked(
        Organization organization,
        String account,
        List<SubjectId> people,
        Set<String> hashes,
        Set<String> projects,
        Instant earliest,
        @Nullable Instant asOf) {
    Asked {
        people = List.copyOf(people);
        hashes = Set.copyOf(hashes);
        projects = Set.copyOf(projects);
    }
}
