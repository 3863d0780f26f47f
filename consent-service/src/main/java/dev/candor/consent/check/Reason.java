package dev.candor.consent.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why a check was answered so. A constant's code is contract and never changes.
public enum Reason {
    SUBJECT_UNKNOWN,
    NO_GRANT,
    GRANT_NOT_ACTIVE,
    QUORUM_NOT_MET,
    GRANT_REFUSED,
    GRANT_LAPSED,
    GRANT_SUSPENDED,
    GRANT_WITHDRAWN,
    GRANT_REVOKED,
    GRANT_INVALIDATED,
    GRANT_SUPERSEDED,
    GRANT_NOT_YET_VALID,
    GRANT_EXPIRED,
    USES_EXHAUSTED,
    ENDED_AT_MAJORITY,
    ENDED_BY_DEATH,
    ACTION_NOT_IN_SCOPE,
    MODALITY_NOT_IN_SCOPE,
    LIKENESS_NOT_IN_SCOPE,
    TECHNIQUE_NOT_IN_SCOPE,
    PURPOSE_NOT_IN_SCOPE,
    PROJECT_NOT_IN_SCOPE,
    TERRITORY_NOT_IN_SCOPE,
    CHANNEL_NOT_IN_SCOPE,
    LANGUAGE_NOT_IN_SCOPE,
    CONTENT_NOT_STATED,
    CONTENT_NOT_PERMITTED,
    LICENSEE_NOT_NAMED,
    LICENSEE_MISMATCH,
    SUBLICENSE_NOT_IN_SCOPE,
    USE_REJECTED,
    USE_APPROVAL_REQUIRED,
    EXEMPTION_PENDING,
    POLICY_APPROVAL_REQUIRED,
    POLICY_APPROVAL_REFUSED,
    POLICY_NOT_ACCEPTED,
    POLICY_PROHIBITED,
    SEXUAL_CONTENT_OF_MINOR,
    OBJECTION_STANDING,
    PROHIBITED,
    EXEMPT,
    PERMITTED;

    /// The name in lower case, as answers carry it.
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
