package dev.candor.label.verdict;

import static dev.candor.label.verdict.Note.NEEDS_REVIEW;
import static dev.candor.label.verdict.Note.UPLOADER_DISAGREES;
import static dev.candor.label.vocabulary.Certainty.ASSERTED;
import static dev.candor.label.vocabulary.Certainty.DECLARED;
import static dev.candor.label.vocabulary.Certainty.DISPUTED;
import static dev.candor.label.vocabulary.Certainty.INDICATED;
import static dev.candor.label.vocabulary.Certainty.UNCONFIRMED;
import static dev.candor.label.vocabulary.Certainty.VERIFIED;

import dev.candor.label.vocabulary.Certainty;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.LabelClass;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The decision table: what the evidence amounts to. Pure; the first row that fits wins, and
/// some row always does. Row 20, an editor's decision, is made by [CorrectVerdict].
final class DecisionTable {
    private DecisionTable() {}

    static Judgement judge(List<Evidence> evidence) {
        return judge(evidence, DecisionRules.SHIPPED);
    }

    static Judgement judge(List<Evidence> evidence, DecisionRules rules) {
        var file = CaseFile.of(evidence);
        if (file.forbidden()) {
            return Judgement.unknown(
                    Rule.FORBIDDEN, UNCONFIRMED, Note.BLOCKED, Note.URGENT, NEEDS_REVIEW);
        }
        var weighed = weighed(origin(file, rules), file, rules);
        return reported(weighed, file, rules)
                .or(() -> reviewedText(weighed, file))
                .or(() -> evidentArt(weighed, file))
                .or(() -> misleading(weighed, file))
                .orElse(weighed);
    }

    private static Judgement origin(CaseFile file, DecisionRules rules) {
        return switch (file.credentials()) {
            case INVALID -> invalid(file, rules);
            case UNAVAILABLE -> unavailable(file, rules);
            case VALID_TRUSTED ->
                    file.trusted()
                            .map(type -> trusted(file, type, rules))
                            .orElseGet(() -> unproven(file, rules));
            case VALID_UNTRUSTED, NONE -> unproven(file, rules);
        };
    }

    /// Row 2: broken credentials count for nothing, and what is left is no longer sure of
    /// anything.
    private static Judgement invalid(CaseFile file, DecisionRules rules) {
        var left = unproven(file, rules);
        return new Judgement(
                Rule.INVALID_CREDENTIALS,
                left.labelClass(),
                UNCONFIRMED,
                left.sourceType(),
                List.of(NEEDS_REVIEW));
    }

    /// Row 3: credentials that could not be fetched are no fault; the rest decides, and never
    /// with certainty VERIFIED.
    private static Judgement unavailable(CaseFile file, DecisionRules rules) {
        var left = unproven(file, rules);
        return new Judgement(
                Rule.UNAVAILABLE_CREDENTIALS,
                left.labelClass(),
                left.certainty(),
                left.sourceType(),
                left.notes());
    }

    private static Judgement trusted(CaseFile file, DigitalSourceType type, DecisionRules rules) {
        return switch (type.labelClass()) {
            case AI_GENERATED -> trustedAi(file, type, Rule.TRUSTED_GENERATED);
            case AI_MODIFIED -> trustedAi(file, type, Rule.TRUSTED_MODIFIED);
            case AI_MINOR -> minor(file, type);
            case CAPTURED -> trustedCapture(file, type, rules);
            case HUMAN_EDITED, HUMAN_CREATED, SYNTHETIC_NON_AI, UNKNOWN -> trustedNotAi(file, type);
        };
    }

    /// Rows 4 and 5; row 17 where the uploader denies it.
    private static Judgement trustedAi(CaseFile file, DigitalSourceType type, Rule rule) {
        return file.uploaderSaysNotAi()
                ? new Judgement(
                        Rule.TRUSTED_AI_AGAINST_UPLOADER, type, VERIFIED, UPLOADER_DISAGREES)
                : new Judgement(rule, type, VERIFIED);
    }

