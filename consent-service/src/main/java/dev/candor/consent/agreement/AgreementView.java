package dev.candor.consent.agreement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A version as answers carry it.
record AgreementView(
        UUID id,
        int version,
        String title,
        AgreementStatus status,
        List<TemplateLine> lines,
        @Nullable String compensation,
        Instant createdAt,
        @Nullable Instant publishedAt,
        @Nullable Instant retiredAt) {
    static AgreementView of(Agreement agreement) {
        return new AgreementView(
                agreement.id().value(),
                agreement.version(),
                agreement.title(),
                agreement.status(),
                agreement.lines(),
                agreement.compensation(),
                agreement.createdAt(),
                agreement.publishedAt(),
                agreement.retiredAt());
    }
}
