package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// consent-service's answer: may these people be shown so?
///
/// @param token the answer as the registry signed it, where it keeps keys
/// @param grantSalt what the token's grants are hashed with
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record ConsentCheck(
        UUID id,
        Decision decision,
        List<SubjectDecision> subjects,
        @Nullable List<String> reasons,
        @Nullable Instant validUntil,
        @Nullable Long ledgerSeq,
        @Nullable Instant checkedAt,
        @Nullable String token,
        @Nullable String grantSalt) {

    /// Anything but the first two stops a publication.
    public enum Decision {
        ALLOW,
        /// An exemption stands in for consent that is missing; what it owes its audience stays due.
        ALLOW_EXEMPT,
        REVIEW,
        UNKNOWN,
        DENY;

        /// Whether the use may go ahead.
        public boolean lets() {
            return this == ALLOW || this == ALLOW_EXEMPT;
        }
    }

    /// The answer for one person.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    public record SubjectDecision(
            UUID subject,
            Decision decision,
            @Nullable List<String> reasons,
            @Nullable UUID grant,
            @Nullable Long ledgerSeq) {

        boolean isUnknown() {
            return reasons != null && reasons.contains("subject_unknown");
        }
    }

    /// The same without what only the signature needs.
    ConsentCheck unsigned() {
        return new ConsentCheck(
                id, decision, subjects, reasons, validUntil, ledgerSeq, checkedAt, null, null);
    }

    /// The grants that the answer rests on.
    List<UUID> grants() {
        return subjects.stream()
                .map(SubjectDecision::grant)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
