package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// consent-service's answer: may these people be shown so?
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConsentCheck(
        UUID id,
        Decision decision,
        List<SubjectDecision> subjects,
        @Nullable List<String> reasons,
        @Nullable Instant validUntil,
        @Nullable Long ledgerSeq,
        @Nullable Instant checkedAt) {

    /// Anything but ALLOW stops a publication.
    public enum Decision {
        ALLOW,
        DENY,
        UNKNOWN
    }

    /// The answer for one person.
    @JsonInclude(JsonInclude.Include.NON_NULL)
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

    /// The grants that the answer rests on.
    List<UUID> grants() {
        return subjects.stream()
                .map(SubjectDecision::grant)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
