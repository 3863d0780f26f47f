package dev.candor.c2pa.definition;

import java.util.Arrays;
import java.util.Optional;

/// How media came to be: the IPTC code list, and C2PA's two additions (C2PA 2.4, 18.14.4).
public enum DigitalSourceType {
    DIGITAL_CAPTURE("digitalCapture"),
    COMPUTATIONAL_CAPTURE("computationalCapture"),
    NEGATIVE_FILM("negativeFilm"),
    POSITIVE_FILM("positiveFilm"),
    PRINT("print"),
    HUMAN_EDITS("humanEdits"),
    COMPOSITE_CAPTURE("compositeCapture"),
    ALGORITHMICALLY_ENHANCED("algorithmicallyEnhanced"),
    DIGITAL_CREATION("digitalCreation"),
    DATA_DRIVEN_MEDIA("dataDrivenMedia"),
    TRAINED_ALGORITHMIC_MEDIA("trainedAlgorithmicMedia"),
    ALGORITHMIC_MEDIA("algorithmicMedia"),
    SCREEN_CAPTURE("screenCapture"),
    VIRTUAL_RECORDING("virtualRecording"),
    COMPOSITE("composite"),
    COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA("compositeWithTrainedAlgorithmicMedia"),
    COMPOSITE_SYNTHETIC("compositeSynthetic"),
    EMPTY("http://c2pa.org/digitalsourcetype/empty", "empty"),
    TRAINED_ALGORITHMIC_DATA(
            "http://c2pa.org/digitalsourcetype/trainedAlgorithmicData", "trainedAlgorithmicData");

    private final String uri;
    private final String code;

    DigitalSourceType(String code) {
        this("http://cv.iptc.org/newscodes/digitalsourcetype/" + code, code);
    }

    DigitalSourceType(String uri, String code) {
        this.uri = uri;
        this.code = code;
    }

    /// The code alone, such as `trainedAlgorithmicMedia`.
    public String code() {
        return code;
    }

    /// The full URI that manifests and metadata carry.
    public String uri() {
        return uri;
    }

    /// The type of a code name, if there is one.
    public static Optional<DigitalSourceType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
