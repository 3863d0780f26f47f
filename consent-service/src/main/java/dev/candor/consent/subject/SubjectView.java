package dev.candor.consent.subject;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A subject as answers carry it. Accounts stay inside.
record SubjectView(
        UUID id,
        SubjectKind kind,
        String displayName,
        String jurisdiction,
        List<String> languages,
        Instant createdAt) {
    static SubjectView of(Subject subject) {
        return new SubjectView(
                subject.id().value(),
                subject.kind(),
                subject.displayName(),
                subject.jurisdiction(),
                subject.languages(),
                subject.createdAt());
    }
}
