package dev.candor.label.verdict;

import dev.candor.label.vocabulary.Certainty;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.LabelClass;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the decision table makes of the evidence.
///
/// @param sourceType the term that led to the class, if one did
record Judgement(
        Rule rule,
        LabelClass labelClass,
        Certainty certainty,
        @Nullable DigitalSourceType sourceType,
        List<Note> notes,
        Materiality materiality) {
    Judgement {
        notes = List.copyOf(notes);
    }

    Judgement(
            Rule rule,
            LabelClass labelClass,
            Certainty certainty,
            @Nullable DigitalSourceType sourceType,
            List<Note> notes) {
        this(rule, labelClass, certainty, sourceType, notes, plain(labelClass));
    }

    Judgement(Rule rule, DigitalSourceType sourceType, Certainty certainty, Note... notes) {
        this(rule, sourceType.labelClass(), certainty, sourceType, List.of(notes));
    }

    static Judgement unknown(Rule rule, Certainty certainty, Note... notes) {
        return new Judgement(rule, LabelClass.UNKNOWN, certainty, null, List.of(notes));
    }

    private static Materiality plain(LabelClass labelClass) {
        return labelClass.generative() ? Materiality.M1 : Materiality.M2;
    }

    Optional<DigitalSourceType> leadingType() {
        return Optional.ofNullable(sourceType);
    }

    /// The same, by another row.
    Judgement by(Rule row, Certainty sure) {
        return new Judgement(row, labelClass, sure, sourceType, notes, materiality);
    }

    Judgement with(Note note) {
        return notes.contains(note)
                ? this
                : new Judgement(
                        rule,
                        labelClass,
                        certainty,
                        sourceType,
                        Stream.concat(notes.stream(), Stream.of(note)).toList(),
                        materiality);
    }

    Judgement weighing(Materiality weight) {
        return new Judgement(rule, labelClass, certainty, sourceType, notes, weight);
    }

    /// Row 8: a generative tool was used, and nothing material came of it.
    Judgement minor() {
        return new Judgement(
                Rule.MINOR_USE, LabelClass.AI_MINOR, certainty, sourceType, notes, Materiality.M2);
    }
}
