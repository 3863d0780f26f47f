package dev.candor.consent.grant;

import dev.candor.consent.notice.NoticeId;
import dev.candor.consent.subject.SubjectId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What is asked of a person, fixed when it is written down: no state changes it.
public record GrantTerms(
        GrantId id,
        SubjectId subject,
        NoticeId notice,
        String licensee,
        List<ScopeLine> scope,
        Instant requestedAt,
        Particulars particulars) {
    public GrantTerms {
        scope = List.copyOf(scope);
        if (scope.isEmpty()) {
            throw new IllegalArgumentException("A grant has at least one scope line");
        }
    }

    /// When the last permission ends, or the last line where there is no permission; empty when
    /// that has no end.
    public Optional<Instant> endsAt() {
        var permissions = scope.stream().filter(line -> line.effect() == Effect.PERMIT).toList();
        var lines = permissions.isEmpty() ? scope : permissions;
        return lines.stream().anyMatch(line -> line.period().until() == null)
                ? Optional.empty()
                : lines.stream()
                        .flatMap(line -> Optional.ofNullable(line.period().until()).stream())
                        .max(Comparator.naturalOrder());
    }

    /// When the time for an answer is over; empty when that has no end.
    public Optional<Instant> answerBy() {
        return Optional.ofNullable(particulars.answerBy());
    }
}
