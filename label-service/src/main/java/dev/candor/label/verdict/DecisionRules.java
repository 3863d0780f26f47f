package dev.candor.label.verdict;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// The figures of the decision table, which an organization may set. A change is a new version.
///
/// @param version 0 for those that are shipped
/// @param watermarkFalsePositives highest rate at which a watermark alone gives a class (row 9)
/// @param detectorScore least calibrated score that asks for a review (row 13)
/// @param detectorFalsePositives highest rate a detector may declare for that
/// @param fillShare share of the frame from which a generative fill is grey (M3)
/// @param reporters trusted reporters who open a dispute (row 15)
@RegisterForReflection
public record DecisionRules(
        int version,
        double watermarkFalsePositives,
        double detectorScore,
        double detectorFalsePositives,
        double fillShare,
        int reporters) {
    public static final DecisionRules SHIPPED = new DecisionRules(0, 1e-4, 0.98, 0.01, 0.05, 3);

    public DecisionRules {
        if (version < 0
                || !isRate(watermarkFalsePositives)
                || !isRate(detectorScore)
                || !isRate(detectorFalsePositives)
                || !isRate(fillShare)
                || reporters < 1) {
            throw new IllegalArgumentException("Rates are 0 to 1, and somebody has to report");
        }
    }

    private static boolean isRate(double value) {
        return value >= 0 && value <= 1;
    }

    /// Name and version of the table, as verdicts carry it.
    String engine() {
        return version == 0 ? "decision-table/2" : "decision-table/2, rules " + version;
    }
}
