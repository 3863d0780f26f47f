package dev.candor.consent.verification;

import dev.candor.consent.subject.Deed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A verification as answers carry it.
record VerificationView(
        UUID id,
        UUID subjectId,
        Method method,
        String provider,
        int level,
        List<Deed> evidence,
        Instant at,
        Instant recordedAt) {
    static VerificationView of(IdentityVerification one) {
        return new VerificationView(
                one.id(),
                one.subject().value(),
                one.method(),
                one.provider(),
                one.level(),
                one.evidence(),
                one.at(),
                one.recordedAt());
    }
}
