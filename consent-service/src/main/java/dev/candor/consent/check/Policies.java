package dev.candor.consent.check;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The versions of an organization's policies that rule now or will.
record Policies(List<Version> versions) {
    static final Policies NONE = new Policies(List.of());

    Policies {
        versions = List.copyOf(versions);
    }

    /// @param code of its document
    /// @param unaccepted whether the caller had to accept it and has not
    record Version(
            String code,
            long number,
            Instant from,
            @Nullable Instant until,
            boolean unaccepted,
            List<PolicyRule> rules) {
        Version {
            rules = List.copyOf(rules);
        }

        String name() {
            return code + "/" + number;
        }

        private boolean rulesAt(Instant at) {
            return !at.isBefore(from) && (until == null || at.isBefore(until));
        }
    }

    /// What rules at one moment.
    Ruling at(Instant at) {
        var ruling = versions.stream().filter(version -> version.rulesAt(at)).toList();
        return new Ruling(
                ruling.stream().map(Version::name).sorted().toList(),
                ruling.stream().filter(Version::unaccepted).map(Version::name).toList(),
                ruling.stream().flatMap(version -> version.rules().stream()).toList(),
                versions.stream()
                        .flatMap(
                                version ->
                                        Stream.concat(
                                                Stream.of(version.from()),
                                                Stream.ofNullable(version.until())))
                        .filter(change -> change.isAfter(at))
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }
}
