package dev.candor.gateway.portal;

import dev.candor.kit.wording.Words;
import java.util.List;

/// Something that can be ticked in a form.
record Choice(String code, String words) {
    static final List<String> ACTIONS =
            List.of("DISTRIBUTE", "GENERATE", "EDIT", "TRAIN", "CAPTURE", "INFER", "MINE");
    static final List<String> LIKENESS =
            List.of("FACE", "VOICE", "BODY", "MOTION", "NAME", "SIGNATURE");

    /// @param family of the codes, such as `action`
    static List<Choice> of(Words words, String family, List<String> codes) {
        return codes.stream().map(code -> new Choice(code, words.code(family, code))).toList();
    }
}
