package dev.candor.label.verdict;

import dev.candor.kit.problem.Declined;
import dev.candor.label.vocabulary.Certainty;
import dev.candor.label.vocabulary.LabelClass;
import java.util.List;

/// What an editor may decide alone, what takes two, and what nobody may (row 20).
///
/// Signed credentials of a trusted signer that say AI are the floor: the law's label hangs on
/// them. Two people may find that a thing made whole is a thing modified, or that a modification
/// is minor; nobody finds that there was no AI.
enum Lowering {
    ALONE,
    WITH_ANOTHER;

    /// @param evidence as it was sent; none for verdicts from before it was kept
    /// @throws Declined `LEGAL_MINIMUM`, `VERDICT_BLOCKED` or `NOTHING_TO_CORRECT`
    static Lowering of(Verdict current, List<Evidence> evidence, LabelClass wished) {
        if (current.blocked()) {
            throw new Declined(
                            VerdictProblem.VERDICT_BLOCKED,
                            "Row 1: it stays blocked, whatever its class; a case decides on it.")
                    .with("rule", 1);
        }
        if (current.labelClass() == wished && current.certainty() == Certainty.VERIFIED) {
            throw new Declined(VerdictProblem.NOTHING_TO_CORRECT, "It is held to be that.");
        }
        var proven = proven(current, evidence);
        if (!proven.generative()) {
            return ALONE;
        }
        if (CaseFile.rank(wished) > CaseFile.rank(floor(proven))) {
            throw new Declined(
                            VerdictProblem.LEGAL_MINIMUM,
                            "Row 20: signed credentials of a trusted signer say %s, so the class"
                                            .formatted(proven)
                                    + " can be lowered to %s by two people and no further."
                                            .formatted(floor(proven)))
                    .at("/class")
                    .with("rule", 20)
                    .with("minimum", floor(proven).name());
        }
        var reached =
                current.labelClass().generative()
                        ? Math.min(CaseFile.rank(proven), CaseFile.rank(current.labelClass()))
                        : CaseFile.rank(proven);
        return CaseFile.rank(wished) > reached ? WITH_ANOTHER : ALONE;
    }

    /// The class that trusted credentials say; UNKNOWN where they say none.
    private static LabelClass proven(Verdict current, List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return current.certainty() == Certainty.VERIFIED
                    ? current.labelClass()
                    : LabelClass.UNKNOWN;
        }
        return CaseFile.of(evidence)
                .trusted()
                .map(type -> type.labelClass())
                .orElse(LabelClass.UNKNOWN);
    }

    private static LabelClass floor(LabelClass proven) {
        return proven == LabelClass.AI_GENERATED ? LabelClass.AI_MODIFIED : LabelClass.AI_MINOR;
    }
}
