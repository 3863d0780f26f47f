package dev.candor.label.verdict;

import dev.candor.label.vocabulary.Certainty;
import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.LabelClass;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Verdicts as the decision table gives them.
public final class SampleVerdicts {
    private SampleVerdicts() {}

    public static Verdict declared(DigitalSourceType type) {
        return of(CredentialState.NONE, new Evidence.Declaration(type, "Petra Publisher"));
    }

    public static Verdict credentials(CredentialState state, DigitalSourceType type) {
        return of(state, new Evidence.Credentials(state, List.of(type), List.of()));
    }

    public static Verdict nothingKnown() {
        return of(CredentialState.NONE);
    }

    /// An editor found that it was captured.
    public static Verdict corrected(Verdict verdict) {
        return Judging.corrected(
                verdict,
                LabelClass.CAPTURED,
                null,
                "Edgar Editor",
                "Seen the negatives.",
                verdict.createdAt());
    }

    /// By any row, of any class, material where the class is.
    public static Verdict judged(Rule rule, LabelClass labelClass) {
        return verdict(
                new Judgement(rule, labelClass, Certainty.VERIFIED, null, List.of()),
                CredentialState.NONE);
    }

    private static Verdict of(CredentialState state, Evidence... evidence) {
        return verdict(DecisionTable.judge(List.of(evidence)), state, evidence);
    }

    private static Verdict verdict(
            Judgement judgement, CredentialState state, Evidence... evidence) {
        return new Verdict(
                new VerdictId(UUID.fromString("0199c0de-0005-7000-8000-000000000001")),
                1,
                judgement.labelClass(),
                judgement.certainty(),
                state,
                judgement.notes(),
                judgement.materiality(),
                judgement.rule(),
                judgement.sourceType(),
                List.of(evidence).stream().map(Evidence::basis).toList(),
                Sentence.of(judgement, state),
                "decision-table/2",
                null,
                Instant.parse("2026-11-22T12:00:00Z"));
    }
}
