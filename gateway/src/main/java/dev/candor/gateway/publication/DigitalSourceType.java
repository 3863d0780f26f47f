package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.Optional;

/// How media came to be: the current terms of the IPTC code list `digitalsourcetype`.
@RegisterForReflection
public enum DigitalSourceType {
    TRAINED_ALGORITHMIC_MEDIA("trainedAlgorithmicMedia", "Made by a generative model"),
    COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA(
            "compositeWithTrainedAlgorithmicMedia", "Edited with a generative model"),
    COMPOSITE_SYNTHETIC("compositeSynthetic", "Composite with synthetic elements"),
    ALGORITHMICALLY_ENHANCED("algorithmicallyEnhanced", "Enhanced by an algorithm, content kept"),
    ALGORITHMIC_MEDIA("algorithmicMedia", "Made by an algorithm without training data"),
    DATA_DRIVEN_MEDIA("dataDrivenMedia", "Drawn from data"),
    VIRTUAL_RECORDING("virtualRecording", "Recording of a virtual event"),
    COMPOSITE("composite", "Composite, elements not stated"),
    COMPOSITE_CAPTURE("compositeCapture", "Composite of captures"),
    DIGITAL_CAPTURE("digitalCapture", "Recorded by a camera or a recorder"),
    COMPUTATIONAL_CAPTURE("computationalCapture", "Several frames merged by the camera"),
    HUMAN_EDITS("humanEdits", "Edited by a person without generative tools"),
    DIGITAL_CREATION("digitalCreation", "Made by a person with digital tools"),
    SCREEN_CAPTURE("screenCapture", "Capture of a screen"),
    NEGATIVE_FILM("negativeFilm", "Digitised from negative film"),
    POSITIVE_FILM("positiveFilm", "Digitised from positive film"),
    PRINT("print", "Digitised from a print");

    private static final String SCHEME = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    private final String code;
    private final String words;

    DigitalSourceType(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /// The code name, such as `trainedAlgorithmicMedia`.
    @JsonValue
    public String code() {
        return code;
    }

    /// What it means, for people.
    public String words() {
        return words;
    }

    public static Optional<DigitalSourceType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /// The type that a value of a mark or a manifest names.
    public static Optional<DigitalSourceType> ofValue(String value) {
        return ofCode(shortCode(value));
    }

    /// The code name in a value that marks or manifests carry: a full URI (http or https) or the
    /// code alone.
    static String shortCode(String value) {
        var http =
                value.startsWith("https:") ? "http:" + value.substring("https:".length()) : value;
        return http.startsWith(SCHEME) ? http.substring(SCHEME.length()) : value;
    }

    @JsonCreator
    static DigitalSourceType required(String code) {
        return ofCode(code)
                .orElseThrow(() -> new IllegalArgumentException("not a digital source type"));
    }
}
