package dev.candor.label.verdict;

import dev.candor.label.vocabulary.Certainty;
import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.LabelClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes versions of verdicts out of judgements. Pure.
final class Judging {
    private Judging() {}

    /// The first version.
    static Verdict first(List<Evidence> evidence, DecisionRules rules, VerdictId id, Instant at) {
        return verdict(
                id,
                1,
                DecisionTable.judge(evidence, rules),
                CaseFile.of(evidence).credentials(),
                evidence.stream().map(Evidence::basis).toList(),
                rules.engine(),
                null,
                at);
    }

    /// The next version by other rules; empty where they come to the same, and where a person
    /// decided.
    static Optional<Verdict> again(
            Verdict current, List<Evidence> evidence, DecisionRules rules, Instant at) {
        if (current.rule() == Rule.EDITOR_DECIDED) {
            return Optional.empty();
        }
        var judgement = DecisionTable.judge(evidence, rules);
        var same =
                judgement.labelClass() == current.labelClass()
                        && judgement.certainty() == current.certainty()
                        && judgement.materiality() == current.materiality()
                        && judgement.rule() == current.rule()
                        && judgement.notes().equals(current.notes());
        return same
                ? Optional.empty()
                : Optional.of(
                        verdict(
                                current.id(),
                                current.version() + 1,
                                judgement,
                                current.credentialState(),
                                current.basis(),
                                rules.engine(),
                                "The rules changed to version %d.".formatted(rules.version()),
                                at));
    }

    /// An editor's decision (row 20). It settles what was to be reviewed.
    static Verdict corrected(
            Verdict current,
            LabelClass labelClass,
            @Nullable DigitalSourceType sourceType,
            String editor,
            String reason,
            Instant at) {
        var notes =
                current.notes().stream()
                        .filter(note -> note != Note.NEEDS_REVIEW && note != Note.URGENT)
                        .toList();
        var judgement =
                new Judgement(
                        Rule.EDITOR_DECIDED, labelClass, Certainty.VERIFIED, sourceType, notes);
        var basis = new ArrayList<>(current.basis());
        basis.add("E6 finding by %s: %s".formatted(editor, labelClass));
        return verdict(
                current.id(),
                current.version() + 1,
                judgement,
                current.credentialState(),
                basis,
                editor,
                reason,
                at);
    }

    private static Verdict verdict(
            VerdictId id,
            int version,
            Judgement judgement,
            CredentialState credentials,
            List<String> basis,
            String decidedBy,
            @Nullable String reason,
            Instant at) {
        return new Verdict(
                id,
                version,
                judgement.labelClass(),
                judgement.certainty(),
                credentials,
                judgement.notes(),
                judgement.materiality(),
                judgement.rule(),
                judgement.sourceType(),
                basis,
                Sentence.of(judgement, credentials),
                decidedBy,
                reason,
                at);
    }
}
