package dev.candor.label.verdict;

import static dev.candor.label.verdict.Note.NEEDS_REVIEW;
import static dev.candor.label.verdict.Note.UPLOADER_DISAGREES;
import static dev.candor.label.vocabulary.Certainty.ASSERTED;
import static dev.candor.label.vocabulary.Certainty.DECLARED;
import static dev.candor.label.vocabulary.Certainty.DISPUTED;
import static dev.candor.label.vocabulary.Certainty.UNCONFIRMED;
import static dev.candor.label.vocabulary.Certainty.VERIFIED;

import dev.candor.label.vocabulary.Certainty;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.LabelClass;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The decision table: what the evidence amounts to. Pure; the first row that fits wins, and
/// some row always does.
///
/// Rows that speak of watermarks, detectors, reports and editors have no evidence yet and are
/// therefore not here.
final class DecisionTable {
    private DecisionTable() {}

    static Judgement judge(List<Evidence> evidence) {
        var file = CaseFile.of(evidence);
        return switch (file.credentials()) {
            case INVALID -> invalid(file);
            case UNAVAILABLE -> unavailable(file);
            case VALID_TRUSTED ->
                    file.trusted().map(type -> trusted(file, type)).orElseGet(() -> unproven(file));
            case VALID_UNTRUSTED, NONE -> unproven(file);
        };
    }

    /// Row 2: broken credentials count for nothing, and what is left is no longer sure of
    /// anything.
    private static Judgement invalid(CaseFile file) {
        var left = unproven(file);
        return new Judgement(
                Rule.INVALID_CREDENTIALS,
                left.labelClass(),
                UNCONFIRMED,
                left.sourceType(),
                List.of(NEEDS_REVIEW));
    }

    /// Row 3: credentials that could not be fetched are no fault; the rest decides, and never
    /// with certainty VERIFIED.
    private static Judgement unavailable(CaseFile file) {
        var left = unproven(file);
        return new Judgement(
                Rule.UNAVAILABLE_CREDENTIALS,
                left.labelClass(),
                left.certainty(),
                left.sourceType(),
                left.notes());
    }

    private static Judgement trusted(CaseFile file, DigitalSourceType type) {
        return switch (type.labelClass()) {
            case AI_GENERATED -> trustedAi(file, type, Rule.TRUSTED_GENERATED);
            case AI_MODIFIED -> trustedAi(file, type, Rule.TRUSTED_MODIFIED);
            case AI_MINOR -> minor(file, type);
            case CAPTURED, HUMAN_EDITED, HUMAN_CREATED, SYNTHETIC_NON_AI, UNKNOWN ->
                    trustedNotAi(file, type);
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

    /// Rows 8, 11, 12 and 24: nothing signed by anyone we trust. AI outranks everything else,
    /// the file outranks the
    /// uploader.
    private static Judgement unproven(CaseFile file) {
        return fileSaysAi(file)
                .or(() -> declaredAi(file))
                .or(() -> file.file().map(type -> said(Rule.FILE_SAYS, type, ASSERTED)))
                .or(() -> file.declared().map(type -> said(Rule.UPLOADER_SAYS, type, DECLARED)))
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

    private static Judgement said(Rule rule, DigitalSourceType type, Certainty certainty) {
        return new Judgement(
                type.labelClass() == LabelClass.AI_MINOR ? Rule.MINOR_USE : rule, type, certainty);
    }

    private static Optional<DigitalSourceType> generative(Optional<DigitalSourceType> type) {
        return type.filter(term -> term.labelClass().generative());
    }
}
