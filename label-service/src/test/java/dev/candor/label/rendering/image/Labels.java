package dev.candor.label.rendering.image;

import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Position;
import dev.candor.label.vocabulary.Vocabulary;
import java.util.List;

/// Orders for labels, as a plan would make them.
final class Labels {
    private static final Vocabulary VOCABULARY = new Vocabulary();

    private Labels() {}

    static LabelOrder in(String tag) {
        return in(tag, Position.TOP_RIGHT);
    }

    static LabelOrder in(String tag, Position position) {
        var language = VOCABULARY.find(tag).orElseThrow();
        var whole =
                new LabelFace(
                        VOCABULARY.label(Phrase.AI_GENERATED, language, Layers.TOKEN_AND_WORDS),
                        language.direction());
        return order(List.of(whole, token(language)), position);
    }

    /// Words that may not be shortened.
    static LabelOrder wordsIn(String tag) {
        var language = VOCABULARY.find(tag).orElseThrow();
        var words =
                new LabelFace(
                        VOCABULARY.label(Phrase.AI_GENERATED, language, Layers.WORDS),
                        language.direction());
        return order(List.of(words), Position.TOP_RIGHT);
    }

    private static LabelFace token(Language language) {
        return new LabelFace(
                VOCABULARY.label(Phrase.AI_GENERATED, language, Layers.TOKEN),
                Language.Direction.LTR);
    }

    private static LabelOrder order(List<LabelFace> faces, Position position) {
        return new LabelOrder(faces, position, 0.03, 12, 0.03, 4.5);
    }
}
