package dev.candor.label.vocabulary;

import java.util.Map;

/// The capital token "AI" and its second layer, GENERATED or MODIFIED: the same in every
/// language.
public record Token(Outline sign, Map<Phrase, Outline> secondLayer) {
    public Token {
        secondLayer = Map.copyOf(secondLayer);
    }

    /// True for the two phrases that say it for sure.
    public boolean hasSecondLayer(Phrase phrase) {
        return secondLayer.containsKey(phrase);
    }

    /// The second layer for one of the two AI phrases.
    public Outline secondLayer(Phrase phrase) {
        var outline = secondLayer.get(phrase);
        if (outline == null) {
            throw new IllegalArgumentException("No second layer for " + phrase);
        }
        return outline;
    }
}
