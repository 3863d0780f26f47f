package dev.candor.consent.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why a check was answered so. A constant's code is contract and never changes.
public enum Reason {
    SUBJECT_UNKNOWN,
    NO_GRANT,
    GRANT_NOT_ACTIVE,
    GRANT_WITHDRAWN,
    GRANT_NOT_YET_VALID,
    GRANT_EXPIRED,
    ACTION_NOT_IN_SCOPE,
    MODALITY_NOT_IN_SCOPE,
    PURPOSE_NOT_IN_SCOPE,
    TERRITORY_NOT_IN_SCOPE,
    CHANNEL_NOT_IN_SCOPE,
    LICENSEE_MISMATCH,
    PROHIBITED,
    PERMITTED;

    /// The name in lower case, as answers carry it.
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
