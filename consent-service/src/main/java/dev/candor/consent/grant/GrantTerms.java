package dev.candor.consent.grant;

import dev.candor.consent.notice.NoticeId;
import dev.candor.consent.subject.SubjectId;
import java.time.Instant;
import java.util.List;

/// What is asked of a person, fixed when it is asked: no state changes it.
public record GrantTerms(
        GrantId id,
        SubjectId subject,
        NoticeId notice,
        String licensee,
        List<ScopeLine> scope,
        Instant requestedAt) {
    public GrantTerms {
        scope = List.copyOf(scope);
        if (scope.isEmpty()) {
            throw new IllegalArgumentException("A grant has at least one scope line");
        }
    }
}
