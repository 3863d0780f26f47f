package dev.candor.label.vocabulary;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// One language of the vocabulary.
///
/// @param tag BCP 47
/// @param name English name
/// @param direction how its script runs
/// @param review how far its words were checked
/// @param phrases outlines of the phrases it has; the two AI phrases are always among them
public record Language(
        String tag, String name, Direction direction, Review review, Map<Phrase, Outline> phrases) {
    public Language {
        phrases = Map.copyOf(phrases);
        if (!phrases.containsKey(Phrase.AI_GENERATED) || !phrases.containsKey(Phrase.AI_MODIFIED)) {
            throw new IllegalArgumentException(tag + " lacks a label phrase");
        }
    }

    /// How a script runs.
    public enum Direction {
        LTR,
        RTL
    }

    /// How far the words of a language were checked.
    public enum Review {
        DRAFT,
        NATIVE
    }

    /// The phrase in this language, if it has it.
    public Optional<Outline> outline(Phrase phrase) {
        return Optional.ofNullable(phrases.get(phrase));
    }

    /// The words alone.
    public Map<Phrase, String> words() {
        var words = new EnumMap<Phrase, String>(Phrase.class);
        phrases.forEach((phrase, outline) -> words.put(phrase, outline.text()));
        return words;
    }
}