    /// Row 8, unless the uploader admits more.
    private static Judgement minor(CaseFile file, DigitalSourceType type) {
        return declaredAi(file).orElseGet(() -> new Judgement(Rule.MINOR_USE, type, VERIFIED));
    }

    /// Row 16 before row 6: a sign of AI in what a camera signed may be a screen photographed
    /// again, so neither claim is shown. Row 7 where edits may be missing.
    private static Judgement trustedCapture(
            CaseFile file, DigitalSourceType type, DecisionRules rules) {
        if (declaredAi(file).isEmpty() && file.signOfAi(rules)) {
            return Judgement.unknown(
                    Rule.SIGN_AGAINST_TRUSTED_CAPTURE, DISPUTED, Note.URGENT, NEEDS_REVIEW);
        }
        var judgement = trustedNotAi(file, type);
        return judgement.rule() == Rule.TRUSTED_NOT_AI && file.unrecordedEdits()
                ? new Judgement(Rule.TRUSTED_CAPTURE_UNRECORDED, type, ASSERTED)
                : judgement;
    }

    /// Row 6, unless the uploader admits a later use of AI (row 12) or the file's own words
    /// contradict (row 18).
    private static Judgement trustedNotAi(CaseFile file, DigitalSourceType type) {
        Supplier<Judgement> row6 = () -> new Judgement(Rule.TRUSTED_NOT_AI, type, VERIFIED);
        return declaredAi(file).or(() -> contradicted(file)).orElseGet(row6);
    }

    private static Optional<Judgement> declaredAi(CaseFile file) {
        return generative(file.declared())
                .map(type -> new Judgement(Rule.UPLOADER_SAYS, type, DECLARED));
    }

    private static Optional<Judgement> contradicted(CaseFile file) {
        return generative(file.file())
                .map(
                        _ ->
                                Judgement.unknown(
                                        Rule.FILE_AGAINST_TRUSTED_CAPTURE, DISPUTED, NEEDS_REVIEW));
    }

    /// Rows 8 to 14 and 24: nothing signed by anyone we trust. AI outranks everything else; the
    /// file outranks the uploader, who outranks signs.
    private static Judgement unproven(CaseFile file, DecisionRules rules) {
        return fileSaysAi(file)
                .or(() -> declaredAi(file))
                .or(() -> watermark(file, rules))
                .or(() -> detector(file, rules))
                .or(() -> file.file().map(type -> said(Rule.FILE_SAYS, type, ASSERTED)))
                .or(() -> file.declared().map(type -> said(Rule.UPLOADER_SAYS, type, DECLARED)))
                .or(() -> unsure(file))
                .orElseGet(() -> Judgement.unknown(Rule.NOTHING_KNOWN, UNCONFIRMED));
    }

    private static Optional<Judgement> fileSaysAi(CaseFile file) {
        return generative(file.file())
                .map(
                        type ->
                                file.uploaderSaysNotAi()
                                        ? new Judgement(
                                                Rule.FILE_SAYS, type, ASSERTED, UPLOADER_DISAGREES)
                                        : new Judgement(Rule.FILE_SAYS, type, ASSERTED));
    }

    /// Row 9 where the scheme rarely errs, row 10 where it may or does not say.
    private static Optional<Judgement> watermark(CaseFile file, DecisionRules rules) {
        var sure =
                file.watermark(
                        mark ->
                                mark.falsePositives() != null
                                        && mark.falsePositives()
                                                <= rules.watermarkFalsePositives());
        return sure.map(
                        mark ->
                                new Judgement(
                                        Rule.WATERMARK_FOUND,
                                        mark.sourceType(),
                                        INDICATED,
                                        Note.TRY_RECOVERY))
                .or(
                        () ->
                                file.watermark(_ -> true)
                                        .map(
                                                _ ->
                                                        Judgement.unknown(
                                                                Rule.WATERMARK_UNSURE,
                                                                INDICATED,
                                                                NEEDS_REVIEW)));
    }

