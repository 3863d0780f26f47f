package dev.candor.consent.subject;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A subject as answers carry it. Accounts stay inside; who was erased is called `[erased]`.
record SubjectView(
        UUID id,
        SubjectKind kind,
        String displayName,
        String jurisdiction,
        List<String> languages,
        @Nullable LocalDate majorityDate,
        @Nullable LocalDate dateOfDeath,
        List<ExternalId> externalIds,
        String quorum,
        int verificationLevel,
        Instant createdAt,
        @Nullable Instant erasedAt) {
    static SubjectView of(Subject subject) {
        return new SubjectView(
                subject.id().value(),
                subject.kind(),
                subject.displayName(),
                subject.jurisdiction(),
                subject.languages(),
                subject.life() instanceof Life.Minor(var majority) ? majority : null,
                subject.life() instanceof Life.Deceased(var death) ? death : null,
                subject.externalIds(),
                subject.quorum().text(),
                subject.verificationLevel(),
                subject.createdAt(),
                subject.erasedAt());
    }
}
