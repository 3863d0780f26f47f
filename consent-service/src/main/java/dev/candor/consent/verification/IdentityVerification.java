package dev.candor.consent.verification;

import dev.candor.consent.subject.Deed;
import dev.candor.consent.subject.SubjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// One time somebody made sure who a person is.
///
/// @param provider who did it, an open code such as `eid-gateway`
/// @param level how sure it made them, 1 to the strength of the method
/// @param at when it was done
record IdentityVerification(
        UUID id,
        SubjectId subject,
        Method method,
        String provider,
        int level,
        List<Deed> evidence,
        Instant at,
        Instant recordedAt) {
    private static final int LIVING_HOLDER_OF_A_DOCUMENT = 3;

    IdentityVerification {
        evidence = List.copyOf(evidence);
        if (level < 1 || level > method.strength()) {
            throw new IllegalArgumentException("%s gives no level %d".formatted(method, level));
        }
    }

    /// How sure all of them together make it, 0 to 4: as sure as the surest, and surer where one
    /// found a document genuine and another its holder alive.
    static int level(Collection<IdentityVerification> all) {
        var surest = all.stream().mapToInt(IdentityVerification::level).max().orElse(0);
        return hasAtFull(all, Method.DOCUMENT) && hasAtFull(all, Method.LIVENESS)
                ? Math.max(surest, LIVING_HOLDER_OF_A_DOCUMENT)
                : surest;
    }

    private static boolean hasAtFull(Collection<IdentityVerification> all, Method method) {
        return all.stream()
                .anyMatch(one -> one.method() == method && one.level() == method.strength());
    }
}
