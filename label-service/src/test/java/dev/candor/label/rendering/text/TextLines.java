package dev.candor.label.rendering.text;

import dev.candor.label.plan.Instruction.Place;
import dev.candor.label.plan.Instruction.TextLine;
import dev.candor.label.plan.Instruction.Words;
import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lines as plans ask for them.
final class TextLines {
    static final Vocabulary VOCABULARY = new Vocabulary();
    static final String EVIDENCE = "/v1/badges/0199c0de-0001-7000-8000-000000000001";

    private TextLines() {}

    static TextLine in(String language, Place... places) {
        var spoken = VOCABULARY.find(language).orElseThrow();
        var words = spoken.outline(Phrase.AI_GENERATED).orElseThrow().text();
        var jsonLd = new LinkedHashMap<String, String>();
        jsonLd.put("@context", "https://schema.org");
        jsonLd.put("@type", "Article");
        jsonLd.put("digitalSourceType", "https://schema.org/TrainedAlgorithmicMediaDigitalSource");
        jsonLd.put("creditText", words);
        return new TextLine(
                new Words(words, language, Phrase.AI_GENERATED, Layers.WORDS),
                List.of(places),
                List.of(),
                EVIDENCE,
                jsonLd,
                Map.of("ai-disclosure", "ai-generated"),
                Map.of("AI-Disclosure", "mode=ai-originated;date=@1795305600"));
    }
}
