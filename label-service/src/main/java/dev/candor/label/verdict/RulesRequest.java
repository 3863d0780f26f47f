package dev.candor.label.verdict;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/// The next version of the decision table's figures.
///
/// @param watermarkFalsePositives highest rate at which a watermark alone gives a class (row 9)
/// @param detectorScore least score that asks for a review (row 13)
/// @param detectorFalsePositives highest rate a detector may declare for that
/// @param fillShare share of the frame from which a generative fill is grey (M3)
/// @param reporters trusted reporters who open a dispute (row 15)
record RulesRequest(
        @NotNull @DecimalMin("0") @DecimalMax("0.01") Double watermarkFalsePositives,
        @NotNull @DecimalMin("0.5") @DecimalMax("1") Double detectorScore,
        @NotNull @DecimalMin("0") @DecimalMax("0.1") Double detectorFalsePositives,
        @NotNull @DecimalMin("0") @DecimalMax("1") Double fillShare,
        @NotNull @Min(1) @Max(1000) Integer reporters) {
    DecisionRules rules(int version) {
        return new DecisionRules(
                version,
                watermarkFalsePositives,
                detectorScore,
                detectorFalsePositives,
                fillShare,
                reporters);
    }
}