    /// Row 13: a detector asks for a review and never decides.
    private static Optional<Judgement> detector(CaseFile file, DecisionRules rules) {
        return file.sensitive() && file.convinced(rules)
                ? Optional.of(Judgement.unknown(Rule.DETECTOR_SUSPECTS, INDICATED, NEEDS_REVIEW))
                : Optional.empty();
    }

    /// Row 14: the score stays inside.
    private static Optional<Judgement> unsure(CaseFile file) {
        return file.detectors().isEmpty()
                ? Optional.empty()
                : Optional.of(Judgement.unknown(Rule.DETECTOR_UNSURE, UNCONFIRMED));
    }

    private static Judgement said(Rule rule, DigitalSourceType type, Certainty certainty) {
        return new Judgement(
                type.labelClass() == LabelClass.AI_MINOR ? Rule.MINOR_USE : rule, type, certainty);
    }

    /// M1 to M3 (4.3): what a tool did without changing what people see is row 8.
    private static Judgement weighed(Judgement judgement, CaseFile file, DecisionRules rules) {
        if (judgement.labelClass() != LabelClass.AI_MODIFIED) {
            return judgement;
        }
        var materiality = Materiality.of(file.edits(), file.subject(), rules);
        return switch (materiality) {
            case M1 -> judgement;
            case M2 -> judgement.minor();
            case M3, M3_MINOR -> judgement.weighing(materiality).with(NEEDS_REVIEW);
        };
    }

    /// Row 15: reports change no class. What they contradict is in dispute until somebody
    /// decides, unless trusted credentials say AI.
    private static Optional<Judgement> reported(
            Judgement judgement, CaseFile file, DecisionRules rules) {
        return file.reports()
                .filter(
                        reports ->
                                reports.concerned()
                                        || reports.trustedReporters() >= rules.reporters())
                .map(
                        reports -> {
                            var contradicts =
                                    reports.claimsAi() != judgement.labelClass().generative();
                            var proven =
                                    judgement.labelClass().generative()
                                            && judgement.certainty() == VERIFIED;
                            return judgement
                                    .by(
                                            Rule.REPORTED,
                                            contradicts && !proven
                                                    ? DISPUTED
                                                    : judgement.certainty())
                                    .with(NEEDS_REVIEW);
                        });
    }

    /// Row 21: the exemption of reviewed text, recorded with its evidence. Signed credentials
    /// stay what they are.
    private static Optional<Judgement> reviewedText(Judgement judgement, CaseFile file) {
        return file.humanReview() && judgement.labelClass().generative()
                ? Optional.of(
                        judgement
                                .by(
                                        Rule.REVIEWED_TEXT,
                                        judgement.certainty() == VERIFIED ? VERIFIED : DECLARED)
                                .with(Note.EDITORIAL_RESPONSIBILITY))
                : Optional.empty();
    }

    /// Row 22: the class stays, the words may stand in the credits.
    private static Optional<Judgement> evidentArt(Judgement judgement, CaseFile file) {
        return file.evidentArt() && judgement.labelClass().generative()
                ? Optional.of(
                        judgement
                                .by(Rule.EVIDENT_ART, judgement.certainty())
                                .with(Note.EVIDENT_ART))
                : Optional.empty();
    }

    /// Row 23: old footage or a false caption is no use of AI.
    private static Optional<Judgement> misleading(Judgement judgement, CaseFile file) {
        return file.misleading() && !judgement.labelClass().generative()
                ? Optional.of(
                        judgement
                                .by(Rule.MISLEADING_WITHOUT_AI, judgement.certainty())
                                .with(Note.MISSING_CONTEXT))
                : Optional.empty();
    }

    private static Optional<DigitalSourceType> generative(Optional<DigitalSourceType> type) {
        return type.filter(term -> term.labelClass().generative());
    }
}
