package dev.candor.label.vocabulary;

import static dev.candor.label.vocabulary.LabelClass.AI_GENERATED;
import static dev.candor.label.vocabulary.LabelClass.AI_MINOR;
import static dev.candor.label.vocabulary.LabelClass.AI_MODIFIED;
import static dev.candor.label.vocabulary.LabelClass.CAPTURED;
import static dev.candor.label.vocabulary.LabelClass.HUMAN_CREATED;
import static dev.candor.label.vocabulary.LabelClass.HUMAN_EDITED;
import static dev.candor.label.vocabulary.LabelClass.SYNTHETIC_NON_AI;
import static dev.candor.label.vocabulary.LabelClass.UNKNOWN;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The IPTC NewsCodes for digital source types, and the two that C2PA adds (C2PA 2.2, 18.15.3),
/// with the class each
/// stands for when nothing else is known.
public enum DigitalSourceType {
    DIGITAL_CAPTURE("digitalCapture", CAPTURED),
    COMPUTATIONAL_CAPTURE("computationalCapture", CAPTURED),
    NEGATIVE_FILM("negativeFilm", CAPTURED),
    POSITIVE_FILM("positiveFilm", CAPTURED),
    PRINT("print", CAPTURED),
    HUMAN_EDITS("humanEdits", HUMAN_EDITED),
    MINOR_HUMAN_EDITS("minorHumanEdits", HUMAN_EDITED),
    ALGORITHMICALLY_ENHANCED("algorithmicallyEnhanced", AI_MINOR),
    COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA("compositeWithTrainedAlgorithmicMedia", AI_MODIFIED),
    TRAINED_ALGORITHMIC_MEDIA("trainedAlgorithmicMedia", AI_GENERATED),
    COMPOSITE_SYNTHETIC("compositeSynthetic", AI_MODIFIED),
    COMPOSITE("composite", UNKNOWN),
    COMPOSITE_CAPTURE("compositeCapture", HUMAN_EDITED),
    ALGORITHMIC_MEDIA("algorithmicMedia", SYNTHETIC_NON_AI),
    DATA_DRIVEN_MEDIA("dataDrivenMedia", SYNTHETIC_NON_AI),
    DIGITAL_CREATION("digitalCreation", HUMAN_CREATED),
    DIGITAL_ART("digitalArt", HUMAN_CREATED),
    SOFTWARE_IMAGE("softwareImage", UNKNOWN),
    SCREEN_CAPTURE("screenCapture", UNKNOWN),
    VIRTUAL_RECORDING("virtualRecording", AI_MODIFIED),
    EMPTY("empty", UNKNOWN),
    TRAINED_ALGORITHMIC_DATA("trainedAlgorithmicData", AI_GENERATED);

    private static final String IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/";
    private static final String C2PA = "http://c2pa.org/digitalsourcetype/";

    private final String code;
    private final LabelClass labelClass;

    DigitalSourceType(String code, LabelClass labelClass) {
        this.code = code;
        this.labelClass = labelClass;
    }

    /// The code, or the whole identifier with `http` or `https`, as files in the wild write it.
    public static Optional<DigitalSourceType> of(String term) {
        var plain =
                term.startsWith("https://")
                        ? "http://" + term.substring("https://".length())
                        : term;
        return Arrays.stream(values())
                .filter(type -> type.code.equals(plain) || type.uri().equals(plain))
                .findFirst();
    }

    public String code() {
        return code;
    }

    /// The identifier as it is written into media. Always `http`.
    public String uri() {
        return switch (this) {
            case EMPTY, TRAINED_ALGORITHMIC_DATA -> C2PA + code;
            default -> IPTC + code;
        };
    }

    /// The term as schema.org writes it, or its own identifier where schema.org has no member.
    public String schemaOrg() {
        return switch (this) {
            case HUMAN_EDITS,
                    DIGITAL_CREATION,
                    COMPUTATIONAL_CAPTURE,
                    SOFTWARE_IMAGE,
                    EMPTY,
                    TRAINED_ALGORITHMIC_DATA ->
                    uri();
            default ->
                    "https://schema.org/%s%sDigitalSource"
                            .formatted(
                                    code.substring(0, 1).toUpperCase(Locale.ROOT),
                                    code.substring(1));
        };
    }

    /// The class this term stands for when nothing else is known.
    public LabelClass labelClass() {
        return labelClass;
    }
}
