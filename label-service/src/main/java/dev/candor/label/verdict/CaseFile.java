package dev.candor.label.verdict;

import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.LabelClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The evidence sorted by weight. Where several terms speak with the same weight, the most
/// generative one leads (row 19).
record CaseFile(
        CredentialState credentials,
        boolean unrecordedEdits,
        Optional<DigitalSourceType> trusted,
        Optional<DigitalSourceType> file,
        Optional<DigitalSourceType> declared,
        List<Evidence.Watermark> watermarks,
        List<Evidence.Detector> detectors,
        Optional<Evidence.Reports> reports,
        List<Edit> edits,
        Subject subject,
        boolean forbidden,
        boolean sensitive,
        boolean humanReview,
        boolean evidentArt,
        boolean misleading) {

    /// A dubbed voice is generative whatever else the credentials leave out (C2PA 2.2, 18.15.4).
    private static final String DUBBED = "c2pa.dubbed";

    CaseFile {
        watermarks = List.copyOf(watermarks);
        detectors = List.copyOf(detectors);
        edits = List.copyOf(edits);
    }

    static CaseFile of(List<Evidence> evidence) {
        var credentials = all(evidence, Evidence.Credentials.class);
        var state = credentials.isEmpty() ? CredentialState.NONE : credentials.getLast().state();
        var edits = all(evidence, Evidence.Edits.class);
        return new CaseFile(
                state,
                credentials.stream().anyMatch(Evidence.Credentials::unrecordedEdits),
                leading(claims(credentials, CredentialState.VALID_TRUSTED)),
                leading(
                        joined(
                                claims(credentials, CredentialState.VALID_UNTRUSTED),
                                all(evidence, Evidence.Mark.class).stream()
                                        .map(Evidence.Mark::sourceType)
                                        .toList())),
                leading(
                        all(evidence, Evidence.Declaration.class).stream()
                                .map(Evidence.Declaration::sourceType)
                                .toList()),
                all(evidence, Evidence.Watermark.class),
                all(evidence, Evidence.Detector.class),
                all(evidence, Evidence.Reports.class).stream().findFirst(),
                edits.stream().flatMap(some -> some.edits().stream()).toList(),
                edits.stream().map(Evidence.Edits::subject).findFirst().orElse(Subject.OTHER),
                has(evidence, Evidence.Forbidden.class),
                has(evidence, Evidence.Sensitive.class),
                has(evidence, Evidence.HumanReview.class),
                has(evidence, Evidence.EvidentArt.class),
                has(evidence, Evidence.Misleading.class));
    }

    private static <E extends Evidence> List<E> all(List<Evidence> evidence, Class<E> kind) {
        return evidence.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static boolean has(List<Evidence> evidence, Class<? extends Evidence> kind) {
        return evidence.stream().anyMatch(kind::isInstance);
    }

    private static List<DigitalSourceType> joined(
            List<DigitalSourceType> some, List<DigitalSourceType> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static List<DigitalSourceType> claims(
            List<Evidence.Credentials> credentials, CredentialState state) {
        var claims = new ArrayList<DigitalSourceType>();
        for (var one : credentials) {
            if (one.state() == state) {
                claims.addAll(one.sourceTypes());
                if (one.actions().contains(DUBBED)) {
                    claims.add(DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA);
                }
            }
        }
        return claims;
    }

    private static Optional<DigitalSourceType> leading(List<DigitalSourceType> types) {
        return types.stream()
                .filter(type -> type.labelClass() != LabelClass.UNKNOWN)
                .min(Comparator.comparingInt(type -> rank(type.labelClass())));
    }

    /// The more generative, the lower.
    static int rank(LabelClass labelClass) {
        return switch (labelClass) {
            case AI_GENERATED -> 0;
            case AI_MODIFIED -> 1;
            case AI_MINOR -> 2;
            case SYNTHETIC_NON_AI -> 3;
            case HUMAN_CREATED -> 4;
            case HUMAN_EDITED -> 5;
            case CAPTURED -> 6;
            case UNKNOWN -> 7;
        };
    }

    /// True where the uploader names a source that is not AI.
    boolean uploaderSaysNotAi() {
        return declared.filter(type -> !type.labelClass().generative()).isPresent();
    }

    /// The watermark that says most, of those that say AI.
    Optional<Evidence.Watermark> watermark(Predicate<Evidence.Watermark> wish) {
        return watermarks.stream()
                .filter(mark -> mark.sourceType().labelClass().generative())
                .filter(wish)
                .min(Comparator.comparingInt(mark -> rank(mark.sourceType().labelClass())));
    }

    /// True where a watermark or a convinced detector points to AI.
    boolean signOfAi(DecisionRules rules) {
        return watermark(_ -> true).isPresent() || convinced(rules);
    }

    /// A detector that declares how often it errs, and is sure (row 13).
    boolean convinced(DecisionRules rules) {
        return detectors.stream()
                .anyMatch(
                        detector ->
                                detector.score() >= rules.detectorScore()
                                        && detector.falsePositives() != null
                                        && detector.falsePositives()
                                                <= rules.detectorFalsePositives());
    }
}
