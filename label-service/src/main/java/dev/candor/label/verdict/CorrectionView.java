package dev.candor.label.verdict;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.candor.label.vocabulary.LabelClass;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A correction as answers carry it.
///
/// @param verdict the new version; absent while another person has to agree
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record CorrectionView(
        UUID id,
        UUID verdictId,
        State state,
        @JsonProperty("class") LabelClass labelClass,
        String reason,
        String proposedBy,
        @Nullable VerdictView verdict) {

    enum State {
        APPLIED,
        /// It lowers what trusted credentials say, so another person has to agree.
        NEEDS_SECOND_PERSON
    }

    static CorrectionView waiting(Correction correction) {
        return of(correction, State.NEEDS_SECOND_PERSON, null);
    }

    static CorrectionView applied(Correction correction, VerdictView verdict) {
        return of(correction, State.APPLIED, verdict);
    }

    private static CorrectionView of(
            Correction correction, State state, @Nullable VerdictView verdict) {
        return new CorrectionView(
                correction.id(),
                correction.verdict().value(),
                state,
                correction.labelClass(),
                correction.reason(),
                correction.proposer(),
                verdict);
    }
}
