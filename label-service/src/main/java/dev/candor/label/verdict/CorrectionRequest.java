package dev.candor.label.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.candor.kit.problem.Declined;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.LabelClass;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What an editor finds.
///
/// @param digitalSourceType the term for the file's metadata, of the same class
/// @param reason for whoever looks into it later
record CorrectionRequest(
        @JsonProperty("class") @NotNull LabelClass labelClass,
        @Nullable @Size(max = 500) String digitalSourceType,
        @NotBlank @Size(max = 1000) String reason) {

    /// @throws Declined `UNKNOWN_SOURCE_TYPE` where there is no such term of that class
    @Nullable DigitalSourceType sourceType() {
        if (digitalSourceType == null) {
            return switch (labelClass) {
                case AI_GENERATED -> DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA;
                case AI_MODIFIED -> DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA;
                case AI_MINOR -> DigitalSourceType.ALGORITHMICALLY_ENHANCED;
                case CAPTURED, HUMAN_EDITED, HUMAN_CREATED, SYNTHETIC_NON_AI, UNKNOWN -> null;
            };
        }
        return DigitalSourceType.of(digitalSourceType)
                .filter(type -> type.labelClass() == labelClass)
                .orElseThrow(
                        () ->
                                new Declined(
                                                VerdictProblem.UNKNOWN_SOURCE_TYPE,
                                                "Use a term of the IPTC vocabulary that stands for"
                                                        + " the class; /v1/vocabulary lists them.")
                                        .at("/digitalSourceType"));
    }
}
